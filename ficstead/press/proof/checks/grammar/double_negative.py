"""Two negations where one is meant: he couldn’t hear nothing, she didn’t say nothing neither."""

import re
from collections.abc import Iterator

from ficstead.press.proof.checks.grammar.narration import is_talk
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
    for word in _RIGHT.keys() & paragraph.vocabulary:
        for index in paragraph.where(word):
            start, end = paragraph.spans[index]
            if _is_second(paragraph.text, start, end) and not is_talk(paragraph, index, index):
                yield Finding(start, end, _RIGHT[word], message=f"“{_RIGHT[word]}” is meant: “not” says no already")


def _is_second(text: str, start: int, end: int) -> bool:
    near = _PATTERN.finditer(text, max(0, start - _FAR), end + _NEAR)
    return any(found.end(found.lastgroup or 0) == end and not _JOINED.search(found[0]) for found in near)


_FAR, _NEAR = 60, 12
"""Characters before the word and behind it that tell."""
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
