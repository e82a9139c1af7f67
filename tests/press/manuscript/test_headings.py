"""Chapter headings in their many shapes, and sentences that only begin like one."""

import pytest

from ficstead.press.manuscript.parting.headings import looks_like_heading, looks_like_title, parse_heading

READ = [
    ("Chapter 4: Clearing", 4, "Clearing"),
    ("CHAPTER FOUR - X", 4, "X"),
    ("Ch. 3", 3, None),
    ("Chapter IV.", 4, None),
    ("4. Undertow", 4, "Undertow"),
    ("4", 4, None),
    ("IV", 4, None),
    ("Part Two", 2, None),
    ("PT 1", 1, None),
    ("Zero: X", 0, "X"),
    ("Chapter: whatever", None, "whatever"),
    ("Prologue", None, "Prologue"),
    ("Epilogue - Ten Years On", None, "Epilogue - Ten Years On"),
    ("Interlude II", None, "Interlude II"),
    ("Chapter 12/?", 12, None),
    ("Chapter 3 of 10", 3, None),
    ("Chapter Twenty-One", 21, None),
    ("Chapter the First", 1, None),
    ("The First Chapter", 1, None),
    ("BOOK THE FIRST", 1, None),
    ("**Chapter 3: Foo**", 3, "Foo"),
    ("~*Chapter 7*~", 7, None),
    ("🌙 Chapter 3: Rain 🌙", 3, "Rain"),
    ('Chapter Three: "The Long Night"', 3, "The Long Night"),
    ("Chapter 2 The Road Home", 2, "The Road Home"),
    ("Chapter 1: In which nothing happens, and then it does.", 1, "In which nothing happens, and then it does."),
    ("CHAPTER I.\nDown the Well", 1, "Down the Well"),
    ("Part 3a: Foo", None, "3a: Foo"),
    ("[3/7]", 3, None),
    ("Kapitel 2: Die Brücke", 2, "Die Brücke"),
    ("Capítulo 3: La azotea", 3, "La azotea"),
    ("Глава 1. Проводница", 1, "Проводница"),
    ("第十二章 伞", 12, "伞"),
]
STORY = """
Part of him wanted to run
Chapter Four of the manual said that
Part two of the plan was simple.
4. Buy milk
Part I had always hated
Chapter 4 had been hard
One day he left.
Two years later
Prologue to the thing was hard.
10,000 men
10:30 PM
5 0 0
He ran 3/4 of the way.
"Chapter 4"
Act one way and think another.
Part 2, which she had never liked, was over.
I - I don't know
12 March 1945
""".strip().splitlines()


@pytest.mark.parametrize(("line", "number", "title"), READ)
def test_a_heading_gives_its_number_and_title(line: str, number: int | None, title: str | None) -> None:
    heading = parse_heading(line)
    assert heading is not None
    assert (heading.number, heading.title) == (number, title)


def test_a_heading_may_tell_how_many_chapters_there_will_be() -> None:
    assert parse_heading("Chapter 3 of 10").total == 10
    assert parse_heading("[3/7]").total == 7
    assert parse_heading("Chapter 12/?").total is None


def test_a_heading_may_repeat_the_title_of_the_work() -> None:
    heading = parse_heading("Harbour Lights - Chapter 3: Low Tide")
    assert (heading.work, heading.number, heading.title) == ("Harbour Lights", 3, "Low Tide")


@pytest.mark.parametrize("line", STORY)
def test_a_sentence_that_begins_like_a_heading_is_story(line: str) -> None:
    assert not looks_like_heading(line)


def test_a_bare_number_is_less_sure_than_a_chapter() -> None:
    assert parse_heading("4").sureness < parse_heading("Chapter 4").sureness
    assert not looks_like_heading("I")


@pytest.mark.parametrize("line", ["The Long Way Home", "Undertow", "What the Cartographer Kept", "Of Mice and Mirrors"])
def test_capitals_make_a_title(line: str) -> None:
    assert looks_like_title(line)


@pytest.mark.parametrize("line", ["She ran home.", "the long way home", '"Undertow"', "He looked up,"])
def test_a_sentence_is_no_title(line: str) -> None:
    assert not looks_like_title(line)


def test_a_long_line_is_no_heading() -> None:
    assert parse_heading("Chapter 4: " + "very " * 60 + "long") is None
