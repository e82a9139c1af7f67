"""How well the parts are told apart: figures on the samples we tuned on, and on manuscripts nobody tuned on."""

from pathlib import Path

import pytest

from bench.accuracy import measure
from ficstead.press.manuscript import read_manuscript
from tests.press.manuscript.marked import Marked, load_folder

HERE = Path(__file__).parent
SAMPLES = load_folder(HERE / "samples")

AS_WRITTEN = {
    ("disk-longfic", "title"),
    ("lj-multi-posted", "rating"),
    ("mail-usenet-lantern", "title"),
    ("wattpad-cast", "title"),
}
"""Facts that a person would tidy, and the engine leaves as the author wrote them."""


def test_the_samples_are_read_as_they_are_labelled() -> None:
    total = measure(HERE / "samples")
    assert total.accuracy >= 0.98
    assert total.lost_share <= 0.004
    assert total.left_share <= 0.035


def test_manuscripts_nobody_tuned_on_are_read_nearly_as_well() -> None:
    """The honest figures; the target is 98 % of paragraphs and 0.1 % of story words."""
    total = measure(HERE / "heldout")
    assert total.accuracy >= HELD_OUT_ACCURACY
    assert total.lost_share <= HELD_OUT_LOST
    assert total.left_share <= HELD_OUT_LEFT


HELD_OUT_ACCURACY, HELD_OUT_LOST, HELD_OUT_LEFT = 0.95, 0.0115, 0.075


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.path.stem)
def test_the_facts_of_a_sample_are_found(sample: Marked) -> None:
    manuscript = read_manuscript(sample.data, name=sample.name)
    for fact, expected in sample.facts.items():
        if (sample.path.stem, fact) not in AS_WRITTEN:
            assert found(manuscript, fact) == expected, fact


def found(manuscript, fact: str) -> str:
    """A fact in the words of the `#=` lines."""
    if fact == "chapters":
        return str(len(manuscript.chapters))
    if fact.startswith("heading "):
        chapter = manuscript.chapters[int(fact.split()[1]) - 1]
        return f"{'-' if chapter.number is None else chapter.number} | {chapter.title or '-'}"
    value = getattr(manuscript.metadata, fact)
    return "; ".join(value) if isinstance(value, tuple) else value
