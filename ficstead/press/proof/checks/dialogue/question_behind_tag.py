"""The question mark of the speech behind its tag."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_MARK_BEHIND = re.compile(r"(?:\s\w+ly|\s(?:him|her|them|me|us))?([?!])(?=\s|\Z)")


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    for seam in paragraph.seams:
        if (
            not seam.is_tag
            or seam.clause is None
            or seam.outside
            or not (text[seam.word].islower() or seam.clause.named)
        ):
            continue
        behind = _MARK_BEHIND.match(text, seam.clause.end)
        if behind and seam.inside in ("", ","):
            yield Finding(seam.start, behind.end(), behind[1] + text[seam.mark : behind.start(1)] + ".")
        elif behind and seam.inside == behind[1]:
            yield Finding(*behind.span(1), ".")


CHECK = Check(
    code="dialogue-025",
    title="The question mark belongs to the speech, not to its tag",
    explanation=(
        "What is asked or cried out are the words inside the quotation marks, and there the mark stands. The tag only "
        "tells who speaks, and ends in a full stop."
    ),
    wrong=(
        '"Shall we row," she asked?',
        "“Row to the bell,” Bram cried! “Row!”",
        "'Have you seen the bell,' he asked softly?",
        '"Shall we row?" she asked?',
    ),
    right=(
        '"Shall we row?" she asked.',
        "“Row to the bell!” Bram cried. “Row!”",
        'Who was it that cried, "Row," and who answered?',
        'Was it "the bell," he said to himself, or the boat?',
    ),
    source="Chicago Manual of Style 17, 6.70 and 13.13; New Hart's Rules 9.2.3",
    severity=Severity.ERROR,
    safe=True,
    marks=("?", "!"),
    find=_find,
)
