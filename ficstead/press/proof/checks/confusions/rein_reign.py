"""rein, reign and rain."""

from collections.abc import Iterator

from ficstead.press.proof.checks.confusions.wording import Phrases, after, before, replaced
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_PHRASES = Phrases(
    {
        "free reign": "free rein",
        "full reign": "full rein",
        "free rain": "free rein",
        "tight reign": "tight rein",
        "reign in": "rein in",
        "reigned in his": "reined in his",
        "reigned in her": "reined in her",
        "reigned in my": "reined in my",
        "reigned himself in": "reined himself in",
        "reigning in his": "reining in his",
        "reigning in her": "reining in her",
        "reign it in": "rein it in",
        "reign him in": "rein him in",
        "reign her in": "rein her in",
        "reign them in": "rein them in",
        "the rein of king": "the reign of king",
        "the rein of queen": "the reign of queen",
        "long may he rein": "long may he reign",
        "long may she rein": "long may she reign",
        "rein of terror": "reign of terror",
        "rein supreme": "reign supreme",
    },
    unless=lambda paragraph, first, last: (
        paragraph.words[first : last + 1] == ["reign", "in"]
        and not (
            before(paragraph, first) == "to" and after(paragraph, last) in ("his", "her", "my", "your", "their", "the")
        )
    ),
)
_HOLDS = frozenset("the his her my their its your of both loose dropped took in and horse's".split())
_RULES = frozenset("he she it god who queen king silence".split())


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    yield from _PHRASES.find(paragraph, context)
    for index in paragraph.where("reigns"):
        holder = before(paragraph, index)
        if holder in _HOLDS - _RULES and after(paragraph, index) not in ("of", "supreme"):
            yield replaced(paragraph, index, index, "reins", context)


CHECK = Check(
    code="confusion-014",
    title="rein and reign taken for each other",
    explanation="Kings reign; horses are held by the reins. One gives free rein, and reins in one's temper.",
    wrong=(
        "She gave him free reign.",
        "He took the reigns and rode off.",
        "He tried to reign in his temper.",
        "It was a rein of terror.",
    ),
    right=(
        "She gave him free rein. He took the reins.",
        "Long may he reign in the North; he reigns, and the reigns of kings are short.",
        "Silence reigns there.",
    ),
    source="Chicago 5.250 (reign; rein)",
    severity=Severity.ERROR,
    words=_PHRASES.words | {"reigns"},
    pairs=_PHRASES.pairs,
    find=_find,
)
