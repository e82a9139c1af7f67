"""A word that a line's end broke in two."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.dictionary import is_word
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_BROKEN = re.compile(r"(?<![\w'’-])([A-Za-z][a-z]+)([-\u00ad]\s+)([a-z]{2,})(?![\w'’-])")
_HANGING = frozenset("and or to nor".split())
"""`two- and three-storeyed`."""


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for found in _BROKEN.finditer(paragraph.text):
        first, second = found[1].lower(), found[3]
        if second in _HANGING or (is_word(first) and is_word(second)) or not is_word(first + second):
            continue
        message = f"“{found[1]}{second}” seems to be broken in two"
        yield Finding(found.start(2), found.end(2), "", message=message)


CHECK = Check(
    code="slip-027",
    title="A word broken in two by the end of a line",
    explanation=(
        "A printer breaks a long word at the end of a line with a hyphen. When the text is copied from there, the hyphen "
        "stays in the middle of the word."
    ),
    wrong=("The bell had never sto- pped ringing.", "She con-\ntinued to row."),
    right=(
        "The bell had never stopped. She continued to row.",
        "A two- or three-masted boat, a well-\nknown bell, and a boat- house.",
        "“I was go- going,” he said.",
    ),
    source="Chicago Manual of Style 2.112; New Hart’s Rules 3.4",
    severity=Severity.SUGGESTION,
    marks=("- ", "-\n", "\u00ad"),
    find=_find,
)
