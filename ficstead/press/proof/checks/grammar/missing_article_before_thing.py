"""An article left out before a thing: he opened door, at petrol station, like kettle, under tree."""

from collections.abc import Iterator
from itertools import product

from ficstead.press.proof.checks.confusions.wording import before, word_at
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
_SOMETHING = {
    "had has have": "idea dream nightmare headache gun knife sword sister brother son daughter secret habit",
    "gave gives": "nod smile sigh shrug laugh grin frown shudder gasp groan",
    "took takes": "step seat sip breath bite look",
    "made makes": "mistake sound noise decision promise face",
    "heard hears": "noise voice sound scream knock crash whisper",
    "saw sees": "man woman boy girl figure shadow light",
    "with": "smile nod shrug sigh grin frown groan shudder gasp jerk thud",
    "like": "boy girl child king queen thief soldier ghost fool baby",
    "for": "moment minute",
    "after": "moment while minute",
}
_ONE = {
    (first, noun): "a" for firsts, nouns in _SOMETHING.items() for first in firsts.split() for noun in nouns.split()
}
"""Where the article is rather “a”: `she had idea`, `for moment`."""
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
_PAIRS = (
    frozenset(product(_LEADING, OBJECTS))
    | _ONE.keys()
    | frozenset((word, noun) for noun, words in _PLACES.items() for word in words.split())
)


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for earlier, noun in _PAIRS.intersection(paragraph.pairs()):
        for index in paragraph.where(noun):
            first = index - 1 if earlier in _PLACES.get(noun, "").split() else index
            if before(paragraph, index) == earlier and _lacks_it(paragraph, first, index):
                at = paragraph.spans[first][0]
                one = earlier == "like" or (earlier, noun) in _ONE
                article = "the" if not one else "an" if noun[0] in "aeiou" else "a"
                yield Finding(at, at, f"{article} ", message="An article seems to be missing here")


def _lacks_it(paragraph: Paragraph, first: int, last: int) -> bool:
    noun, earlier = paragraph.words[last], before(paragraph, first)
    if not paragraph.forms[last].islower() or paragraph.gaps[first - 1].endswith("-"):
        return False
    following = paragraph.words[last + 1 : last + 2]
    if not ends_phrase(paragraph, last) and earlier not in _JOINING:
        return False
    if (not begins_clause(paragraph, last + 1) and _runs_on(paragraph, last)) or paragraph.words[
        max(0, last - 4) : last + 5
    ].count(noun) > 1:
        return False
    if (earlier, noun) in _ONE:
        deed = earlier not in _PREPOSITIONS and earlier not in ("with", "for", "after")
        return (not deed or before(paragraph, first - 1) in _SUBJECTS) and not is_talk(paragraph, first, last)
    if earlier in _HANDLING and before(paragraph, first - 1) not in _SUBJECTS:
        return False
    if earlier in _JOINING and not (following and (following[0] in _HAPPENS or following[0] in BASE_OF_PAST)):
        return False
    return earlier in _LEADING and not is_talk(paragraph, first, last)


def _runs_on(paragraph: Paragraph, last: int) -> bool:
    """`Between bed and wall`; but `opened door and looked` goes on with another deed."""
    following, then = word_at(paragraph, last + 1), word_at(paragraph, last + 2)
    deed = following == "and" and (then in BASE_OF_PAST or then in ("he", "she", "they", "it", "i"))
    return following in _RUNS_ON and not (deed and before(paragraph, last) in _HANDLING)


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
        "He opened door and looked at her. She had idea.",
        "For moment he stood there like child. Then he gave nod.",
    ),
    right=(
        "He opened the door, and she shut her window.",
        "They stopped at a petrol station. The front door was open, and so was his back door.",
        "It sounded like a kettle; he opened door after door, and went from front door to back.",
        "She had an idea, and for a moment he had no idea. They had fun, like man and wife.",
        "“I had idea,” she said. He took part, and made sure.",
    ),
    source="Chicago 5.70 (articles); any grammar",
    severity=Severity.SUGGESTION,
    pairs=_PAIRS,
    find=_find,
)
