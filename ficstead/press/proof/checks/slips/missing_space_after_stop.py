"""No space between two sentences."""

import re
from collections.abc import Iterator

from ficstead.press.proof.checks.slips.missing_space import token_around
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_STOP = re.compile(r"\.(?<=[a-z]{2}\.)(?=(?:[A-Z][a-z’']|[AI]\s))")
_OTHER_STOP = re.compile(r"[?!](?<=[a-z]{2}.)(?=[^\W\d_]{2}|[aAI]\s)")
_SMALL_AFTER_STOP = re.compile(r"\.(?<=[a-z]{2}\.)(?=(?:he|she|they|then|but|the|and|we|you|there|when)\s)")
_ADDRESS = re.compile(r"[/@=<>{}\\_#&]|www\.|\w\.\w+\.\w", re.I)


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    for pattern in (_STOP, _OTHER_STOP, _SMALL_AFTER_STOP):
        for found in pattern.finditer(text):
            at = found.end()
            if not _ADDRESS.search(token_around(text, at)):
                yield Finding(at - 1, at, f"{found[0]} ", safe=pattern is not _SMALL_AFTER_STOP)


CHECK = Check(
    code="slip-006",
    title="No space between two sentences",
    explanation="After the mark that ends a sentence there is a space, so that the eye sees where the next one begins.",
    wrong=(
        "The bell rang.She looked up.",
        "“Who is it?Who is there?” he asked.",
        "“Stop!I can hear it,” she said.",
        "He left.the door stood open.",
    ),
    right=(
        "The bell rang. She looked up.",
        "The U.S.A. and J.R.Smith, Ph.D., at 3.Then e.g.This.",
        "Write to bram@bell.Com or www.bell.The.",
        "“Wait...What?!” he cried.",
        "He opened story.txt and read.me and bell.org.",
    ),
    source="Chicago Manual of Style 6.7; New Hart’s Rules 2.2.6",
    severity=Severity.ERROR,
    safe=True,
    gaps=re.compile(r"\A[.?!]\Z"),
    find=_find,
)
