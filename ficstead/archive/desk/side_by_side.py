"""Two versions of a chapter beside each other, what they share folded away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from django.utils.functional import Promise

from ficstead.archive.desk.comparing import Pair, side_by_side
from ficstead.archive.desk.revising import TEXT_NAMES
from ficstead.archive.works.models import ChapterTexts
from ficstead.press.manuscript import clean_html


@dataclass(frozen=True, slots=True)
class Row:
    """A line that differs or stands next to one; or how many were left out because they are the same."""

    pair: Pair | None
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    name: Promise
    rows: list[Row]


_AROUND = 1
"""So many unchanged lines are shown before and after a changed one."""


def differences(one: ChapterTexts, other: ChapterTexts) -> list[Difference]:
    """The texts that differ. They may come straight from a form: here they are cleaned."""
    found = []
    for name, label in TEXT_NAMES.items():
        before, after = (_shown(name, getattr(texts, name)) for texts in (one, other))
        pairs = side_by_side(before, after)
        if any(pair.changed for pair in pairs):
            found.append(Difference(label, list(_rows(pairs))))
    return found


def _shown(name: str, text: str) -> str:
    return escape(text) if name == "title" else clean_html(text)


def _rows(pairs: Sequence[Pair]) -> Iterator[Row]:
    changed = [at for at, pair in enumerate(pairs) if pair.changed]
    near = {at + step for at in changed for step in range(-_AROUND, _AROUND + 1)}
    for is_near, group in groupby(enumerate(pairs), key=lambda each: each[0] in near):
        stretch = [pair for _at, pair in group]
        if is_near or len(stretch) == 1:
            yield from (Row(pair) for pair in stretch)
        else:
            yield Row(None, left_out=len(stretch))
