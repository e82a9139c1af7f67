"""An opening quotation mark before the narrator's words."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.quotes import outer_marks, stray_openings


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for stray in stray_openings(paragraph.text, outer_marks(paragraph.text, single=paragraph.single)):
        yield Finding(stray.at, stray.at + 1, "")


CHECK = Check(
    code="dialogue-033",
    title="A stray quotation mark before a dialogue tag",
    explanation=(
        "The speech is closed, and the tag is the narrator's: no quotation mark opens before it. The hand adds one from "
        "habit, for after most closed speeches the next one opens."
    ),
    wrong=(
        '"Row to the bell," "said Bram.',
        "“Row!” “cried Bram. “Row to the bell!”",
        '"Shall we row?" "she asked, smiling.',
    ),
    right=(
        '"Row to the bell," said Bram.',
        "“Row!” cried Bram. “Row to the bell!”",
        '"Shall we row?" "said" is not what I would have written.',
    ),
    source="Chicago Manual of Style 17, 13.37; New Hart's Rules 9.2.1",
    severity=Severity.ERROR,
    safe=True,
    gaps=re.compile(r"[\"”'’]\s[\"“'‘]\Z"),
    find=_find,
)
