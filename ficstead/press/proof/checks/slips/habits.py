"""Two ways of writing the same thing in one manuscript: which is the habit, and which are the exceptions."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ficstead.press.proof.model import Finding

_FEW = 0.25
"""Up to this share of the habit the others are exceptions, not a second habit."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place, in the paragraph of that index, where it is written one way."""

    paragraph: int
    start: int
    end: int


def exceptions(
    ways: Mapping[str, Sequence[Place]], rewritten: Callable[[str, Place], str | None], message: str
) -> Iterator[tuple[int, Finding]]:
    """What is written otherwise than the manuscript mostly does.

    Few such places: each, put right by `rewritten(habit, place)`. Many: one note at the first of them.
    """
    if len(ways) < 2:
        return
    habit = max(ways, key=lambda way: len(ways[way]))
    others = sorted((p for way in ways if way != habit for p in ways[way]), key=lambda p: (p.paragraph, p.start))
    few = len(others) <= max(1, _FEW * len(ways[habit])) and len(others) < len(ways[habit])
    for place in others if few else others[:1]:
        replacement = rewritten(habit, place) if few else None
        yield place.paragraph, Finding(place.start, place.end, replacement, message=message)
