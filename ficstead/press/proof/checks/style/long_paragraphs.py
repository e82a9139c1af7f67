"""style-009: a paragraph that fills more than a screen."""

from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_MOST_WORDS = 250


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    words = len(paragraph.words)
    if words > _MOST_WORDS:
        yield Finding(*paragraph.spans[0], message=f"A paragraph of {words} words")


CHECK = Check(
    code="style-009",
    title="A very long paragraph",
    explanation=(
        "On a phone a paragraph of more than 250 words is a wall without a door: readers look for a place to rest their eyes."
    ),
    wrong=("The boat went on and on and on. " * 40,),
    right=("The boat went on and on and on. " * 20,),
    source="Custom of editors of fiction",
    severity=Severity.STYLE,
    find=_find,
)
