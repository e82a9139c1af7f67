"""Matters of style are hints for who asks."""

from ficstead.press.proof import Severity, chosen, proof_text
from ficstead.press.proof.checks.style import CHECKS
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.telling import sentences, tags, told, told_text

PARAGRAPH = "“Row,” he said softly. The lamp swung. “And now?” asked Mr. Pell. “Row!” He frowned."


def test_style_is_read_only_for_who_asks() -> None:
    assert all(check.severity is Severity.STYLE for check in CHECKS)
    assert not set(CHECKS) & set(chosen())
    assert set(CHECKS) == set(chosen(select=("style",)))


def test_style_offers_no_replacements() -> None:
    text = "\n\n".join(text for check in CHECKS for text in check.wrong)
    assert {note.replacement for note in proof_text(text, checks=CHECKS)} == {None}


def test_a_share_of_adverbs_is_said_once_there_are_many() -> None:
    few = "“Go,” he said angrily.\n\n“No,” she said softly."
    many = f"{few}\n\n“Then stay,” he said quietly."
    code = "style-001"
    assert code not in {note.code for note in proof_text(few, checks=CHECKS)}
    notes = [note for note in proof_text(many, checks=CHECKS) if note.code == code]
    assert [many[note.start : note.end] for note in notes] == ["angrily", "softly", "quietly"]
    assert "3 of 3" in notes[0].message


def test_what_is_told_and_what_is_spoken() -> None:
    paragraph = Paragraph(PARAGRAPH, 0)
    stretches = [PARAGRAPH[start:end].strip() for start, end in told(paragraph)]
    assert stretches == ["he said softly. The lamp swung.", "asked Mr. Pell.", "He frowned."]
    assert len(told_text(paragraph)) == len(PARAGRAPH)
    assert told_text(paragraph).split() == " ".join(stretches).split()


def test_sentences_end_behind_their_marks_and_not_behind_titles() -> None:
    text = "Mr. Pell rowed. “Where?” Bram asked… Then: nothing!"
    assert [text[start:end] for start, end in sentences(text)] == [
        "Mr. Pell rowed.",
        "“Where?”",
        "Bram asked…",
        "Then: nothing!",
    ]


def test_tags_know_their_verb_and_their_adverb() -> None:
    first, second = tags(Paragraph(PARAGRAPH, 0))
    assert (first.verb, PARAGRAPH[slice(*(first.adverb or ()))]) == ("said", "softly")
    assert (second.verb, second.adverb) == ("asked", None)


def test_the_rarer_spelling_is_hinted_at_wherever_it_stands() -> None:
    text = "The colour of the harbour.\n\nThe neighbours travelled on.\n\nWhat a color, what an honor! Color!"
    rare = [note for note in proof_text(f"{text}\n\n{text[:26]}", checks=CHECKS) if note.code == "style-011"]
    assert [text[note.start : note.end] for note in rare] == ["color", "honor"]
    assert rare[0].message == "“color” is American spelling (“colour”); most of this manuscript is British"


def test_where_both_spellings_are_as_common_neither_is_called_the_manuscripts_own() -> None:
    text = "The colour of the harbour, the color of the harbor."
    assert "style-011" not in {note.code for note in proof_text(text, checks=CHECKS)}
