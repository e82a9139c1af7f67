"""A plain verb where its participle is meant: it was allow, a boy was name Conrad, he had walk in, it is wrote."""

from collections.abc import Iterator
from itertools import product

from ficstead.press.proof.checks.confusions.wording import before, replaced, word_at
from ficstead.press.proof.checks.grammar.narration import clause_before, is_talk
from ficstead.press.proof.checks.grammar.verbs import ONLY_PAST, PARTICIPLE
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_BE = frozenset(
    "was were is are been being be got wasn't weren't isn't aren't it's he's she's they're we're i'm".split()
)
_HAVE = frozenset("had has hadn't hasn't i've we've they've you've".split())
_HELPERS = _BE | _HAVE
_NOUNS_TOO = frozenset(
    "change need hope love work use help cause order start trust fear care like own open close clean dry play end touch plan "
    "rest answer talk own fight pay fall drink sleep run ride drive walk win hold come become "
    "call wash visit wear sink spring find hide break spend mean live eat lead lean want promise swim rise ring".split()
)
_INVARIABLE = frozenset(base for base, done in PARTICIPLE.items() if base == done)
_VERBS = {base: done for base, done in PARTICIPLE.items() if base not in _INVARIABLE}
_PLACED = {
    base: PARTICIPLE[base]
    for base in "wedge lock trap wrap bury carve nail glue chain strap squeeze tuck tie hang throw".split()
}
"""Nouns too: participles only before one of `_WHERE`."""
_WHERE = frozenset("between into to onto under underneath around inside behind against across up down away".split())
_BEHIND_BE = {base: done for base, done in _VERBS.items() if base not in _NOUNS_TOO} | {"name": "named"} | _PLACED
_BEHIND_HAVE = _BEHIND_BE | {"walk": "walked", "climb": "climbed"}
_ONLY_PAST = {
    past: done for past, done in ONLY_PAST.items() if past not in set("broke forgot hid bit saw did ate rose".split())
}
_ADVERBS = frozenset(
    "not never always already just only also still even finally almost nearly ever then all both".split()
)
_NAMES_DEED = frozenset("all do does did done doing what thing best way least step job duty can could would".split())
"""`All he did was stare`, `the thing to do is ask`: there the plain verb is right."""


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for helper, verb in _PAIRS.intersection(paragraph.pairs()):
        for index in paragraph.where(verb):
            if before(paragraph, index) == helper and _is_wrong(paragraph, index):
                right = _ONLY_PAST.get(verb) or _VERBS[verb]
                yield replaced(paragraph, index, index, right, context)


def _is_wrong(paragraph: Paragraph, index: int) -> bool:
    at = index - 1
    while paragraph.words[at] in _ADVERBS and at and not paragraph.gaps[at].strip():
        at -= 1
    helper, verb = paragraph.words[at], paragraph.words[index]
    fits = _FITS_BE if helper in _BE else _BEHIND_HAVE.keys()
    if (
        helper not in _HELPERS
        or verb not in fits
        or paragraph.gaps[index + 1].startswith("-")
        or not paragraph.forms[index].islower()
    ):
        return False
    if verb in _PLACED and word_at(paragraph, index + 1) not in _WHERE:
        return False
    return not _NAMES_DEED.intersection(clause_before(paragraph, at, 12)) and not is_talk(paragraph, index, index)


_FITS_BE = _BEHIND_BE.keys() | _ONLY_PAST.keys()
_PAIRS = frozenset(product(_HELPERS | _ADVERBS, _BEHIND_HAVE.keys() | _ONLY_PAST.keys()))

CHECK = Check(
    code="grammar-005",
    title="A plain verb, or a past, where the participle is meant",
    explanation="Behind a form of “be” or “have” stands the participle: it was allowed, a boy named Conrad, he had walked in, it was written.",
    wrong=(
        "It was not allow, and she knew it.",
        "The boy was name Conrad.",
        "He had walk in without a word.",
        "On the door was wrote his name.",
    ),
    right=(
        "It was not allowed. The boy was named Conrad, and he had walked in.",
        "All she could do was stare, and what he did was ask.",
        "He had hope; she had love to give.",
        "“It was wrote down,” said the old man.",
    ),
    source="Chicago 5.110 (participles); any grammar",
    severity=Severity.ERROR,
    pairs=_PAIRS,
    find=_find,
)
