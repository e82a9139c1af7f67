"""Two versions of a chapter beside each other, what they share folded away."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from ficstead.archive.desk.forms import ChapterForm
from ficstead.archive.desk.revising import ParagraphDiff, word_diff
from ficstead.archive.works.models import ChapterTexts


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph that differs or stands next to one; or how many were left out because they are the same."""

    paragraph: ParagraphDiff | None
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class FieldDifference:
    label: str
    rows: list[Row]


_NAMES = ("title", "opening_note", "body", "closing_note", "summary", "disclaimer")
_AROUND = 1
"""So many unchanged paragraphs are shown before and after a changed one."""


def differences(one: ChapterTexts, other: ChapterTexts) -> list[FieldDifference]:
    """The fields that differ, in the order of the form."""
    found = []
    for name in _NAMES:
        before, after = getattr(one, name), getattr(other, name)
        paragraphs = word_diff(escape(before), escape(after)) if name == "title" else word_diff(before, after)
        if any(paragraph.changed for paragraph in paragraphs):
            label = str(ChapterForm.base_fields[name].label)
            found.append(FieldDifference(label, list(_rows(paragraphs))))
    return found


def _rows(paragraphs: list[ParagraphDiff]) -> Iterator[Row]:
    changed = [at for at, paragraph in enumerate(paragraphs) if paragraph.changed]
    near = {at + step for at in changed for step in range(-_AROUND, _AROUND + 1)}
    for is_near, group in groupby(enumerate(paragraphs), key=lambda pair: pair[0] in near):
        stretch = [paragraph for _at, paragraph in group]
        if is_near or len(stretch) == 1:
            yield from (Row(paragraph) for paragraph in stretch)
        else:
            yield Row(None, left_out=len(stretch))
