"""How the parts of a manuscript are told apart, convention by convention."""

from time import process_time

import pytest

from ficstead.press.manuscript import Manuscript, PieceKind, read_manuscript

TALE = """The harbour went out at four in the morning and didn't come back.

Quill was the first to see it. He stood at the rail with his coffee and looked down at the mud.

"Captain," he said, without raising his voice. "You'll want your boots."

She came up the ladder with one boot on and the other in her hand, and she said nothing at all.

Nobody spoke of it until noon, when the gulls came down and walked about between the anchors."""

NOTE = "Sorry for the wait, everyone! My beta was away. Please review, and thanks for reading!"


def read(text: str, name: str = "tale.txt") -> Manuscript:
    return read_manuscript(text.encode(), name=name)


def kinds(manuscript: Manuscript) -> list[str]:
    """The kinds of the pieces in order, runs of the same kind as one."""
    runs: list[str] = []
    for piece in manuscript.pieces:
        if not runs or runs[-1] != piece.kind.value:
            runs.append(piece.kind.value)
    return runs


@pytest.mark.parametrize(
    "label",
    ["A/N: ", "AN - ", "A.N. ", "Author's Note: ", "(A/N: ", "[AN] ", "AUTHOR'S NOTE\n", "Notes: ", "Author Note 2 - "],
)
def test_a_labelled_note_opens_the_chapter(label: str) -> None:
    manuscript = read(f"{label}{NOTE}\n\n{TALE}")
    assert kinds(manuscript) == ["opening_note", "story"]


def test_a_note_without_a_label_is_known_by_its_words_and_place() -> None:
    assert kinds(read(f"{NOTE}\n\n{TALE}")) == ["opening_note", "story"]
    assert kinds(read(f"{TALE}\n\n{NOTE}")) == ["story", "closing_note"]


def test_an_unlabelled_paragraph_goes_on_with_the_note() -> None:
    more = "The next chapter should be up by Friday, if my exams allow. Until then, enjoy this one!"
    assert kinds(read(f"A/N: {NOTE}\n\n{more}\n\n{TALE}")) == ["opening_note", "story"]


def test_answers_to_reviews_belong_to_the_note() -> None:
    answers = "Bluebird: Thanks! I'm glad you liked the boat.\n\nquietstorm: You'll have to wait and see."
    assert kinds(read(f"A/N: {NOTE}\n\n{answers}\n\n{TALE}")) == ["opening_note", "story"]


def test_notes_may_stand_before_or_after_the_heading() -> None:
    assert kinds(read(f"A/N: {NOTE}\n\nChapter 4: Clearing\n\n{TALE}")) == ["opening_note", "heading", "story"]
    assert kinds(read(f"Chapter 4: Clearing\n\nA/N: {NOTE}\n\n{TALE}")) == ["heading", "opening_note", "story"]


def test_a_whole_chapter_may_be_only_a_note() -> None:
    letter = f"Dear Readers,\n\n{NOTE}\n\nThe story is going on hiatus until my exams are over. I'm so sorry.\n\nThistlequick"
    assert kinds(read(letter)) == ["opening_note"]


def test_between_two_chapters_a_note_closes_the_first_one() -> None:
    manuscript = read(f"Chapter 1\n\n{TALE}\n\nA/N: Hope you liked it! Next chapter on Friday.\n\nChapter 2\n\n{TALE}")
    assert kinds(manuscript) == ["heading", "story", "closing_note", "heading", "story"]
    assert manuscript.chapters[0].closing_note
    assert manuscript.chapters[1].opening_note is None


@pytest.mark.parametrize(
    "line",
    [
        "TBC",
        "To be continued...",
        "<tbc>",
        "End part 3",
        "(continued in part 3)",
        "Please R&R!",
        "Next chapter: the trial",
    ],
)
def test_a_chapters_last_word_to_readers_is_a_closing_note(line: str) -> None:
    assert kinds(read(f"{TALE}\n\n{line}")) == ["story", "closing_note"]


@pytest.mark.parametrize("line", ["The End", "~Fin~", "THE END", "Ende", "Конец"])
def test_the_storys_own_last_word_is_story(line: str) -> None:
    assert kinds(read(f"{TALE}\n\n{line}")) == ["story"]


@pytest.mark.parametrize(
    "line",
    [
        "Disclaimer: Not mine.",
        "Standard Disclaimer Thingy: no.",
        "I don't own any of this. No money is being made, so please don't sue.",
        "DISCLAIMER I own nothing",
    ],
)
def test_a_disclaimer_is_known_with_or_without_its_label(line: str) -> None:
    assert kinds(read(f"{line}\n\n{TALE}")) == ["disclaimer", "story"]


def test_an_inline_note_is_reported_and_left_where_it_stands() -> None:
    paragraphs = TALE.split("\n\n")
    text = "\n\n".join([*paragraphs[:3], "(A/N: remember the boots!)", *paragraphs[3:]])
    manuscript = read(text)
    assert kinds(manuscript) == ["story", "inline_note", "story"]
    assert manuscript.chapters[0].inline_notes == ("(A/N: remember the boots!)",)
    assert "remember the boots" in manuscript.chapters[0].body


def test_an_inline_note_inside_a_paragraph_is_reported_too() -> None:
    manuscript = read(TALE.replace("his coffee", "his coffee (A/N: tea, really)"))
    assert kinds(manuscript) == ["story"]
    assert manuscript.chapters[0].inline_notes == ("(A/N: tea, really)",)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Note the way she held the cup: by the rim, as sailors do.",
        "Notes drifted up from the piano in the saloon.",
        '"Author\'s note," he read aloud. "The author is dead."',
        "Part of him wanted to run, and the other part had already gone.",
        "Warning bells rang in the tower, one after the other.",
        "Rating the soup took him most of the morning.",
        "Title and surname were painted on the door.",
    ],
)
def test_a_labels_word_at_the_start_of_a_sentence_is_story(paragraph: str) -> None:
    assert kinds(read(f"{paragraph}\n\n{TALE}\n\n{paragraph}")) == ["story"]


def test_a_letter_in_the_story_is_story() -> None:
    letter = "Dear Tomas,\n\nI'm sorry I haven't written. Thank you for the parcel. I'll write again next week.\n\nYours,\n\nAna"
    assert kinds(read(f"Title: Low Tide\nAuthor: quill\n\n{letter}\n\n{TALE}")) == ["metadata", "story"]


def test_a_form_that_the_story_shows_is_story() -> None:
    form = "Name: Aldous Finch\nAge: 41\nOccupation: ice merchant\nStatus: deceased\nNotes: found in his own stock"
    assert kinds(read(f"Title: Cold Storage\nAuthor: penrose\n\n{TALE}\n\n{form}\n\n{TALE}")) == ["metadata", "story"]


def test_a_play_is_story_though_its_speakers_stand_before_colons() -> None:
    play = "\n\n".join(
        f"{name}: {line}"
        for name, line in [
            ("MAUD", "Is it on?"),
            ("PIKE", "You're on the air, I hope."),
            ("MAUD", "Thank you."),
            ("PIKE", "Tell us what you thought!"),
        ]
        * 2
    )
    assert kinds(read(f"Title: All Stations\nAuthor: Bramwell\n\n{play}")) == ["metadata", "story"]


@pytest.mark.parametrize(
    "slug",
    ["Six months ago...", "FBI Headquarters", "-Rachel-", "Rory's POV", "Previously on Harrow Station:", "14th March"],
)
def test_slugs_recaps_and_points_of_view_are_story(slug: str) -> None:
    assert kinds(read(f"Chapter 2: Flood\n\n{slug}\n\n{TALE}")) == ["heading", "story"]


@pytest.mark.parametrize(
    "crumb", ["5 0 0", "Previous | Next", "Reviews: 12", "Chapter 3 of 10 »", "Back to top", "Page 3 of 10"]
)
def test_crumbs_of_a_site_leave_the_story(crumb: str) -> None:
    manuscript = read(f"{crumb}\n\nChapter 2: Flood\n\n{TALE}\n\n{crumb}")
    assert kinds(manuscript) == ["other", "heading", "story", "other"]
    assert manuscript.metadata.other["Left over"] == f"{crumb}\n{crumb}"


def test_doubled_blank_lines_are_scene_breaks_where_they_are_rare() -> None:
    manuscript = read(f"{TALE}\n\n{TALE}\n\n\n\n{TALE}")
    assert kinds(manuscript) == ["story", "scene_break", "story"]
    assert manuscript.chapters[0].scene_breaks == 1
    (found,) = [piece for piece in manuscript.pieces if piece.kind is PieceKind.SCENE_BREAK]
    assert found.confidence < 0.8
    assert found.text == ""


def test_every_piece_says_why_and_how_surely() -> None:
    for piece in read(f"Title: Low Tide\nAuthor: quill\n\nA/N: {NOTE}\n\n***\n\n{TALE}\n\n{NOTE}").pieces:
        assert piece.why
        assert 0 < piece.confidence <= 1


def test_pieces_stand_in_the_order_of_the_source() -> None:
    pieces = read(f"Title: Low Tide\n\nA/N: {NOTE}\n\n***\n\n{TALE}\n\n{NOTE}").pieces
    assert [piece.index for piece in pieces] == list(range(len(pieces)))
    assert [piece.line for piece in pieces] == sorted(piece.line for piece in pieces)


@pytest.mark.parametrize(
    "part",
    [
        "Title: x\n\n",
        "Chapter 1\n\nHe ran.\n\n",
        "by Quill\n\n",
        "1. Salt\n\nHe ran.\n\n",
        "(A/N: hi)\n\n",
        "Name: x\n",
        "**Salt Road**\n\nHe ran.\n\n",
    ],
)
def test_the_cost_grows_with_the_text_and_no_faster(part: str) -> None:
    def seconds(times: int) -> float:
        text = part * times
        started = process_time()
        read(text)
        return process_time() - started

    seconds(200)
    assert seconds(4000) < 14 * max(seconds(800), 0.02)


def test_a_bracketed_note_keeps_its_place_though_a_closing_note_follows_soon() -> None:
    text = (
        "Chapter 1\n\nFenn could count to nine thousand and had done it twice.\n\n"
        '"What for?" his mother asked.\n\n"To see if it was all there."\n\n'
        "(A/N: yes, I know nobody can count that high without going mad. Bear with me!)\n\n"
        "It was all there. It was only that afterwards he could not find his way back to one.\n\n"
        "AN: Short, sorry! Next one's longer.\n"
    )
    assert kinds(read(text)) == ["heading", "story", "inline_note", "story", "closing_note"]


def test_answers_to_reviews_under_a_note_are_no_form() -> None:
    text = (
        "Chapter 2\n\nAN: Told you it'd be longer. Thanks for reviewing!\nlily-pad: thank you, that made my week.\n"
        "Dragonwrite: no spoilers, but keep an eye on the ferryman ;)\nGuest: um. I'll try?\n\n"
        "The river had a boot, a bell, four hundred and six fish, and the lamplighter's ladder.\n\n"
        '"You could give back the ladder," said Fenn.\n'
    )
    assert kinds(read(text)) == ["heading", "opening_note", "story"]


def test_the_first_of_several_headings_marked_up_alike_heads_a_chapter() -> None:
    text = f"## Rule One: Ask\n\n{TALE}\n\n## Rule Two: Count\n\n{TALE}\n\n## Rule Three: Run\n\n{TALE}\n"
    manuscript = read(text, "rules.md")
    assert [chapter.title for chapter in manuscript.chapters] == ["Rule One: Ask", "Rule Two: Count", "Rule Three: Run"]
    assert manuscript.metadata.title is None


def test_a_heading_above_numbered_ones_or_a_by_line_is_the_title() -> None:
    for under, first in (("by Wren", "The Beginning"), ("", "Chapter 1: The Beginning")):
        text = f"## Low Orbit\n\n{under}\n\n## {first}\n\n{TALE}\n\n## {first.replace('1', '2')}\n\n{TALE}\n"
        assert read(text, "orbit.md").metadata.title == "Low Orbit"
