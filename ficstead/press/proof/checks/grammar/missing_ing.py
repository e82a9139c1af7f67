"""A plain verb where its form in -ing belongs: without know it, looking forward to see you."""

from itertools import product

from ficstead.press.proof.checks.confusions.wording import Phrases
from ficstead.press.proof.checks.grammar.narration import is_talk
from ficstead.press.proof.checks.grammar.verbs import PAST
from ficstead.press.proof.model import Check, Severity
from ficstead.press.proof.paragraphs import Paragraph

_NOUNS_TOO = frozenset(
    "answer change cover cry drag drink drop dream end escape fall fear fight hang help hide hold hope hurry jump kiss knock "
    "laugh lead lend let look love move name need notice order own pass pay pick plan play point pour promise push pull reach repair "
    "reply ride ring rise run scream sense shout shrug sink sleep slide slip smile spring stand stare start stay step stick "
    "stop strike suspect sweep swim talk tear thank thought touch try turn use view visit wait wake walk want wash watch wear "
    "whisper win wipe wonder work worry yell break call climb dig drive land like mean blow fly catch find bite draw feel have "
    "build bend cut get make close leave lock trap wrap nail glue chain strap squeeze tuck tie lean shoot show stumble throw bury grab snap remain say".split()
)
CLEAR = [*(base for base in PAST if base not in _NOUNS_TOO), "get", "make", "be"]
_DOUBLED = {"swim": "swimming", "get": "getting", "begin": "beginning", "sit": "sitting", "win": "winning", "forget": "forgetting", "be": "being",
            "nod": "nodding", "prefer": "preferring"}  # fmt: skip

_WITH_ING = "enjoy enjoys enjoyed avoid avoids avoided finish finishes finished".split()


def ing(base: str) -> str:
    if base in _DOUBLED:
        return _DOUBLED[base]
    return f"{base[:-1]}ing" if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) else f"{base}ing"


def _is_right(paragraph: Paragraph, first: int, last: int) -> bool:
    """`Without, say, a lamp`; a name."""
    return is_talk(paragraph, first, last) or not paragraph.forms[last].islower()


_PHRASES = Phrases(
    {
        f"{before} {base}": f"{before} {ing(base)}"
        for before, base in product(("without", "instead of", "kept", "keeps"), CLEAR)
    }
    | {
        f"{look} forward to {base}": f"{look} forward to {ing(base)}"
        for look, base in product(("look", "looking", "looked", "looks"), CLEAR)
    }
    | {
        f"{verb} to {base}": f"{verb} {ing(base)}"
        for verb, base in product(_WITH_ING, [*CLEAR, "swim", "drive", "sleep"])
    },
    unless=_is_right,
)

CHECK = Check(
    code="grammar-020",
    title="A plain verb where its form in -ing belongs",
    explanation="Without knowing, instead of going, looking forward to seeing: behind such words a verb ends in -ing.",
    wrong=(
        "He went in without know what was there.",
        "Instead of go home, she kept ask.",
        "I look forward to hear from you.",
        "She enjoyed to read, and avoided to meet his eyes.",
    ),
    right=(
        "He went in without knowing what was there, without say a lamp, and without help.",
        "Instead of going home, she kept asking. They kept watch.",
        "I look forward to hearing from you, and to work.",
    ),
    source="Chicago 5.114 (gerunds); any grammar",
    severity=Severity.ERROR,
    pairs=_PHRASES.pairs,
    find=_PHRASES.find,
)
