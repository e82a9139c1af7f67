"""use to, suppose to for used to, supposed to."""

from collections.abc import Iterator

from ficstead.press.proof.checks.confusions.wording import after, before, replaced, word_at
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_BE = frozenset(
    "am is are was were be been being i'm you're he's she's it's we're they're that's what's who's there's wasn't "
    "weren't isn't aren't ain't not get got gotten getting gets grown grew become became becoming".split()
)
_ASKS = frozenset(
    "did didn't do don't does doesn't will won't would could can can't shall should might may must to let what no".split()
)
_SINGULAR = frozenset("he she it who there mother father mom mum dad".split())
_PLURAL = frozenset("i you we they people".split())
_HABITS = frozenset(
    "be have love like think live go know play say hate want work dream believe hang date come sit watch feel look "
    "call tell talk visit wish fight laugh wonder spend hope wear own take call see get do make read sing bring "
    "ride run swim drink eat keep meet help write wake beat".split()
)
_STATES = frozenset(
    "be have love like think live go know play hate dream believe hang date come sit feel laugh imagine spend hope wish "
    "worry want".split()
)
_NEW_CLAUSE = frozenset(
    "and but because when where as than how before like so if though although while since then".split()
)


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for verb, is_meant in (("use", _used), ("suppose", _supposed)):
        for index in paragraph.where(verb):
            if after(paragraph, index) == "to" and is_meant(paragraph, index):
                yield replaced(paragraph, index, index, f"{verb}d", context)


def _used(paragraph: Paragraph, index: int) -> bool:
    subject, earlier = before(paragraph, index), word_at(paragraph, index - 2)
    if subject in ("always", "never", "also", "still", "just", "only"):
        subject, earlier = word_at(paragraph, index - 2), word_at(paragraph, index - 3)
    verb = word_at(paragraph, index + 2)
    if subject in _BE or subject in ("so", "quite", "more", "pretty"):
        return subject != "not" or earlier in _BE
    if {earlier, word_at(paragraph, index - 3)} & _ASKS:
        return False
    if verb in _STATES and (subject in _PLURAL or subject in ("that", "which") or _is_name(paragraph, index - 1)):
        return True
    if subject in _SINGULAR:
        return verb not in ("the", "a", "an")
    if earlier in ("as", "than", "like") and not after(paragraph, index + 1):
        return True
    if _is_name(paragraph, index - 1) and earlier and before(paragraph, index - 1) and subject not in _PLURAL:
        return verb not in ("the", "a", "an")
    starts = not before(paragraph, index - 1) or earlier in _NEW_CLAUSE
    return subject in _PLURAL and verb in _HABITS and starts


def _is_name(paragraph: Paragraph, index: int) -> bool:
    return paragraph.text[paragraph.spans[index][0]].isupper() and bool(before(paragraph, index + 1))


def _supposed(paragraph: Paragraph, index: int) -> bool:
    nearby = paragraph.words[max(0, index - 3) : index]
    if before(paragraph, index) in ("i", "you", "we", "they", "to", "would", "could", "might", "don't", "do"):
        return len(nearby) > 1 and nearby[-2] in _BE - {"not"} and nearby[-1] != "to"
    return bool(_BE.intersection(nearby))


CHECK = Check(
    code="confusion-006",
    title="use to, suppose to for used to, supposed to",
    explanation="The d isn't heard before to, but it is written: used to, supposed to. After did and didn't it is "
    "“use to”.",
    wrong=(
        "He use to live here.",
        "“I use to love him,” she said. “We use to go there.”",
        "I'm not use to it.",
        "She was suppose to wait.",
        "“Aren't you suppose to be asleep?”",
        "He had got use to the noise.",
    ),
    right=(
        "He used to live here. He didn't use to. Did he use to?",
        "What use to me is that? It is of no use to him, and she put it to use to warm the room.",
        "This is the knife I use to cut bread, the words they use to say so.",
        "I suppose to him it is nothing. What do you suppose to be the reason?",
        "She was supposed to wait.",
    ),
    source="Chicago 5.250 (used to; use to), New Hart's Rules 21",
    severity=Severity.ERROR,
    safe=True,
    pairs=frozenset({("use", "to"), ("suppose", "to")}),
    find=_find,
)
