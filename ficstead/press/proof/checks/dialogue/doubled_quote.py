"""A quotation mark typed twice."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_DOUBLED = re.compile(r"([\"“”])\1+(?!\1)")
_DOUBLED_SINGLE = re.compile(
    r"(?<!\S)([‘'])\1(?!(?:t(?:is|was|were|will|would|isn)|em|deed|cause|times|til|till|fraid|sh|ere|bout|most|course|scuse|ello)\b)(?=\w)|(?<=[.,?!…])([’'])\2(?=\s|$)",
    re.I,
)


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    for found in _DOUBLED.finditer(text):
        if not _nests(text, found.start(), found.end()):
            yield Finding(found.start(), found.end(), found[1])
    if paragraph.single:
        for found in _DOUBLED_SINGLE.finditer(text):
            yield Finding(found.start(), found.end(), found[1] or found[2])


def _nests(text: str, start: int, end: int) -> bool:
    """Whether two marks close (or open) two quotations, or stand for nothing at all: `""`."""
    alone = text[start - 1 : start].strip() == "" and text[end : end + 1].strip(",.;") == ""
    return alone or text.count('"') % 2 == 0 and '"' in text[:start] and text[start] == '"' and end - start == 2


CHECK = Check(
    code="dialogue-014",
    title="A quotation mark written twice",
    explanation="One mark opens a speech and one closes it; the second is a slip of the hand.",
    wrong=(
        '""Row to the bell," he said.',
        "“Row to the bell.””",
        '"Row to the bell,"" he said.',
        "““Row,” he said. “Row to the bell.”",
    ),
    right=(
        '"Row to the bell," he said.',
        "\"He said, 'Row.'\"",
        '"And she said, "Row to the bell.""',
    ),
    source="Chicago Manual of Style 17, 13.30",
    severity=Severity.ERROR,
    safe=True,
    marks=('""', "““", "””", "‘‘", "''", "’’"),
    find=_find,
)
