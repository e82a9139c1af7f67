"""Quotation marks turned the wrong way, or curly on one side and straight on the other."""

from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_PAIRS = {"“”", "‘’", "«»", "»«", "„“", '""', "''"}

_STRAIGHT = "\"'"


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for each in paragraph.quotations:
        opening, closing = each.opening, each.closing
        if not opening or not closing or opening + closing in _PAIRS:
            continue
        straight = opening in _STRAIGHT or closing in _STRAIGHT
        wanted = _pair(opening, closing, curly=context.dialect.curly or not straight)
        if wanted is None:
            continue
        if wanted[0] != opening:
            yield Finding(each.start, each.start + 1, wanted[0])
        if wanted[1] != closing:
            yield Finding(each.end - 1, each.end, wanted[1])


def _pair(opening: str, closing: str, *, curly: bool) -> tuple[str, str] | None:
    """The marks this quotation should have, in the manuscript's own style; None for guillemets and other customs."""
    if opening in '"“”„' and closing in '"“”':
        return ("“", "”") if curly else ('"', '"')
    if opening in "'‘’" and closing in "'‘’":
        return ("‘", "’") if curly else ("'", "'")
    return None


CHECK = Check(
    code="dialogue-020",
    title="Quotation marks that don't match",
    explanation=(
        "A curly mark turns towards the words it encloses, and both marks of a speech are of one kind. A mark that is turned "
        "the wrong way, or straight on one side only, comes from typing on several devices or from pasting."
    ),
    wrong=(
        '“Row to the bell," he said. “No,” said Bram.',
        "”Row to the bell,” he said.",
        "“Row to the bell,“ he said. “No,” said Bram.",
        "„Row to the bell,” he said.",
    ),
    right=(
        "“Row to the bell,” he said.",
        '"Row to the bell," he said.',
        "“He said, ‘Row.’”",
        "„Row,“ she said in German.",
    ),
    source="Chicago Manual of Style 17, 6.115",
    severity=Severity.ERROR,
    safe=True,
    marks=("“", "”", "‘"),
    find=_find,
)
