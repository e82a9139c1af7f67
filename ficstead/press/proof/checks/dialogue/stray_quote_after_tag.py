"""A closing quotation mark behind the narrator's words."""

from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.speeches import is_lopsided, reopened_without_mark


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for each in reopened_without_mark(paragraph):
        if each.begins is None:
            yield Finding(each.at, each.at + 1, "")


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
