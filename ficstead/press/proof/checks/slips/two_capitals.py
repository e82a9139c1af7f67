"""Two capitals at the beginning of a word."""

import re
from collections.abc import Iterator

from ficstead.press.proof.checks.slips.everyday import EVERYDAY_WORDS
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_TWO_CAPITALS = re.compile(r"[A-Z][A-Z](?<![\w-][A-Z][A-Z])[a-z]+(?!\w)")


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for found in _TWO_CAPITALS.finditer(paragraph.text):
        right = found[0].capitalize()
        if right.lower() in EVERYDAY_WORDS or context.is_name(right) and found[0][2:] != "s":
            yield Finding(found.start(), found.end(), right)


CHECK = Check(
    code="slip-017",
    title="Two capitals at the beginning of a word",
    explanation="The shift key was held a moment too long: “THe” for “The”. Abbreviations (TVs, PhD) are left alone.",
    wrong=("THe bell rang.", "“YOu know it,” he said.", "He saw Bram, and Bram saw BRam."),
    right=("The bell rang.", "TVs, DJs and a PhD; MCs and IDs; McBram.", "“YOU know it,” he said."),
    source="Chicago Manual of Style 8.1; New Hart’s Rules 5.1",
    severity=Severity.ERROR,
    safe=True,
    find=_find,
)
