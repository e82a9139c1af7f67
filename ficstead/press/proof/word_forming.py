"""Words that no dictionary lists and every reader understands: `unladylike`, `moonglow`, `goest`, `noooo`."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ficstead.press.proof.dictionary import commonness

NOT_FORMED = -1

_ENDINGS = tuple(
    "ing ings er ers ed est eth st th d r s es y ier iest ily ly ness nesses less lessly lessness like ish ishly ishness "
    "ward wards wise ful fuls fully fulness some able ably hood ship dom let kin ling proof worthy most t".split()
)
_BEGINNINGS = tuple("un re over under out fore mis dis non pre anti super sub semi half mid a be".split())
_COMES_AFTER = {"d": ("e",), "r": ("e",), "st": ("e",), "th": ("e",), "es": ("s", "x", "z", "sh", "ch", "o")}
_NEEDS_TWO_CONSONANTS = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]")
"""Before an ending with a vowel: stir, stirred."""
_KEEPS_NO_E = re.compile(r"[^eoyg]e\Z")
"""`using`, not `useing`; but `seeing`, `hoeing`, `dyeing`, `singeing`."""
_DOUBLED = re.compile(r"[aeiou]([^aeiouwxy])\1\Z")
"""`stirred`, not `knockked`."""
_STRETCHED = re.compile(r"(.)\1\1|^(.{2,}?)\2+\w?$")
_NO_VOWELS = re.compile(r"[^aeiouy]+")
_MOST_LETTERS_IN_A_SOUND = 3
_SHORTEST_BASE = 3
_SHORTEST_WITH_BEGINNING = 5
_SHORTEST_COMPOUND = 8
_COMMON = 2


def is_sound(form: str) -> bool:
    """A noise or a word drawn out: `shhh`, `nooo`, `hahaha`."""
    if _NO_VOWELS.fullmatch(form):
        return len(set(form)) <= _MOST_LETTERS_IN_A_SOUND
    return _STRETCHED.search(form) is not None


@lru_cache(maxsize=10_000)
def formed_of(form: str) -> int:
    """How common the words are of which it is made by the rules (a beginning, an ending, two in one), 2 to 9.

    NOT_FORMED when it isn't made of common words at all.
    """
    common = commonness()
    levels = [common.get(base, 0) for base in _bases(form)]
    return max((level for level in [*levels, *_compounds(form)] if level >= _COMMON), default=NOT_FORMED)


def _bases(form: str) -> Iterator[str]:
    yield from _without_ending(form)
    for beginning in _BEGINNINGS:
        if form.startswith(beginning):
            rest = form[len(beginning) :]
            yield from (base for base in [rest, *_without_ending(rest)] if len(base) >= _SHORTEST_WITH_BEGINNING)


def _without_ending(form: str) -> Iterator[str]:
    for ending in _ENDINGS:
        stem = form.removesuffix(ending)
        if stem == form or len(stem) < _SHORTEST_BASE or not stem.endswith(_COMES_AFTER.get(ending, "")):
            continue
        if ending[0] not in "aeiouy":
            yield stem
            continue
        yield stem + "e"
        if _KEEPS_NO_E.search(stem):
            continue
        if not _NEEDS_TWO_CONSONANTS.fullmatch(stem):
            yield stem
        if _DOUBLED.search(stem):
            yield stem[:-1]
        if stem[-1] == "i" and ending[0] == "e":
            yield stem[:-1] + "y"


def _compounds(form: str) -> Iterator[int]:
    if len(form) < _SHORTEST_COMPOUND:
        return
    common = commonness()
    for at in range(_SHORTEST_BASE, len(form) - _SHORTEST_BASE + 1):
        level = min(common.get(form[:at], 0), common.get(form[at:], 0))
        if level > _COMMON:
            yield _COMMON
