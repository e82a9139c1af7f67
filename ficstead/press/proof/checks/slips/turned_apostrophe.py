"""An apostrophe that a word processor turned the wrong way."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_TURNED = re.compile(
    r"‘(?=(?:tis|twas|twere|twill|twould|em|til|till|cause|cuz|cos|bout|round|kay|sup|nother|fraid|ere|n|\d\ds)(?![\w]))",
    re.I,
)
_CLOSING = re.compile(r"’(?!\w)")


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    for found in _TURNED.finditer(text):
        if found.start() and text[found.start() - 1].isalnum():
            continue
        if not _opens_a_quotation(text, found, single=context.dialect.quotes == "single"):
            yield Finding(found.start(), found.end(), "’")


def _opens_a_quotation(text: str, found: re.Match[str], *, single: bool) -> bool:
    if re.match(r"n’(?!\w)", text[found.end() :], re.I):
        return False  # rock ‘n’ roll
    if single and (text[found.end()].isupper() or found.start() == 0):
        return True
    until = re.search(r"[‘“”\n]|$", text[found.end() :])
    ahead = text[found.end() : found.end() + (until.start() if until else 0)]
    return bool(_CLOSING.search(ahead))


CHECK = Check(
    code="slip-020",
    title="An apostrophe turned the wrong way",
    explanation=(
        "Where letters are left out at the beginning of a word (’tis, ’em, ’90s) stands an apostrophe, which looks like a "
        "closing quote. Word processors take it for an opening one and turn it about."
    ),
    wrong=("“‘Tis late,” she said.", "“Tell ‘em to row,” he said.", "It was the bell of the ‘90s, and rock ‘n’ roll."),
    right=(
        "“’Tis late,” she said.",
        "“Tell ’em to row,” he said.",
        "“He said ‘til death’ to her,” she said.",
        "‘Tis late,’ she said. ‘Row on.’",
    ),
    source="Chicago Manual of Style 6.125; New Hart’s Rules 4.2",
    severity=Severity.ERROR,
    safe=True,
    marks=("‘",),
    find=_find,
)
