"""Dashes written in more than one way."""

import re
from collections.abc import Iterator, Sequence

from ficstead.press.proof.checks.slips.habits import Place, exceptions
from ficstead.press.proof.context import Whole
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

# Only between words: a dash that breaks a speech off may differ from one in the middle of a sentence.
_BETWEEN_WORDS = re.compile(r"(?<=[^\W\d_])(?:\s?—\s?|\s–\s|\s?--\s?|\s-\s)(?=[^\W\d_])")


def _find(paragraphs: Sequence[Paragraph], context: Whole) -> Iterator[tuple[int, Finding]]:
    ways: dict[str, list[Place]] = {}
    for at, paragraph in enumerate(paragraphs):
        for way, start, end in paragraph.once(_dashes):
            ways.setdefault(way, []).append(Place(at, start, end))

    def rewritten(habit: str, place: Place) -> str:
        first = ways[habit][0]
        return paragraphs[first.paragraph].text[first.start : first.end].replace("\n", " ")

    yield from exceptions(ways, rewritten, "Dashes are written in more than one way in this manuscript")


def _dashes(paragraph: Paragraph) -> Sequence[tuple[str, int, int]]:
    """How each is written, and from where to where."""
    text = paragraph.text
    if not ("--" in text or "—" in text or "–" in text or " - " in text):
        return ()
    return [(found[0].strip(), *found.span()) for found in _BETWEEN_WORDS.finditer(text)]


CHECK = Check(
    code="slip-010",
    title="Dashes written in more than one way",
    explanation=(
        "American books set a dash as “—” without spaces, British ones often as “ – ” with them, and “--” is what a "
        "typewriter had. Each is right; mixing them is not. Dashes that break a speech off are left alone."
    ),
    wrong=(
        "The bell—so they said—rang. The boat -- an old one—sank. It rang—once—and stopped.",
        "He rowed – slowly – on. She sang – low – and he - listened.",
    ),
    right=(
        "The bell—so they said—rang. The boat—an old one—sank.",
        "He rowed – slowly – on. “But I—” she said. A well-known bell, 1914–18.",
    ),
    source="Chicago Manual of Style 6.85; New Hart’s Rules 4.11",
    severity=Severity.SUGGESTION,
    find_all=_find,
    look=_dashes,
)
