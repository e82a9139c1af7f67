"""An article left out before a thing: he opened door, at petrol station, like kettle, under tree."""

from collections.abc import Iterator
from itertools import product

from ficstead.press.proof.checks.confusions.wording import before
from ficstead.press.proof.checks.grammar.narration import begins_clause, ends_phrase, is_talk
from ficstead.press.proof.checks.grammar.nouns import OBJECTS
from ficstead.press.proof.checks.grammar.verbs import BASE_OF_PAST
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_HANDLING = frozenset(
    "opened closed shut locked unlocked slammed hit grabbed picked dropped lifted pulled pushed kicked took opens closes "
    "slams hits grabs drops lifts pulls pushes kicks touched broke found bought stole painted climbed crossed entered left "
    "saw noticed".split()
)
_SUBJECTS = frozenset("he she i they we it and".split())
_PREPOSITIONS = frozenset(
    "in on at under behind near through into onto across toward towards against inside beside over like".split()
)
_JOINING = frozenset("but when because while if until suddenly then".split())
_PLACES = {
    "station": "petrol gas train railway police bus", "door": "front back side", "stop": "bus tram",
    "window": "kitchen bedroom", "table": "kitchen dining", "room": "living dining waiting sitting",
}  # fmt: skip
_RUNS_ON = frozenset("and or nor to after by for".split())
"""`Between bed and wall`, `from tree to tree`, `door by door`: such pairs need no article."""
_LEADING = _HANDLING | _PREPOSITIONS | _JOINING
_PAIRS = frozenset(product(_LEADING, OBJECTS)) | frozenset(
    (word, noun) for noun, words in _PLACES.items() for word in words.split()
)


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for earlier, noun in _PAIRS.intersection(paragraph.pairs()):
        for index in paragraph.where(noun):
            first = index - 1 if earlier in _PLACES.get(noun, "").split() else index
            if before(paragraph, index) == earlier and _lacks_it(paragraph, first, index):
                at = paragraph.spans[first][0]
                article = "the" if earlier != "like" else "an" if noun[0] in "aeiou" else "a"
                yield Finding(at, at, f"{article} ", message="An article seems to be missing here")


def _lacks_it(paragraph: Paragraph, first: int, last: int) -> bool:
    noun, earlier = paragraph.words[last], before(paragraph, first)
    if not paragraph.forms[last].islower():
        return False
    following = paragraph.words[last + 1 : last + 2]
    if not ends_phrase(paragraph, last) and earlier not in _JOINING:
        return False
    if (not begins_clause(paragraph, last + 1) and _RUNS_ON.intersection(following)) or paragraph.words[
        max(0, last - 4) : last + 5
    ].count(noun) > 1:
        return False
    if earlier in _HANDLING and before(paragraph, first - 1) not in _SUBJECTS:
        return False
    if earlier in _JOINING and not (following and (following[0] in _HAPPENS or following[0] in BASE_OF_PAST)):
        return False
    return earlier in _LEADING and not is_talk(paragraph, first, last)


_HAPPENS = frozenset("was is had has will would could can".split())


CHECK = Check(
    code="grammar-007",
    title="An article left out before a thing",
    explanation="A thing that can be counted has an article, an owner or a number before it: he opened the door, at a petrol "
    "station, like a kettle.",
    wrong=(
        "He opened door, and she shut window.",
        "They stopped at petrol station on the way.",
        "It sounded like kettle.",
    ),
    right=(
        "He opened the door, and she shut her window.",
        "They stopped at a petrol station. The front door was open, and so was his back door.",
        "It sounded like a kettle; he opened door after door, and went from front door to back.",
    ),
    source="Chicago 5.70 (articles); any grammar",
    severity=Severity.SUGGESTION,
    pairs=_PAIRS,
    find=_find,
)
