"""“A” left out before a number, a measure or a trade: hundred years old, cup of tea, he was clerk."""

from collections.abc import Iterator
from itertools import product

from ficstead.press.proof.checks.confusions.wording import before
from ficstead.press.proof.checks.grammar.narration import clause_before
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_NUMBERS = "hundred thousand million dozen".split()
_BEFORE_NUMBERS = "only about than almost nearly for over around after is was were maybe perhaps exactly".split()
_MEASURES = "pair couple cup glass piece bit bottle slice handful bunch sheet bowl plate mug".split()
_BEFORE_MEASURES = (
    "for in with from after on drank drink made make had have took take got get bought buy ate eat brought bring want "
    "wanted was is like poured held found"
).split()
_TRADES = (
    "clerk teacher doctor nurse lawyer librarian student soldier sailor baker butcher cook singer dancer writer actor "
    "actress waiter waitress farmer fisherman hunter thief liar fool coward hero prisoner orphan widow genius "
    "monster ghost vampire werewolf wizard witch knight princess pirate plumber carpenter policeman stranger "
    "child girl boy woman man"
).split()
_BEING = "am is was i'm he's she's not become became".split()
_PAIRS = (
    frozenset(product(_BEFORE_NUMBERS, _NUMBERS))
    | frozenset(product(_BEFORE_MEASURES, _MEASURES))
    | frozenset(product(_BEING, _TRADES))
)


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for earlier, word in _PAIRS.intersection(paragraph.pairs()):
        for index in paragraph.where(word):
            if before(paragraph, index) == earlier and _lacks_it(paragraph, index):
                at = paragraph.spans[index][0]
                article = "an" if word[0] in "aeiou" else "a"
                yield Finding(at, at, f"{article} ", message=f"“{article}” seems to be missing here")


def _lacks_it(paragraph: Paragraph, index: int) -> bool:
    word, behind = paragraph.words[index], paragraph.gaps[index + 1]
    following = paragraph.words[index + 1] if index + 1 < len(paragraph.words) else ""
    if paragraph.in_speech(paragraph.spans[index][0]) and word in _TRADES:
        return False
    if word in _NUMBERS:
        return behind.isspace() and following in _YEARS
    if word in _MEASURES:
        return behind.isspace() and following == "of"
    return behind.strip()[:1] in (".", ",", ";", "!") and _is_somebody(paragraph, index)


def _is_somebody(paragraph: Paragraph, index: int) -> bool:
    """`He was clerk.`: but `she was more child than`, `What is man?`, `half girl`."""
    at = index - 2 if paragraph.words[index - 1] == "not" else index - 1
    return paragraph.words[at] in ("i'm", "he's", "she's") or (
        paragraph.words[at - 1] in ("he", "she", "i")
        and not {"than", "as", "half"}.intersection(clause_before(paragraph, at))
    )


_YEARS = frozenset("years year people men miles times days pounds dollars of other steps feet yards soldiers".split())

CHECK = Check(
    code="grammar-006",
    title="“A” left out before a number, a measure or a trade",
    explanation="One says a hundred years, a couple of days, a cup of tea, and of somebody’s trade: he was a clerk.",
    wrong=(
        "She was only hundred years old.",
        "They stayed for couple of days, and drank cup of tea.",
        "He was clerk, and he liked it.",
    ),
    right=(
        "She was only a hundred years old; two hundred years are nothing.",
        "They stayed for a couple of days, and drank a cup of tea. Man is child, and child is man.",
        "He was captain, and she was more child than woman.",
    ),
    source="Chicago 5.70 (articles); any grammar",
    severity=Severity.ERROR,
    pairs=_PAIRS,
    find=_find,
)
