"""Names over a whole manuscript: drift is found, relatives and real names are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ficstead.press.proof import Note, Proofreader, chosen, proof_text
from ficstead.press.proof.context import elsewhere_of
from ficstead.press.proof.paragraphs import paragraphs_of_text

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


# Over chapters


def notes_on_chapter(text: str, others: dict[int, str], *own_words: str) -> list[Note]:
    elsewhere = elsewhere_of({number: list(paragraphs_of_text(other)) for number, other in others.items()})
    reader = Proofreader(NAMES, own_words=own_words, elsewhere=elsewhere)
    return reader.read(text, list(paragraphs_of_text(text)))


@pytest.mark.parametrize(
    ("others", "where"),
    [
        ([2], "in chapter 2 it is “Manticore” (10 times)"),
        ([1, 2, 4], "in chapters 1, 2 and 4 it is “Manticore” (30 times)"),
        ([1, 2, 3, 4], "in 4 other chapters it is “Manticore” (40 times)"),
    ],
)
def test_a_name_spelled_otherwise_in_a_whole_chapter_is_found_by_the_others(others: list[int], where: str) -> None:
    found = notes_on_chapter(tale_of("Mantacore", 9), {number: tale_of("Manticore") for number in others})
    assert [note.replacement for note in found] == ["i"] * 9
    assert found[0].message == f"“Mantacore”: {where}"
    assert found[0].code == "name-001"
    assert not found[0].safe


def test_a_drifted_name_is_found_at_the_beginning_of_a_sentence_too() -> None:
    found = notes_on_chapter(
        "So they saw Mantacore rise. Mantacore fell.\n\nMantacore slept.", {1: tale_of("Manticore")}
    )
    assert len(found) == 3
    assert notes_on_chapter("Mantacore slept. Mantacore fell.", {1: tale_of("Manticore")}) == []


def test_a_name_that_drifts_once_is_counted_over_all_chapters() -> None:
    text = tale_of("Manticore", 2) + "\n\nSo she saw Mantacore's boat."
    [note] = notes_on_chapter(text, {7: tale_of("Manticore's")})
    assert note.message == "“Mantacore”: everywhere else, and in chapter 7, it is “Manticore” (12 times)"


@pytest.mark.parametrize(
    ("here", "elsewhere"),
    [
        (tale_of("Mantacore"), tale_of("Manticore") + tale_of("Mantacore", 4)),  # both, there
        (tale_of("Mantacore", 4) + tale_of("Manticore", 4), tale_of("Manticore")),  # both, here
        (tale_of("Mantacore", 20), tale_of("Manticore")),  # most of the story is this chapter
        (tale_of("Marion"), tale_of("Marian")),  # both of them real
        (tale_of("Mantacore"), tale_of("Manticore", 4)),  # hardly a name there
        (tale_of("Bramble"), tale_of("Brambly") + "\n\nA thorny bramble grew."),  # a word there
    ],
)
def test_names_a_letter_apart_are_two_where_anything_speaks_for_it(here: str, elsewhere: str) -> None:
    assert notes_on_chapter(here, {1: elsewhere}) == []


def test_a_word_of_ones_own_is_no_drift_from_another_chapter() -> None:
    assert notes_on_chapter(tale_of("Mantacore"), {1: tale_of("Manticore")}, "Mantacore") == []


def test_a_form_that_other_chapters_repeat_is_meant() -> None:
    text, others = "She rowed to the kichen.", {1: "The kichen sang, and the kichen wept. A kichen! The kichen."}
    spelling = chosen(select=("spelling",))
    assert Proofreader(spelling).read(text, list(paragraphs_of_text(text))) != []
    known = elsewhere_of({1: list(paragraphs_of_text(others[1]))})
    assert Proofreader(spelling, elsewhere=known).read(text, list(paragraphs_of_text(text))) == []
