"""style-005: the reader is shown somebody seeing, not what is seen."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.telling import told_text

_VERBS = frozenset("saw heard felt noticed realized realised watched smelled smelt sensed see hear feel notice".split())
_FILTER = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e|[A-Z][a-z]+)\s(?:could\s(?:see|hear|feel|smell|sense)"
    r"|(?:saw|heard|felt|noticed|reali[sz]ed|watched|smelled|smelt|sensed)(?:\show|\sthat|(?=\s(?:the|a|an|his|her|their|it|as)\b)))"
)


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for found in _FILTER.finditer(told_text(paragraph)):
        yield Finding(*found.span(), message=f"“{' '.join(found[0].split())}”: could the thing itself stand here?")


CHECK = Check(
    code="style-005",
    title="Seen through somebody’s eyes twice over",
    explanation=(
        "In a story told from somebody’s side, “she saw the door open” puts a pane of glass before the door; “the door "
        "opened” takes it away. Keep the filter where the seeing itself matters."
    ),
    wrong=("She saw the door open.", "He noticed that the lamp was out.", "Bram could hear the bell."),
    right=("The door opened.", "The lamp was out.", "“I saw the door open,” she said.", "He saw to it."),
    source="Custom of editors of fiction; no manual forbids it",
    severity=Severity.STYLE,
    words=_VERBS | {"smell", "sense"},
    find=_find,
)
