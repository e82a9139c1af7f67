"""Two negations where one is meant: he couldn’t hear nothing, she didn’t say nothing neither."""

import re
from collections.abc import Iterator

from ficstead.press.proof.checks.grammar.narration import told_in_frame
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_RIGHT = {"nothing": "anything", "nobody": "anybody", "nowhere": "anywhere", "neither": "either"}
_PATTERN = re.compile(
    r"(?:n['’]t|\b(?:did|do|does|could|can|would|had|have|has)\snot|\bcannot|\bnever)\s(?:even\s|ever\s)?"
    r"(?:"
    r"(?:heard?\s(?:him|her|them)\s\w+|(?:hear|heard|see|seen|saw|know|knew|find|found|want|wanted|feel|felt|notice|noticed|tell|told|"
    r"need|needed|understand|understood|remember|remembered|like|liked|go|went|trust|trusted|believe|believed)(?:\s(?:him|her|them|us|me))?)\s(?P<other>nothing|nobody|nowhere)(?=[.,;!?]|\s(?:but|about|in|at|of|and|from|else|except|that)\b)"
    r"|(?:\w+\s){1,5}(?P<too>neither)(?=[.;!?,])"
    r")"
)


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for word, frame in told_in_frame(paragraph, _RIGHT, _PATTERN):
        if not _JOINED.search(frame[0]):
            message = f"“{_RIGHT[word]}” is meant: “not” says no already"
            yield Finding(*frame.span(frame.lastgroup or 0), _RIGHT[word], message=message)


_JOINED = re.compile(r"\b(?:and|nor|but|or|me)\sneither\Z")

CHECK = Check(
    code="grammar-017",
    title="Two negations where one is meant",
    explanation="He couldn’t hear anything, or he could hear nothing: in narration one “no” is enough.",
    wrong=("He couldn’t hear nothing.", "She had never seen nobody about.", "The captain doesn’t smile neither."),
    right=(
        "He couldn’t hear anything, and she could see nothing.",
        "It wasn’t him, and neither was it her. They did not go, and neither did she.",
        "“I didn’t see nothing,” said the old man.",
    ),
    source="Chicago 5.230 (negation); any grammar",
    severity=Severity.ERROR,
    words=frozenset(_RIGHT),
    find=_find,
)
