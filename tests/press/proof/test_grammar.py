"""Grammar in narration: what second-language and hasty writers err in, and the dialects that are left alone."""

import pytest

from ficstead.press.proof import Note, apply_fixes, chosen, proof_text

GRAMMAR = chosen(select=("grammar",))


def notes_of(text: str) -> list[Note]:
    return proof_text(text, checks=GRAMMAR)


UNTIDY = [
    ("They carried the equipments down in two hour.", "They carried the equipment down in two hours."),
    ("One of my sister was there every evenings.", "One of my sisters was there every evening."),
    ("He could knew nothing, and he wanted to went home.", "He could know nothing, and he wanted to go home."),
    ("The gate was not allow to close.", "The gate was not allowed to close."),
    ("She was nurse, and she stayed for couple of days.", "She was a nurse, and she stayed for a couple of days."),
    ("He grabbed lamp, and it shone like lantern.", "He grabbed the lamp, and it shone like a lantern."),
    ("There was four of them, and most of them was wet.", "There were four of them, and most of them were wet."),
    ("The rain stopped. She have no coat, but she went.", "The rain stopped. She has no coat, but she went."),
    ("All these boats was new. His eye were closed.", "All these boats were new. His eyes were closed."),
    ("She believed everything what he said.", "She believed everything that he said."),
    ("They left on foot since three days, at the morning.", "They left on foot for three days, in the morning."),
    ("Nobody knew where was he.", "Nobody knew where he was."),
    ("He teached them to swim.", "He taught them to swim."),
    ("It was more colder than that.", "It was colder than that."),
    ("“Come,” whispered the woman soft. He was extreme tired.", "“Come,” whispered the woman softly. He was extremely tired."),
    ("They hadn't seen nobody.", "They hadn't seen anybody."),
    ("She rose an eyebrow.", "She raised an eyebrow."),
    ("He thought that she is asleep.", "He thought that she was asleep."),
    ("He left without tell her.", "He left without telling her."),
    ("The wind was in hers hair.", "The wind was in her hair."),
    ("He counted to ten, than he jumped.", "He counted to ten, then he jumped."),
    ("He was late. Then he was gone. The woman know it.", "He was late. Then he was gone. The woman knew it."),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "right"), UNTIDY)
def test_what_is_wrong_in_narration_is_put_right(wrong: str, right: str) -> None:
    assert apply_fixes(wrong, notes_of(wrong)) == right


@pytest.mark.parametrize("wrong", [wrong for wrong, _ in UNTIDY if "“" not in wrong])
def test_people_talk_as_they_like(wrong: str) -> None:
    nobodys_dialect = ("grammar-004", "grammar-006", "grammar-021", "grammar-022")
    assert [note.code for note in notes_of(f"“{wrong}”") if note.code not in nobodys_dialect] == []


@pytest.mark.parametrize(
    "text",
    [
        "There was four of 'em, and most of them was wet, an' the captain weren't no better.",
        "They was good men, and it don't matter what the priest says, for he ain't never been to sea.",
    ],
)
def test_a_narrator_with_a_dialect_is_left_alone(text: str) -> None:
    assert notes_of(text) == []


CLEAN = """
    It was a two hour ride, and many a man had made it. If he have any sense, she thought, he will stay; lest he fall, let him
    sit. The fish swim, the old know it, and the dead rise. What he did was ask. All she could do was stare.

    He told her what was right, and whom was he to trust? The men, some of whom were asleep, lay between hedge and ditch; he went
    from door to door. The man she wanted to talk to went home. He had hope. It was mean of him.

    The love of a man which is not returned, she had read, is better than none. She was more child than woman. The house was
    colder inside, they found, than it had any right to be. He kept watch. It was the worse of the two.

    She knew what it was. Do you know where it is? Did it matter? If it did he gave no sign. Each time I do it comes out wrong.
    She need not have come. She put down her coffee and stood up. It might be mean, but it was not dishonest.
"""


def test_clean_prose_is_left_alone() -> None:
    assert [(note.code, CLEAN[note.start - 20 : note.end + 10]) for note in notes_of(CLEAN)] == []
