"""style-010: a sentence that few readers hold in their heads to its end."""

from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.telling import sentences, word_places

_MOST_WORDS = 60


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    if len(paragraph.words) <= _MOST_WORDS:
        return
    for start, end in sentences(paragraph.text):
        places = word_places(paragraph.text, start, end)
        if len(places) > _MOST_WORDS:
            yield Finding(*places[0], message=f"A sentence of {len(places)} words")


CHECK = Check(
    code="style-010",
    title="A very long sentence",
    explanation="A sentence of more than 60 words asks its reader to hold its beginning in mind for a long time.",
    wrong=("He rowed " + "and rowed " * 30 + "home.",),
    right=("He rowed " + "and rowed " * 10 + "home. " + "He rowed " + "and rowed " * 20 + "home.",),
    source="Custom of editors of fiction",
    severity=Severity.STYLE,
    find=_find,
)
