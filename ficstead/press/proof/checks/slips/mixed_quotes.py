"""Straight quotation marks among curly ones, or the other way about."""

import re
from collections.abc import Iterator, Sequence

from ficstead.press.proof.checks.slips.habits import Place, exceptions
from ficstead.press.proof.context import Whole
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.quotes import double_marks

_IN_A_WORD = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])")
_QUOTE = re.compile(r"(?<!\d)[\"“”]")


def _find(paragraphs: Sequence[Paragraph], context: Whole) -> Iterator[tuple[int, Finding]]:
    yield from _quotes(paragraphs)
    yield from _apostrophes(paragraphs)


def _quotes(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, Finding]]:
    ways = _ways(paragraphs, _QUOTE, '"', "“”")

    def rewritten(habit: str, place: Place) -> str | None:
        if habit == "straight":
            return '"'
        marks = double_marks(paragraphs[place.paragraph].text)
        return next(("“" if mark.opens else "”" for mark in marks if mark.at == place.start), None)

    yield from exceptions(ways, rewritten, "Straight and curly quotation marks are mixed in this manuscript")


def _apostrophes(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, Finding]]:
    ways = _ways(paragraphs, _IN_A_WORD, "'", "’")
    yield from exceptions(
        ways,
        lambda habit, place: "'" if habit == "straight" else "’",
        "Straight and curly apostrophes are mixed in this manuscript",
    )


def _ways(
    paragraphs: Sequence[Paragraph], pattern: re.Pattern[str], straight: str, curly: str
) -> dict[str, list[Place]]:
    """Where each way of writing the mark stands; empty when all agree, which is told quickly."""
    texts = [paragraph.text for paragraph in paragraphs]
    if not any(straight in text for text in texts) or not any(mark in text for text in texts for mark in curly):
        return {}
    ways: dict[str, list[Place]] = {}
    for at, text in enumerate(texts):
        for found in pattern.finditer(text):
            ways.setdefault("straight" if found[0] == straight else "curly", []).append(Place(at, *found.span()))
    return ways


CHECK = Check(
    code="slip-011",
    title="Straight and curly quotation marks mixed",
    explanation=(
        "Curly marks (“ ” ’) and straight ones (\" ') are both fine on a screen, but one manuscript keeps to one kind. "
        "Mixed marks come from pasting together what was written in two programs."
    ),
    wrong=(
        '“Row,” he said. “Now,” she said. "Why?" he asked. “Row on. It’s late,” she said. “No.”',
        "“It’s late, and we don’t know, and they’ve gone; it's over.”",
    ),
    right=("“Row,” he said. “It’s late.”", '"Row," he said. "It\'s late."', "“He was 6'2\" tall,” she said."),
    source="Chicago Manual of Style 6.123; New Hart’s Rules 9.2",
    severity=Severity.SUGGESTION,
    find_all=_find,
)
