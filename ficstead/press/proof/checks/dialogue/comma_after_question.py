"""A question that ends in a comma before its tag."""

import re
from collections.abc import Iterator

from ficstead.press.proof.checks.slips.missing_question_mark import QUESTION_BEFORE_COMMA, questions
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_ASKING = frozenset("asked asks inquired inquires enquired enquires demanded demands wondered wonders".split())
_ENDS = re.compile(r"[^\"“”.]*(?:\.(?:\s|\Z)|\Z)")
"""Nothing more is spoken in the sentence of the tag."""


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    asked = {
        seam.mark
        for seam in paragraph.seams
        if seam.inside == "," and seam.clause and seam.clause.verb in _ASKING and _ENDS.match(paragraph.text, seam.word)
    }
    if asked:
        for question in questions(QUESTION_BEFORE_COMMA, paragraph):
            if question.start("mark") in asked:
                yield Finding(*question.span("stop"), "?")


CHECK = Check(
    code="dialogue-032",
    title="A question that ends in a comma before its tag",
    explanation="A question keeps its question mark before the tag, which goes on with a small letter all the same.",
    wrong=('"Where is the bell," he asked softly.', "“Are you coming with us,” Bram asked."),
    right=(
        '"Where is the bell?" he asked softly.',
        "“Do you mean,” she asked, “that we row?”",
        "“Where the bell is,” he asked.",
    ),
    source="Chicago Manual of Style 6.68 and 6.125; New Hart's Rules 4.8.1",
    severity=Severity.SUGGESTION,
    words=_ASKING,
    find=_find,
)
