"""An adjective where the adverb belongs: terrible sorry, said the old man gentle, he laughed so hardly."""

import re
from collections.abc import Iterator

from ficstead.press.proof.checks.grammar.narration import told_in_frame
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_HOW = {
    "gentle": "gently", "quiet": "quietly", "soft": "softly", "careful": "carefully", "calm": "calmly",
    "polite": "politely", "nervous": "nervously", "cheerful": "cheerfully", "slow": "slowly", "quick": "quickly",
    "sudden": "suddenly", "bright": "brightly", "sharp": "sharply", "hoarse": "hoarsely", "thoughtful": "thoughtfully",
}  # fmt: skip
_VERY = {
    "terrible": "terribly", "extreme": "extremely", "incredible": "incredibly", "complete": "completely",
    "absolute": "absolutely", "total": "totally", "unbelievable": "unbelievably", "perfect": "perfectly", "utter": "utterly",
    "horrible": "horribly",
}  # fmt: skip
_HARD = {"hardly": "hard"}
_ADVERB = _HOW | _VERY | _HARD
_ENDS = r"(?=[.,;!?]|\s(?:and|as|that|to|with|when|but|because|for|about|at)\b)"
_PATTERN = re.compile(
    r"\b(?:"
    rf"(?:said|asked|replied|whispered|answered|murmured|muttered|called)\s(?:the\s\w+|[A-Z]\w+|he|she)\s(?P<said>{'|'.join(_HOW)})(?=[,.])"
    r"|(?:he|she|they|I|He|She|They|and)\s(?:closed|opened|walked|moved|turned|came\sup|climbed|stepped|smiled|nodded|spoke|breathed|whispered|sighed|knocked)"
    r"(?:\s(?:up|down|in|out|on|away|back|forward|over|the\s\w+|(?:his|her)\s\w+)){0,2}\s(?:very\s|so\s|too\s)?(?P<moved>gentle|careful|nervous|quiet|polite|sudden|thoughtful|cheerful)(?=[,.])"
    rf"|(?P<very>{'|'.join(_VERY)})\s(?:sorry|afraid|tired|happy|hungry|angry|scared|beautiful|alone|different|clear|sure|careful|glad|difficult|important|easy|quiet|proud|worried|empty|silent|still){_ENDS}"
    rf"|(?:laugh|work|tr|hit|breathe|rain|cr|push|pull|fight|blow|swallow|stare|shak|train|knock|kick|squeez)(?:ed|ied|ing|ying)?\s(?:so\s|very\s|too\s|really\s)(?P<hard>hardly)\b"
    r")"
)


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for word, frame in told_in_frame(paragraph, _ADVERB, _PATTERN):
        message = f"“{_ADVERB[word]}” belongs here, not “{word}”"
        yield Finding(*frame.span(frame.lastgroup or 0), _ADVERB[word], message=message)


CHECK = Check(
    code="grammar-016",
    title="An adjective where the adverb belongs",
    explanation="How somebody does something, or how much so, an adverb says: said gently, terribly sorry. Only “hardly” is no "
    "adverb of “hard”: it means scarcely.",
    wrong=(
        "She felt terrible sorry for him.",
        "“Row,” said the captain gentle.",
        "He walked up the stairs very careful.",
        "I laughed so hardly that I had to sit down.",
    ),
    right=(
        "She felt terribly sorry, and said the prayer. It was a complete wrong.",
        "“Row,” said the captain, gentle as ever.",
        "He could hardly walk up the stairs, very careful not to fall.",
    ),
    source="Chicago 5.160 (adverbs); any grammar",
    severity=Severity.ERROR,
    words=frozenset(_ADVERB),
    find=_find,
)
