"""Labels in their many spellings, and the same words in a story."""

import pytest

from ficstead.press.manuscript.parting.labels import LabelKind, find_label, looks_like_label

METADATA = [
    ("Title: Low Tide", "title", "Low Tide"),
    ("**Title:** Low Tide", "title", "Low Tide"),
    ("TITLE:    Low Tide", "title", "Low Tide"),
    ("Title\tLow Tide", "title", "Low Tide"),
    ("[Title] Low Tide", "title", "Low Tide"),
    ("📖 Title: Low Tide", "title", "Low Tide"),
    ("By: SableAnne", "authors", "SableAnne"),
    ("Pairing(s): A/B", "relationships", "A/B"),
    ("Ship: A/B", "relationships", "A/B"),
    ("Rating - PG", "rating", "PG"),
    ("Rated: T", "rating", "T"),
    ("TW: needles", "warnings", "needles"),
    ("Genre/s: Angst", "tags", "Angst"),
    ("Status – complete", "other", "complete"),
    ("Beta'd by: Jo", "other", "Jo"),
    ("Titre : Marée basse", "title", "Marée basse"),
    ("Название: Поезд", "title", "Поезд"),
]
NOTES = [
    "A/N: hi", "AN: hi", "A.N. hi there", "a/n - hi", "(A/N: hi)", "[AN] hi", "A/N hey guys", "AN Hey guys", "Author's Note: hi", "Author’s Notes – hi",
    "Authors Note hello", "Author Note 2: hi", "Notes: hi", "~Author's Note~", "-A/N-", "Note de l'auteur : bonjour", "Anmerkung: hallo", "От автора: спасибо",
    "A quick note from your authoress: hi", "Review replies:",
]  # fmt: skip
STORY = [
    "Note the way he held the cup", "Notes drifted from the piano", "Rated among the best, she was", "Warning bells ought to have rung.", "An old man came up the road",
    "AN EVENING OUT", "She left a note: come home.", "MAUD: That was something.", "Archive shelves from here to Lisse", "Title and surname", "By the time he came",
    "He said: note this", "Author and finisher of six wars", "“Disclaimer: mine,” he said",
]  # fmt: skip


@pytest.mark.parametrize(("line", "field", "value"), METADATA)
def test_a_metadata_label_names_its_field(line: str, field: str, value: str) -> None:
    label = find_label(line)
    assert label is not None
    assert (label.kind, label.field, line[label.value_at :]) == (LabelKind.METADATA, field, value)


@pytest.mark.parametrize("line", NOTES)
def test_a_notes_label_is_known_with_or_without_its_mark(line: str) -> None:
    label = find_label(line)
    assert label is not None
    assert label.kind is LabelKind.NOTE


@pytest.mark.parametrize(
    "line",
    [
        "Disclaimer: no",
        "DISCLAIMER!: no",
        "Disclaimer I don't own it",
        "Disclaimer--not mine",
        "Standard Disclaimer Thingy: no",
    ],
)
def test_a_disclaimer_may_be_a_joke(line: str) -> None:
    label = find_label(line)
    assert label is not None
    assert label.kind is LabelKind.DISCLAIMER
    assert label.pure is ("Thingy" not in line)


@pytest.mark.parametrize("line", STORY)
def test_a_labels_word_in_a_sentence_is_no_label(line: str) -> None:
    assert find_label(line) is None


@pytest.mark.parametrize("line", ["Note: he was late", "For: mossling", "Date: 4 May", "From: Captain Ruda"])
def test_an_everyday_word_is_not_sure(line: str) -> None:
    label = find_label(line)
    assert label is not None
    assert not label.sure
    assert not looks_like_label(line)
