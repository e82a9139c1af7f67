"""Ellipses written in more than one way."""

import re
from collections.abc import Iterator, Sequence

from ficstead.press.proof.checks.slips.habits import Place, exceptions
from ficstead.press.proof.context import Whole
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_ELLIPSIS = re.compile(r"…+|(?<!\.)\.{3}(?!\.)|(?<![.\s])\s?\. \. \.(?! ?\.)")


def _find(paragraphs: Sequence[Paragraph], context: Whole) -> Iterator[tuple[int, Finding]]:
    ways: dict[str, list[Place]] = {}
    for at, paragraph in enumerate(paragraphs):
        for way, start, end in paragraph.once(_ellipses):
            ways.setdefault(way, []).append(Place(at, start, end))
    yield from exceptions(ways, _rewritten, "Ellipses are written in more than one way in this manuscript")


def _ellipses(paragraph: Paragraph) -> Sequence[tuple[str, int, int]]:
    """How each is written, and from where to where; a line of nothing else is a break in the story."""
    text = paragraph.text
    if not ("…" in text or "..." in text or ". . ." in text) or not any(map(str.isalnum, text)):
        return ()
    return [(_way(found[0]), *found.span()) for found in _ELLIPSIS.finditer(text)]


def _way(ellipsis: str) -> str:
    return "…" if "…" in ellipsis else "..." if "..." in ellipsis else ". . ."


def _rewritten(habit: str, place: Place) -> str | None:
    """Only signs of one kind are put for the other; spaced points are for the writer to weigh."""
    return habit if habit != ". . ." and place.end - place.start in (1, 3) else None


CHECK = Check(
    code="slip-009",
    title="Ellipses written in more than one way",
    explanation=(
        "“...”, “…” and “. . .” are all right, but one work keeps to one of them. Where a few places differ from the "
        "rest, they are offered in the way of the rest; where it is half and half, you get this one note."
    ),
    wrong=(
        "He waited… She waited… The bell waited...",
        "He waited... She waited... The bell waited . . . and rang.",
    ),
    right=("He waited… She waited… The bell waited…", "He waited... She waited....", "* * *\n\n. . .\n\nHe waited…"),
    source="Chicago Manual of Style 13.50–13.58; New Hart’s Rules 4.7",
    severity=Severity.SUGGESTION,
    find_all=_find,
    look=_ellipses,
)
