"""Words taken for one another: what is put right, how it is written then, and what is left alone."""

from concurrent.futures import ThreadPoolExecutor
from importlib import resources

import pytest

from ficstead.press.proof import EVERY_CHECK, apply_fixes, proof_text
from ficstead.press.proof.neighbours import read_table

CONFUSIONS = [check for check in EVERY_CHECK if check.code.startswith("confusion-")]


def put_right(text: str) -> str:
    return apply_fixes(text, [note for note in proof_text(text, checks=CONFUSIONS) if note.replacement is not None])


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ('"Your welcome," he said.', '"You\'re welcome," he said.'),
        ("“Your welcome,” he said.", "“You’re welcome,” he said."),
        ('"THEY ALOT OF IT."', '"THEY A LOT OF IT."'),
        ("Alot of people came.", "A lot of people came."),
        ("Noone knew. He use to.", "No one knew. He used to."),
        ("She could of died.", "She could have died."),
        ("Mean while, he slept.", "Meanwhile, he slept."),
        ("An door slammed.", "A door slammed."),
        ("It's an\nsmall house.", "It's a\nsmall house."),
        ("They waited out side the house.", "They waited outside the house."),
        ("Take what ever you want.", "Take whatever you want."),
        ("Of coarse he rowed.", "Of course he rowed."),
        ("He left it, witch was a grate pity.", "He left it, which was a great pity."),
        ("A women and two woman waited a few minuets.", "A woman and two women waited a few minutes."),
    ],
)
def test_what_is_put_right_keeps_its_capitals_and_marks(wrong: str, right: str) -> None:
    assert put_right(wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "He walked to and fro, and the to and fro of it tired him.",
        "“It's its own reward,” she said.",
        "“There, there,” he said. Their mother was there.",
        "“No one knows,” he said.",
        "“What use to me is a broken sword?”",
        "“Then, too, there is the matter of the will.”",
        "A one-armed man waited an hour.",
        "A European met an MP at a university.",
        "He passed her, and the past passed away.",
        "I could, of course, have stayed. I could of course have stayed.",
        "He saw what he could of the play.",
        "She stood in, to everyone's surprise.",
        "Them there cows is yourn, and you was there.",
        "“You an' me,” said Jem. “We was a-going.”",
        "They were all ready. They were all together.",
        "It was shortly after noon.",
        "She put it to use to warm the room.",
        "“Didn't you use to live here?”",
        "Vitamin A is good; plan A failed.",
        "There was no body in the library.",
        "For ever and ever, in the old way of writing.",
    ],
)
def test_near_misses_are_left_alone(text: str) -> None:
    assert put_right(text) == text


def test_some_one_is_left_alone_in_a_book_that_writes_it_so() -> None:
    text = "Some one knocked. Some one else called. Anyone could see that some one must go."
    assert put_right(text) == text


def test_a_heading_in_capitals_is_left_alone() -> None:
    assert put_right("A IS FOR APPLE") == "A IS FOR APPLE"


def test_what_several_threads_ask_first_at_once_is_read_for_all_of_them() -> None:
    table = resources.files("ficstead.press.proof").joinpath("neighbours.zip").read_bytes()
    their = ("their", "there", "they're")
    for _time in range(5):
        learned = read_table(table)
        with ThreadPoolExecutor(8) as threads:
            lessons = list(threads.map(learned.lesson, [their] * 8))
        assert all(lesson is lessons[0] and lesson["their"] for lesson in lessons)
