"""A space between a quotation mark and the words it belongs to."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_BEHIND_OPENING = re.compile(r"(?<!\S)[\"“‘]([ \xa0])(?=\w)|(?:(?<=\s)|^)'([ \xa0])(?=[A-Z])")
_BEFORE_CLOSING = re.compile(r"(?<=[.,?!…—–])([ \xa0]+)[\"”'’](?=\s|$|[.,;])")


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    for found in _BEHIND_OPENING.finditer(text):
        if _is_mark_of(paragraph, found.start(), opens=True):
            yield Finding(*found.span(found.lastindex or 1), "")
    for found in _BEFORE_CLOSING.finditer(text):
        if _is_mark_of(paragraph, found.end() - 1, opens=False):
            yield Finding(*found.span(found.lastindex or 1), "")


def _is_mark_of(paragraph: Paragraph, at: int, *, opens: bool) -> bool:
    """Whether the mark that stands between spaces has this side, and the quotation its other mark."""
    return any(
        (each.start if opens else each.end - 1) == at and each.opening and each.closing for each in paragraph.quotations
    )


CHECK = Check(
    code="dialogue-015",
    title="A space inside the quotation marks",
    explanation="Quotation marks stand close to the words they enclose: no space behind the first, none before the last.",
    wrong=(
        '" Row to the bell," he said.',
        '"Row to the bell. "',
        "“ Row,” he said. “Row to the bell. ”",
        'He turned round. " Row to the bell!"',
    ),
    right=(
        '"Row to the bell," he said. "Now."',
        "“Row,” he said. “Row to the bell.”",
        '"Row to the bell." "No."',
    ),
    source="Chicago Manual of Style 17, 6.11 and 6.119",
    severity=Severity.ERROR,
    safe=True,
    gaps=re.compile(r"\s[\"“‘'][ \xa0]|[.,?!…—–][ \xa0]+[\"”'’][\s.,;]"),
    find=_find,
)
