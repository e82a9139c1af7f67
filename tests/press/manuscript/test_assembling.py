"""Pieces put together: metadata, chapters, what stays and what goes, relabelling, JSON and outline."""

import json
from collections import Counter
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ficstead.press import manuscript as engine
from ficstead.press.manuscript import Manuscript, PieceKind, manuscript_as_json, outline, read_manuscript, relabel
from ficstead.press.manuscript.parting.numerals import read_number
from tests.press.manuscript.marked import load_folder

SAMPLES = load_folder(Path(__file__).parent / "samples")
SCHEMA = json.loads((Path(engine.__file__).parent / "schema.json").read_text("utf-8"))

STORY = """The harbour went out at four in the morning and didn't come back.

Quill was the first to see it. He stood at the rail with his coffee.

***

"Captain," he said, without raising his voice. "You'll want your boots." """


def read(text: str, name: str = "tale.txt", **options: str) -> Manuscript:
    return read_manuscript(text.encode(), name=name, **options)


def test_the_metadata_block_fills_the_fields_as_written() -> None:
    metadata = read(
        "Title: Low Tide\nAuthor: sandpiper & quill\nFandom: Lanternfall, Hollow Orbit\nPairing: A/B, past A/C\nCharacters: Ysolde Marr, Mr Quill (mentioned, briefly)\n"
        f"Rating: PG-13\nWarnings: mud\nGenre: Angst/Humour\nBeta: Junie\nStatus: complete\nSummary: It went out.\nLanguage: English\n\n{STORY}"
    ).metadata
    assert metadata.title == "Low Tide"
    assert metadata.fandoms == ("Lanternfall", "Hollow Orbit")
    assert metadata.relationships == ("A/B", "past A/C")
    assert metadata.characters == ("Ysolde Marr", "Mr Quill (mentioned, briefly)")
    assert (metadata.rating, metadata.warnings, metadata.tags) == ("PG-13", ("mud",), ("Angst/Humour",))
    assert (metadata.summary, metadata.language) == ("It went out.", "English")
    assert metadata.other == {"Beta": "Junie", "Status": "complete"}


def test_a_bare_title_with_a_by_line_is_the_title_and_the_author() -> None:
    metadata = read(f"The Second Best Bed\nby Marginalia\n\n{STORY}").metadata
    assert (metadata.title, metadata.authors) == ("The Second Best Bed", ("Marginalia",))


@pytest.mark.parametrize(
    ("written", "title"),
    [('Fog & "Co"', 'Fog & "Co"'), ('"Fog"', "Fog"), ("“Fog” and “Rain”", "“Fog” and “Rain”"), ("**Fog**", "Fog")],
)
def test_a_title_keeps_its_quotation_marks_unless_they_hold_all_of_it(written: str, title: str) -> None:
    assert read(f"Title: {written}\nRating: PG\n\nIt rained.").metadata.title == title


def test_title_and_author_may_share_a_line() -> None:
    metadata = read(f"The Weather Upstairs by Wren Halloway\n\nRating: T\n\n{STORY}").metadata
    assert (metadata.title, metadata.authors, metadata.rating) == ("The Weather Upstairs", ("Wren Halloway",), "T")


def test_labels_may_share_a_line() -> None:
    metadata = read(f"Fandom: Lanternfall | Pairing: Ysolde/Quill | Rating: G\n\n{STORY}").metadata
    assert (metadata.fandoms, metadata.relationships, metadata.rating) == (("Lanternfall",), ("Ysolde/Quill",), "G")


def test_a_summary_may_run_over_two_paragraphs() -> None:
    metadata = read(f"Title: Low Tide\nSummary: It went out.\n\nIt didn't come back.\n\nRating: G\n\n{STORY}").metadata
    assert metadata.summary == "It went out.\nIt didn't come back."


def test_the_title_given_outranks_the_one_inside_which_is_kept() -> None:
    manuscript = read(f"Title: Low Tide\nAuthor: quill\n\n{STORY}", title="High Tide")
    assert manuscript.metadata.title == "High Tide"
    assert manuscript.metadata.other["Title in the file"] == "Low Tide"


def test_a_pure_label_goes_from_the_field_and_nothing_else_does() -> None:
    chapter = read(f"Disclaimer: not mine.\n\nA/N: *Hi* there, all of you who reviewed!\n\n{STORY}").chapters[0]
    assert chapter.disclaimer == "<p>not mine.</p>"
    assert chapter.opening_note == "<p><em>Hi</em> there, all of you who reviewed!</p>"


def test_a_joke_label_keeps_its_words() -> None:
    chapter = read(f"Standard Disclaimer Thingy: not mine.\n\n{STORY}").chapters[0]
    assert chapter.disclaimer == "<p>Standard Disclaimer Thingy: not mine.</p>"


@pytest.mark.parametrize(
    ("html", "note"),
    [
        ("<p><strong>A/N:</strong> hi, thanks for the reviews!</p>", "<p>hi, thanks for the reviews!</p>"),
        (
            "<p><strong><em>A/N: hi</em></strong>, thanks for the reviews!</p>",
            "<p><strong><em>hi</em></strong>, thanks for the reviews!</p>",
        ),
        ("<p>[A/N: hi, thanks for the reviews!]</p>", "<p>hi, thanks for the reviews!</p>"),
        ("<p><b>A/N</b><br>hi, thanks for the <i>reviews</i>!</p>", "<p>hi, thanks for the <em>reviews</em>!</p>"),
    ],
)
def test_a_label_goes_from_html_without_touching_the_rest(html: str, note: str) -> None:
    story = "".join(f"<p>{paragraph}</p>" for paragraph in STORY.split("\n\n"))
    assert read(f"<html><body>{html}{story}</body></html>", name="tale.html").chapters[0].opening_note == note


def test_a_label_alone_on_its_line_leaves_no_empty_paragraph() -> None:
    chapter = read(f"Author's Note:\n\nHi! Thanks for all the reviews, everyone!\n\n{STORY}").chapters[0]
    assert chapter.opening_note == "<p>Hi! Thanks for all the reviews, everyone!</p>"


def test_breaks_inside_the_story_stay_and_those_at_its_edges_go() -> None:
    chapter = read(f"A/N: Thanks for the reviews!\n\n~*~*~\n\n{STORY}\n\n~*~*~\n\nA/N: Please review!").chapters[0]
    assert chapter.scene_breaks == 1
    assert chapter.body.count("<hr>") == 1
    assert not chapter.body.startswith("<hr>")
    assert not chapter.body.endswith("<hr>")


def test_words_are_those_of_the_body() -> None:
    assert (
        read("A/N: Thanks for the reviews, everybody!\n\nHe ran. She didn't.\n\nThe end was near-ish.")
        .chapters[0]
        .words
        == 8
    )


def test_a_file_without_headings_is_one_chapter_without_number_or_title() -> None:
    (chapter,) = read(f"Title: Low Tide\nAuthor: quill\n\n{STORY}").chapters
    assert (chapter.number, chapter.title) == (None, None)


def test_the_heads_notes_belong_to_the_first_chapter() -> None:
    manuscript = read(
        f"Title: T\nAuthor: q\nDisclaimer: none.\n\nA/N: Thanks to my beta!\n\nChapter 1: One\n\n{STORY}\n\nChapter 2: Two\n\n{STORY}"
    )
    first, second = manuscript.chapters
    assert (first.number, first.title) == (1, "One")
    assert first.disclaimer == "<p>none.</p>"
    assert first.opening_note == "<p>Thanks to my beta!</p>"
    assert (second.number, second.title, second.opening_note, second.disclaimer) == (2, "Two", None, None)


def test_the_title_may_stand_on_the_line_under_the_heading() -> None:
    chapters = read(f"CHAPTER I.\nDown the Well\n\n{STORY}\n\nCHAPTER II.\nUp Again\n\n{STORY}").chapters
    assert [(chapter.number, chapter.title) for chapter in chapters] == [(1, "Down the Well"), (2, "Up Again")]


def test_a_book_above_a_chapter_is_kept_in_its_title() -> None:
    chapter = read(f"PART ONE\n\nChapter I: The Inn\n\n{STORY}").chapters[0]
    assert (chapter.number, chapter.title) == (1, "PART ONE: The Inn")


def test_missing_and_repeated_chapters_are_problems() -> None:
    manuscript = read("\n\n".join(f"Chapter {number}\n\n{STORY}" for number in (1, 2, 2, 5)))
    assert [problem.code for problem in manuscript.problems] == ["chapter-twice", "chapter-missing"]
    assert manuscript.problems[1].message == "Chapter 3 to 4 is missing: 5 follows 2."


def test_relabelled_pieces_move_and_say_who_said_so() -> None:
    manuscript = read(f"A/N: Thanks for the reviews!\n\n{STORY}")
    again = relabel(manuscript, {0: PieceKind.STORY})
    assert again.chapters[0].opening_note is None
    assert "Thanks for the reviews" in again.chapters[0].body
    assert (again.pieces[0].confidence, again.pieces[0].why) == (1.0, "you said so")
    assert relabel(again, {0: PieceKind.OPENING_NOTE}).chapters == manuscript.chapters


def test_relabelling_keeps_the_title_that_was_given() -> None:
    manuscript = read(f"Title: Low Tide\nAuthor: quill\n\n{STORY}", title="High Tide")
    assert relabel(manuscript, {2: PieceKind.OPENING_NOTE}).metadata.title == "High Tide"


def test_a_dropped_piece_leaves_the_story_and_is_kept_aside() -> None:
    manuscript = relabel(read(STORY), {1: PieceKind.OTHER})
    assert "Quill" not in manuscript.chapters[0].body
    assert "Quill" in manuscript.metadata.other["Left over"]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.path.stem)
def test_a_sample_as_json_fits_the_schema(sample) -> None:
    jsonschema.validate(manuscript_as_json(read_manuscript(sample.data, name=sample.name)), SCHEMA)


def test_the_outline_names_what_was_found() -> None:
    text = outline(
        read(
            f"Title: Low Tide\nAuthor: quill\n\nA/N: Thanks for the reviews!\n\nChapter 1: Out\n\n{STORY}\n\nChapter 3\n\n{STORY}"
        )
    )
    assert text.startswith("Low Tide by quill\n")
    assert "Chapter 1: Out" in text
    assert "Thanks for the reviews!" in text
    assert "Chapter 2 is missing" in text


def in_order(text: str) -> list[str]:
    """The words of a text in order, marks aside."""
    return "".join(character if character.isalnum() else " " for character in text).split()


def words(text: str) -> Counter[str]:
    return Counter(in_order(text))


def words_of_parts(manuscript: Manuscript) -> Counter[str]:
    """Every word that stands in the metadata or in a part of a chapter."""
    found: Counter[str] = Counter()
    metadata = manuscript.metadata
    for value in (
        metadata.title,
        metadata.rating,
        metadata.summary,
        metadata.language,
        *metadata.other,
        *metadata.other.values(),
    ):
        found += words(value or "")
    for values in (
        metadata.authors,
        metadata.fandoms,
        metadata.relationships,
        metadata.characters,
        metadata.tags,
        metadata.warnings,
    ):
        found += words(" ".join(values))
    for chapter in manuscript.chapters:
        found += words(" ".join(filter(None, (chapter.title, "" if chapter.number is None else str(chapter.number)))))
        for html in (chapter.disclaimer, chapter.opening_note, chapter.body, chapter.closing_note):
            found += words(engine.plain_text(html or ""))
    return found


KIND_OF_PART = [
    PieceKind.STORY,
    PieceKind.DISCLAIMER,
    PieceKind.OPENING_NOTE,
    PieceKind.CLOSING_NOTE,
    PieceKind.INLINE_NOTE,
    PieceKind.OTHER,
]
LINES = st.sampled_from(
    [
        "Title: Low Tide", "by quill", "Rating: PG-13", "Disclaimer: not mine at all", "A/N: thanks for the reviews, guys!", "Chapter 4: Clearing", "4", "IV", "* * *", "oOo", "5 0 0",
        "Dear Tomas,", "Next time: the boat", '"Captain," he said.', "The harbour went out at four.", "He stood at the rail <- and looked & looked.", "(A/N: tea, really)", "TBC", "The End",
        "Summary: it went out", "*hides* Don't hate me", "-Rachel-", "", "", "Name: Vane", "Status: deceased", "> quoted", "___", "x", "{Note: salt}", "Prologue", "1. Buy milk",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(LINES, max_size=40).map("\n".join),
    st.lists(LINES, max_size=30).map("\n\n".join),
    st.text("abzAIVXx019 .,:;!?'\"“”’()*_~#-—–/=+|\n\té日Ж", max_size=300),
)
THOROUGH = settings(max_examples=250, suppress_health_check=[HealthCheck.too_slow])


@THOROUGH
@given(TEXTS)
def test_every_word_of_the_source_stands_once_and_in_order_in_the_pieces(text: str) -> None:
    if not text.strip():
        return
    try:
        manuscript = read(text)
    except engine.ManuscriptError:
        return
    assert [word for piece in manuscript.pieces for word in in_order(piece.text)] == in_order(text)


@THOROUGH
@given(
    st.lists(LINES, min_size=1, max_size=40).map("\n\n".join),
    st.lists(st.sampled_from(KIND_OF_PART), min_size=1, max_size=12),
)
def test_relabelling_anything_loses_and_invents_nothing(text: str, kinds: list[PieceKind]) -> None:
    if not text.strip():
        return
    manuscript = read(text)
    relabelled = relabel(
        manuscript,
        {
            piece.index: kinds[piece.index % len(kinds)]
            for piece in manuscript.pieces
            if piece.kind is not PieceKind.SCENE_BREAK
        },
    )
    source = words(" ".join(piece.text for piece in relabelled.pieces if piece.kind is not PieceKind.SCENE_BREAK))
    kept = words_of_parts(relabelled)
    assert set(source - kept) <= set(words("Disclaimer A N Note"))
    assert set(kept - source) <= set(words("Left over None 0"))


@THOROUGH
@given(TEXTS)
def test_only_structural_marks_go_when_a_text_is_put_together(text: str) -> None:
    if not text.strip():
        return
    try:
        manuscript = read(text)
    except engine.ManuscriptError:
        return
    lost = words(
        " ".join(piece.text for piece in manuscript.pieces if piece.kind is not PieceKind.SCENE_BREAK)
    ) - words_of_parts(manuscript)
    marks = words(
        "Title by Rating Disclaimer A N Chapter 4 IV Summary Note Next time 1 Part and Status Name x Fandom title"
    )
    assert {word for word in lost if read_number(word) is None} <= set(marks)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.path.stem)
def test_no_word_of_a_samples_story_is_lost(sample) -> None:
    manuscript = read_manuscript(sample.data, name=sample.name)
    pieces = words(
        " ".join(piece.text for piece in manuscript.pieces if piece.kind in {PieceKind.STORY, PieceKind.INLINE_NOTE})
    )
    bodies: Counter[str] = sum((words(engine.plain_text(chapter.body)) for chapter in manuscript.chapters), Counter())
    assert pieces == bodies
