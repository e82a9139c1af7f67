"""Plain texts of every habit become the paragraphs their authors meant."""

import re
import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ficstead.press.manuscript.blocks import Shape
from ficstead.press.manuscript.cleaning import clean_html
from ficstead.press.manuscript.readers.emphasis import styled
from ficstead.press.manuscript.readers.joining import hangs_together
from ficstead.press.manuscript.readers.plain import read_plain
from ficstead.press.manuscript.words import plain_text

RAIN = (
    "The rain had been falling on the harbour since noon, and nobody in the little house on the quay had said a word "
    "about it, least of all Marit, who was waiting for the boat."
)
DOOR = (
    '"You said you would come," she said. "You said so -- twice." He never answered; he looked at the well-known lamp.'
)
HEADER = "Title: Low Water\nAuthor: Jo\nRating: PG"
WORD = re.compile(r"[^\W_]+")


def wrapped(text, width=72, **options):
    return textwrap.fill(text, width, **options)


def texts(source):
    return [block.text for block in read_plain(source).blocks]


def test_blank_lines_part_paragraphs_and_are_counted():
    first, second = read_plain(f"{RAIN}\n\n\n{DOOR}\n").blocks
    assert (first.text, second.text) == (RAIN, DOOR)
    assert (first.line, first.end_line, second.line, second.blank_before) == (1, 1, 4, 2)


def test_each_line_can_be_a_paragraph():
    reading = read_plain("\n".join([RAIN, DOOR, RAIN, DOOR]))
    assert [block.text for block in reading.blocks] == [RAIN, DOOR, RAIN, DOOR]
    assert "Each line" in reading.decisions[0].why


def test_wrapped_lines_are_joined_and_the_column_is_told():
    reading = read_plain(f"{wrapped(RAIN)}\n\n{wrapped(DOOR)}\n\n{wrapped(RAIN + ' ' + DOOR)}")
    assert [block.text for block in reading.blocks] == [RAIN, DOOR, f"{RAIN} {DOOR}"]
    assert reading.blocks[0].end_line == 3
    assert "about 7" in reading.decisions[0].why


def test_wrapped_paragraphs_need_no_blank_lines_where_indents_part_them():
    story = "\n".join(wrapped(text, initial_indent="   ") for text in (RAIN, DOOR, RAIN, DOOR))
    reading = read_plain(f"Low Water\nby Jo\n\n{story}")
    assert [block.text for block in reading.blocks] == ["Low Water", "by Jo", RAIN, DOOR, RAIN, DOOR]
    assert "indent" in reading.decisions[0].why


def test_wrapped_paragraphs_end_at_short_lines_where_nothing_else_parts_them():
    story = "\n".join(wrapped(text) for text in (RAIN, DOOR, RAIN, DOOR))
    assert texts(story) == [RAIN, DOOR, RAIN, DOOR]


def test_a_file_of_one_wrapped_paragraph_is_one_paragraph():
    assert texts(wrapped(RAIN)) == [RAIN]


def test_labels_are_blocks_of_their_own_and_take_their_wrapped_lines():
    source = f"{HEADER}\n{wrapped('Summary: ' + RAIN)}\nDisclaimer: not mine\n\n{wrapped(DOOR)}\n\n{wrapped(RAIN)}"
    assert texts(source) == [
        "Title: Low Water",
        "Author: Jo",
        "Rating: PG",
        f"Summary: {RAIN}",
        "Disclaimer: not mine",
        DOOR,
        RAIN,
    ]


def test_a_label_below_a_full_line_begins_anew():
    full = "Summary: " + RAIN[:63]
    assert texts(f"{full}\nRating: PG\n\n{wrapped(DOOR)}\n\n{wrapped(RAIN)}")[:2] == [full, "Rating: PG"]


def test_a_hanging_indent_belongs_to_its_label():
    source = f"TITLE:    Low Water\nSPOILERS: everything up to the second part, and a\n          small thing from the first\n\n{wrapped(RAIN)}\n\n{wrapped(DOOR)}"
    assert texts(source)[1].endswith("and a small thing from the first")


def test_verse_and_the_end_of_a_letter_keep_their_lines():
    verse = "Roses are red\nViolets are blue"
    block = read_plain(f"{HEADER}\n\n{RAIN}\n\n{verse}\n\n{DOOR}").blocks[4]
    assert block.text == verse
    assert block.html == "<p>Roses are red<br>Violets are blue</p>"


def test_short_dialogue_below_each_other_is_not_verse():
    assert texts(f'{RAIN}\n\n"Hi."\n"Hello."\n\n{DOOR}\n\n{RAIN}')[1:3] == ['"Hi."', '"Hello."']


def test_a_note_pasted_in_may_be_wrapped_where_the_story_is_not():
    long = " ".join([RAIN] * 2)
    assert texts(f"{long}\n\n{wrapped(RAIN, 60)}\n\n{long}\n\n{long}")[1] == RAIN


def test_a_line_broken_in_the_middle_of_a_sentence_goes_on():
    assert texts(f"{RAIN} {RAIN}\n\n{RAIN[:66]}\n{RAIN[67:]}\n\n{DOOR} {DOOR}")[1] == RAIN


def test_headings_and_breaks_stand_alone_without_blank_lines():
    source = f"{wrapped(RAIN)}\n\nChapter 2: Foo\n{wrapped(DOOR)}\n***\n{wrapped(RAIN)}\nChapter 3\n{wrapped(DOOR)}"
    assert texts(source) == [RAIN, "Chapter 2: Foo", DOOR, "***", RAIN, "Chapter 3", DOOR]


def test_a_break_right_below_a_wrapped_paragraph_stands_alone():
    source = f"{wrapped(DOOR)}\n\n{wrapped(RAIN)}\n* * *\n\n{wrapped(DOOR)}"
    assert texts(source) == [DOOR, RAIN, "* * *", DOOR]


def test_a_heading_below_a_full_last_line_stands_alone():
    full = "It was late when they came home again, and nobody had told them of it."
    source = (
        f"{wrapped(RAIN)}\n\n{wrapped(DOOR)}\n\n{wrapped(RAIN)}\n\n{full}\n{full}\nChapter Three\n\n{wrapped(RAIN)}"
    )
    assert "Chapter Three" in texts(source)


@pytest.mark.parametrize(
    ("drawing", "level", "end"),
    [
        ("Low Water\n=========", 1, 2),
        ("Low Water\n---------", 2, 2),
        ("=========\nLow Water\n=========", 1, 3),
        ("Chapter 1\n~~~~~~~~~", 2, 2),
    ],
)
def test_an_underlined_line_is_a_heading(drawing, level, end):
    heading, story = read_plain(f"{drawing}\n\n{RAIN}").blocks
    assert (heading.shape, heading.level, heading.line, heading.end_line) == (Shape.HEADING, level, 1, end)
    assert heading.html == f"<h{level + 1}>{heading.text}</h{level + 1}>"
    assert story.text == RAIN


@pytest.mark.parametrize("above", ["She left.", "Rating: PG", RAIN, "***"])
def test_dashes_below_a_sentence_or_a_label_are_no_underline(above):
    assert Shape.HEADING not in [block.shape for block in read_plain(f"{above}\n---------\n\n{RAIN}").blocks]


def test_stars_below_a_line_are_a_scene_break():
    assert texts(f"{RAIN}\n\nYes\n***\n\n{RAIN}")[1:3] == ["Yes", "***"]


def test_underlining_may_be_followed_by_the_story():
    assert texts(f"Low Water\n=========\n{RAIN}") == ["Low Water", RAIN]


def test_spaces_that_bring_a_line_to_the_middle_centre_it():
    block = read_plain(f"{RAIN}\n\n{'THE END':^76}\n").blocks[1]
    assert block.centred
    assert block.html == '<p class="centre">THE END</p>'
    assert not read_plain(f"{RAIN}\n\n\tShe ran.").blocks[1].centred


def test_a_word_wrapped_at_its_hyphen_is_whole_again():
    source = f"{wrapped(RAIN)}\n\nShe looked for a long while at the lamp, which was of the old, well-\nknown kind.\n\n{wrapped(DOOR)}"
    assert "well-known kind" in texts(source)[1]
    assert not hangs_together("and said--", "But no")
    assert not hangs_together("and said -", "but no")


def test_verse_with_a_dash_keeps_its_line_ends():
    assert "\n" in texts(f"{RAIN}\n\nRed - and\nblue - well\n\n{DOOR}\n\n{RAIN}")[1]


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("*so*", "<em>so</em>"),
        ("_so_ it", "<em>so</em> it"),
        ("/so/, it", "<em>so</em>, it"),
        ("**so** it", "<strong>so</strong> it"),
        ("***so*** it", "<strong><em>so</em></strong> it"),
        ('"*Stop*," he said', '"<em>Stop</em>," he said'),
        ("<i>so</i> [b]it[/b]<br>was", "<em>so</em> <strong>it</strong><br>was"),
        ("**bold and *both* of it**", "<strong>bold and <em>both</em> of it</strong>"),
        ("snake_case_name 2*3*4 and/or 12/3/99", None),
        ("http://a.example/b/ and /usr/lib/x", None),
        ("f*** you, ____ and **** too", None),
        ("a * b * c", None),
        ("<sigh> & <i>open", "&lt;sigh&gt; &amp; &lt;i&gt;open"),
        ("*open _crossed* over_", "<em>open _crossed</em> over_"),
        ("/1/2/", None),
        ("he said /yes", None),
        ("x* and *y", None),
        ("*...*", None),
        ("no[b]", None),
        ("/so a@b/", None),
        ("w/ x/", None),
    ],
)
def test_emphasis_is_taken_only_where_it_is_unmistakable(typed, html):
    assert styled(typed).html == (typed if html is None else html)


def test_a_paragraph_all_bold_or_all_italic_says_so():
    assert styled("**Chapter 1**").bold
    assert styled("_A/N: hello_").italic
    assert styled("***both***").bold
    assert styled("***both***").italic
    assert not styled("*one* two").italic
    assert styled("<u>Part</u>").bold


def test_a_paragraph_of_nothing_but_marks_costs_little_and_stays():
    marks = "*a " * 30_000 + "a* " * 30_000
    assert styled(marks).text == marks


def test_a_scene_break_keeps_its_stars():
    assert texts(f"{RAIN}\n\n***BREAK***\n\n{DOOR}")[1] == "***BREAK***"


def test_nothing_gives_no_blocks():
    assert read_plain("\n\n").blocks == ()
    assert read_plain("").decisions == ()


def test_hard_spaces_and_angles_are_safe_html():
    assert read_plain("a\xa0b <3 & c").blocks[0].html == "<p>a&nbsp;b &lt;3 &amp; c</p>"


@pytest.mark.parametrize(
    "source",
    [
        "a " * 500_000,
        "*a* _b " * 100_000,
        "- " * 500_000,
        "<" * 500_000,
        "A: " * 300_000,
        "\n".join(["- - -"] * 20_000),
    ],
)
def test_no_shape_of_text_takes_long(source):
    started = time.process_time()
    read_plain(source)
    assert time.process_time() - started < 3


LINES = st.one_of(
    st.sampled_from(
        [
            "", "", "", RAIN, DOOR, wrapped(RAIN), wrapped(DOOR), wrapped(RAIN, initial_indent="    "), HEADER, "***", "Chapter 4: Clearing",
            "      A line", "=====", "----", "*so* it _was_ /it/", "**Bold** <i>x</i>", "Roses are red", "well-", "known", "a_b *c", "[i]q[/i]",
        ]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=30),
)  # fmt: skip


@given(st.lists(LINES, max_size=30).map("\n".join))
def test_every_word_stands_in_exactly_one_block_in_order(source):
    kept = re.sub(
        r"</?(?:i|em|b|strong|u|s|del|strike|sup|sub)>|\[/?[ibus]\]|<br ?/?>", " ", source, flags=re.IGNORECASE
    )
    blocks = read_plain(source).blocks
    joined = " ".join(block.text for block in blocks)
    without_typed_tags = re.sub(
        r"</?(?:i|em|b|strong|u|s|del|strike|sup|sub)>|\[/?[ibus]\]|<br ?/?>", " ", joined, flags=re.IGNORECASE
    )
    assert WORD.findall(without_typed_tags) == WORD.findall(kept)


@given(st.lists(LINES, max_size=20).map("\n".join))
def test_blocks_are_clean_html_with_the_same_text_and_lines_in_order(source):
    last = 0
    for block in read_plain(source).blocks:
        assert clean_html(block.html) == block.html
        assert WORD.findall(plain_text(block.html)) == WORD.findall(block.text)
        assert last < block.line <= block.end_line <= source.count("\n") + 1
        last = block.end_line
