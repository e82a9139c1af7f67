"""style-004: three told sentences in a row begin with the same word."""

from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.telling import sentences, told_text, word_places

_IN_A_ROW = 3


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = told_text(paragraph)
    before, times = "", 0
    for start, end in sentences(text):
        places = word_places(text, start, end)
        if not places:
            continue
        first = text[slice(*places[0])].lower()
        times = times + 1 if first == before else 1
        before = first
        if times == _IN_A_ROW:
            word = paragraph.text[slice(*places[0])]
            yield Finding(*places[0], message=f"{_IN_A_ROW} sentences in a row begin with “{word}”")


CHECK = Check(
    code="style-004",
    title="Sentences in a row that begin alike",
    explanation=(
        "Three sentences that all begin with the same word march in step. Where that isn’t meant, turn one of them round."
    ),
    wrong=("He rose. He took the oar. He pushed off.",),
    right=("He rose. The oar lay ready. He pushed off.", "He rose. Then he took the oar. He pushed off."),
    source="Custom of editors of fiction; no manual forbids it",
    severity=Severity.STYLE,
    find=_find,
)
