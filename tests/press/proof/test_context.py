"""What the whole manuscript teaches a check, and how cheaply it is learned again after an edit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ficstead.press.proof.context import Asking, Learner, answered_alike, context_of
from ficstead.press.proof.paragraphs import Paragraph

TEXTS = (
    "“Row, Ottilie,” said Bram. The bell rang, and Bram's boat turned.",
    "'Row,' said Bram. 'It was only the wind,' said Ottilie.",
    "— Row, dit Bram.",
    "Her favourite colour was grey; he realised that Ottilie knew.",
    "Her favorite color was gray, and Ottilie saw it.",
    '"Row," he said, and Ottilie rowed past the bram sail.',
)


def paragraphs(*texts: str) -> list[Paragraph]:
    return [Paragraph(text, 0) for text in texts]


@given(st.lists(st.lists(st.sampled_from(TEXTS), max_size=8), min_size=2, max_size=5))
def test_learning_again_and_again_is_learning_once(readings: list[list[str]]) -> None:
    learner = Learner()
    for reading in readings:
        assert learner.learn(paragraphs(*reading)) == context_of(paragraphs(*reading))


@pytest.mark.parametrize(
    ("text", "quotes", "curly", "spelling"),
    [
        (TEXTS[0], "double", True, ""),
        (TEXTS[1], "single", False, ""),
        (TEXTS[2], "dash", False, ""),
        (TEXTS[3], "double", False, "gb"),
        (TEXTS[4], "double", False, "us"),
        ("‘Row,’ she said. ‘Don’t look at the bell.’", "single", True, ""),
        ("The boys' boat wasn't the girls' boat.", "double", False, ""),
    ],
)
def test_the_dialect_is_read_off_the_text(text: str, quotes: str, curly: bool, spelling: str) -> None:
    dialect = context_of(paragraphs(text)).dialect
    assert (dialect.quotes, dialect.curly, dialect.spelling) == (quotes, curly, spelling)


def test_names_are_words_that_keep_their_capital_inside_sentences() -> None:
    context = context_of(
        paragraphs("On Monday Mr Bram saw Ottilie row.", "Then Ottilie saw Bram, and O'Brien saw Bram.")
    )
    assert context.names == {"Bram", "Ottilie"}
    assert context_of(paragraphs("The Bell rang, and the Bell fell, and a bell rose.")).names == frozenset()


def test_what_a_check_asks_of_the_manuscript_is_taken_down() -> None:
    whole = context_of(paragraphs("So Bram rowed, and Bram slept. The water was low."))
    context = Asking(whole)
    assert context.written("Bram") == 2
    assert context.is_name("Bram")
    assert not context.is_name("Ottilie")
    questions = context.taken_down()
    assert not context.taken_down(), "each paragraph begins anew"
    assert answered_alike(questions, whole)
    assert answered_alike(questions, context_of(paragraphs("The moon was low. So Bram sang, and Bram wept.")))
    assert not answered_alike(questions, context_of(paragraphs("So Bram sang, and Bram wept, and Bram slept.")))
    assert not answered_alike(questions, context_of(paragraphs(*["So Bram sang, and Ottilie wept."] * 2)))


def test_own_words_are_known_whatever_their_case() -> None:
    assert context_of([], own_words=["Manticore"]).own_words == {"manticore"}
