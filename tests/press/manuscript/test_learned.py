"""The wording learned from examples: it hears authors, leaves stories alone, and can be made again."""

import runpy
from pathlib import Path

import pytest

from ficstead.press.manuscript.parting.learned import features, learned_disclaiming, learned_talk

TRAINING = Path(__file__).resolve().parents[3] / "bench/training/train.py"


@pytest.mark.parametrize(
    "note",
    [
        "Sorry for the wait, everyone! My laptop died and took half of this chapter with it.",
        "Thank you to my wonderful beta and to everybody who left a comment on the last part.",
        "Next update should be up on Friday, if my exams let me.",
    ],
)
def test_an_author_talking_to_readers_is_heard(note: str) -> None:
    assert learned_talk(note) > 1


@pytest.mark.parametrize(
    "story",
    [
        "The bell over the door had not rung since Tuesday, and she had begun to miss it.",
        "“You could mend it,” he said, and put the kettle on.",
        "Rain came in under the door and nobody got up to stop it.",
    ],
)
def test_a_story_is_left_alone(story: str) -> None:
    assert learned_talk(story) < -1


def test_names_count_alike_and_speech_counts_for_nothing() -> None:
    assert features("Then Odile laughed.") == features("Then Wren laughed.")
    assert features("He said “please review!” twice.") == features("He said “not now!” twice.")


def test_nothing_at_all_is_no_reason_to_say_anything() -> None:
    assert features("") == {"<start> <end>", "<under 4 words>"}


def test_disclaimers_are_told_from_notes_and_stories() -> None:
    assert learned_disclaiming("The world and its people belong to Lanternworks; no infringement is intended.") > 1.8
    assert (
        learned_disclaiming("Sorry for the wait, everyone! My laptop died and took half of this chapter with it.") < 0
    )
    assert learned_disclaiming("Rain came in under the door and nobody got up to stop it.") < 0


def test_the_tables_are_those_their_examples_make() -> None:
    train = runpy.run_path(str(TRAINING))
    for name, told in train["lessons"]().items():
        assert (train["TABLES"] / name).read_text(encoding="utf-8") == train["table"](train["fit"](told))
