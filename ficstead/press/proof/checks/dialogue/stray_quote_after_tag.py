"""A closing quotation mark behind the narrator's words."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.speeches import is_lopsided, opening_for, reopened_without_mark


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    strays = [each for each in reopened_without_mark(paragraph) if each.begins is None]
    while strays:
        first = strays.pop(0)
        if strays and _SPACE_ON_THE_WRONG_SIDE.match(paragraph.text, first.at):
            strays.pop(0)
            yield Finding(first.at, first.at + 2, f" {opening_for(first.mark)}", _TURNED, safe=False)
        else:
            yield Finding(first.at, first.at + 1, "")


_SPACE_ON_THE_WRONG_SIDE = re.compile(r"(?<=[.,])[\"”'’]\s(?=[^\W\d_])")
_TURNED = "The space belongs before this quotation mark, which opens the speech behind it"


CHECK = Check(
    code="dialogue-013",
    title="A stray quotation mark after a dialogue tag",
    explanation=(
        "The speech is closed already; the tag is the narrator's, and no quotation mark follows it. The hand adds one from "
        "habit at the end of a line of dialogue."
    ),
    wrong=(
        '"Row to the bell," he said."',
        "“Row!” cried Bram softly.”",
        '"Row to the bell," she said, smiling."',
        '"Row." He nodded."',
    ),
    right=(
        '"Row to the bell," he said.',
        '"Row to the bell," he said. "Now."',
    ),
    source="Chicago Manual of Style 17, 13.37; New Hart's Rules 9.2.1",
    severity=Severity.ERROR,
    safe=True,
    marks=('"', "”", "'", "’"),
    where=is_lopsided,
    find=_find,
)
