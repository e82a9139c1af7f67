"""Names over a whole manuscript: drift is found, relatives and real names are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ficstead.press.proof import Note, chosen, proof_text

NAMES = chosen(select=("name",))
VERBS = ["rowed", "sang", "slept", "laughed", "waited", "looked up", "went home", "said nothing", "nodded", "wept"]


def tale_of(name: str, times: int = 10) -> str:
    return "\n\n".join(f"And then {name} {VERBS[at % len(VERBS)]} by the water." for at in range(times))


def notes(text: str, *own_words: str) -> list[Note]:
    return proof_text(text, checks=NAMES, own_words=own_words)


@pytest.mark.parametrize(
    ("name", "drifted"),
    [
        ("Manticore", "Mantacore"),
        ("Oliver", "Olvier"),
        ("Katsuki", "Katski"),
        ("Naruto's", "Narutto's"),
        ("Hermione", "Hermoine"),
        ("Thranduil", "Tranduil"),
    ],
)
def test_a_drifted_name_is_found(name: str, drifted: str) -> None:
    text = tale_of(name) + f"\n\nSo she saw {drifted} boat."
    [note] = notes(text)
    assert note.code == "name-001"
    assert name.removesuffix("'s") in note.message


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Marian", "Marion"),
        ("Bramble", "Brambles"),
        ("Austria", "Austrian"),
        ("Weasley", "Weasleys"),
        ("Daniel", "Daniels"),
        ("Carlin", "Carlina"),
    ],
)
def test_relatives_and_real_names_are_left_alone(name: str, other: str) -> None:
    assert notes(tale_of(name) + f"\n\nSo she saw {other} and the boat.") == []


def test_two_names_that_are_both_frequent_are_two_people() -> None:
    assert notes(tale_of("Kalen", 12) + "\n\n" + tale_of("Kalin", 6)) == []


def test_both_in_one_sentence_are_two_people() -> None:
    assert notes(tale_of("Kalen") + "\n\nSo Kalen saw that Kalin was gone.") == []


def test_own_words_are_never_misspelt_and_tell_what_is() -> None:
    assert notes(tale_of("Kalen") + "\n\nSo she saw Kalin there.", "kalin") == []
    [note] = notes("So she saw Mantacore there.", "Manticore")
    assert note.replacement is not None


def test_a_name_in_small_letters_is_found_but_not_in_a_message() -> None:
    [note] = notes(tale_of("Katsuki") + "\n\nSo she saw katsuki's boat.")
    assert (note.code, note.replacement) == ("name-002", "K")
    assert notes(tale_of("Katsuki") + "\n\n“where r u katsuki”") == []


@pytest.mark.parametrize("name", ["Rose", "Hope", "Will", "Captain", "Raven", "Grace", "Mark"])
def test_names_that_are_words_stay_small(name: str) -> None:
    assert notes(tale_of(name) + f"\n\nIt was {name.lower()} that she wanted.") == []


def test_what_somebody_is_may_stand_small() -> None:
    assert notes(tale_of("the Wayfinder") + "\n\nSo she became wayfinder of the north.") == []


@given(st.integers(1, 6))
def test_letters_exchanged_inside_a_name_are_found_and_put_right(at: int) -> None:
    name = "Brandywulf"
    drifted = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    text = tale_of(name) + f"\n\nSo she saw {drifted} there."
    [note] = notes(text)
    assert text[: note.start] + (note.replacement or "") + text[note.end :] == text.replace(drifted, name)
