"""peak, peek and pique."""

from collections.abc import Iterator

from ficstead.press.proof.checks.confusions.wording import Phrases, after, before, replaced
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_LOOKS = {"peak": "peek", "peaks": "peeks", "peaked": "peeked", "peaking": "peeking"}
_WAYS = frozenset("into through inside around over under from out behind between past round at in up".split())
_INTEREST = ("my", "his", "her", "their", "our", "your", "its")
_PHRASES = Phrases(
    {f"peaked {whose} {what}": f"piqued {whose} {what}" for whose in _INTEREST for what in ("interest", "curiosity")}
    | {f"peeked {whose} {what}": f"piqued {whose} {what}" for whose in _INTEREST for what in ("interest", "curiosity")}
    | {f"peak {whose} {what}": f"pique {whose} {what}" for whose in _INTEREST for what in ("interest", "curiosity")}
    | {
        "a fit of peak": "a fit of pique",
        "a fit of peek": "a fit of pique",
        "mountain peek": "mountain peak",
        "mountain peeks": "mountain peaks",
        "a quick peak": "a quick peek",
        "take a peak": "take a peek",
        "took a peak": "took a peek",
        "taking a peak": "taking a peek",
        "sneak a peak": "sneak a peek",
        "sneaked a peak": "sneaked a peek",
        "snuck a peak": "snuck a peek",
        "have a peak": "have a peek",
        "had a peak": "had a peek",
        "its peek": "its peak",
    }
)


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    yield from _PHRASES.find(paragraph, context)
    for written in ("peaked", "peaking"):
        for index in paragraph.where(written):
            if after(paragraph, index) in _WAYS - {"at", "in", "from", "over", "up"} or _someone_looks(
                paragraph, index
            ):
                yield replaced(paragraph, index, index, _LOOKS[written], context)


def _someone_looks(paragraph: Paragraph, index: int) -> bool:
    looker = before(paragraph, index)
    return looker in ("he", "she", "i", "they") and after(paragraph, index) in _WAYS - {"in", "at"}


CHECK = Check(
    code="confusion-013",
    title="peak, peek and pique taken for each other",
    explanation="A peak is a top, a peek a quick look, and pique is hurt pride; it is also what is done to interest.",
    wrong=(
        "It peaked his interest.",
        "She peaked through the curtains.",
        "“Can I take a peak?”",
        "He left in a fit of peak.",
    ),
    right=(
        "It piqued his interest.",
        "She peeked through the curtains at the mountain's peak.",
        "The fever peaked in the night, and his interest peaked at noon.",
    ),
    source="Chicago 5.250 (peak; peek; pique)",
    severity=Severity.ERROR,
    words=_PHRASES.words | {"peaked", "peaking"},
    pairs=_PHRASES.pairs,
    find=_find,
)
