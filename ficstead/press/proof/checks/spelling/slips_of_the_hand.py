"""Whether a form that is no word is a slip of the hand, and which word slipped."""

from functools import lru_cache

from ficstead.press.proof.dictionary import Near, commonness, nearest
from ficstead.press.proof.word_forming import NOT_FORMED, formed_of

_SHORTEST = 3
_NEVER = 10


@lru_cache(maxsize=10_000)
def slip(form: str) -> Near | None:
    """The word that this form, itself none, was most likely meant to be; None where that isn't likely enough."""
    near = nearest(form) if len(form) >= _SHORTEST else ()
    best = near[0] if near else None
    if best is None or best.commonness < _common_enough(best, form):
        return None
    return None if _drops_or_adds_an_ending(best, form) or _runs_together(best, form) else best


def _common_enough(near: Near, form: str) -> int:
    """How common the word must be to be believed in: typing errors happen in common words, real words are rare."""
    if near.word[0] != form[0] and near.slip != "swapped":
        return _NEVER
    if near.slip == "changed" and not _easily_mistaken(near.word[near.at], form[near.at]):
        return _NEVER
    if len(form) in _SHORT_FORMS:
        return _SHORT_FORMS[len(form)].get(near.slip, _NEVER)
    if near.slip == "left out" and near.word.endswith("ly") and not form.endswith("ly"):
        return 3
    base = formed_of(form)
    if base != NOT_FORMED:
        return max(3, base + 1 + (near.slip != "swapped")) if near.slip in ("swapped", "left out") else _NEVER
    return (
        _COMMON_ENOUGH[near.slip]
        + (len(form) < 6 and not _halves(near))
        - _certain_by_length(near, form)
        + _also_right(near, form)
    )


_SHORT_FORMS = {3: {"swapped": 7}, 4: {"swapped": 4, "left out": 6}}
_COMMON_ENOUGH = {"swapped": 1, "left out": 2, "put in": 2, "changed": 2}
_VOWELS = frozenset("aeiouy")


def _halves(near: Near) -> bool:
    """`humed`, `stoping`: one of the two letters that an ending doubles is left out."""
    word, at = near.word, near.at
    return (
        near.slip == "left out"
        and word[at] in (word[at - 1 : at], word[at + 1 : at + 2])
        and word.endswith(("ed", "ing"))
    )


def _certain_by_length(near: Near, form: str) -> bool:
    return len(form) > 8 and near.slip in ("swapped", "left out")


def _also_right(near: Near, form: str) -> int:
    """More than 0 where one writes it so and another so: `instal`, `nonplused`, `curtsey`, `inclosed`."""
    if near.slip == "changed":
        vowels = near.word[near.at] in _VOWELS and form[near.at] in _VOWELS
        return vowels * (0 if len(form) > 7 else 2)
    if near.slip == "put in":
        return form[near.at] == "e"
    return near.slip == "left out" and near.word[near.at : near.at + 2] in ("ll", "ss", "pp")


_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = frozenset(
    {a + b for row in _ROWS for a, b in zip(row, row[1:], strict=False)}
    | {a + b for row, below in zip(_ROWS, _ROWS[1:], strict=False) for a, b in zip(row, below, strict=False)}
    | {a + b for row, below in zip(_ROWS, _ROWS[1:], strict=False) for a, b in zip(row[1:], below, strict=False)}
    | {a + b for a in _VOWELS for b in _VOWELS}
    | {"sc", "sz", "ck"}
)
"""Pairs of letters that a finger or an ear takes for each other."""


def _easily_mistaken(right: str, wrong: str) -> bool:
    return right + wrong in _BESIDE or wrong + right in _BESIDE


def _drops_or_adds_an_ending(near: Near, form: str) -> bool:
    """`goin`, `husban`, `somehows`: by mouth, hardly ever by hand."""
    if near.slip == "left out":
        return near.at == len(form)
    return near.slip == "put in" and near.at == len(form) - 1 and form[-1] != form[-2]


def _runs_together(near: Near, form: str) -> bool:
    """`noone`, `inspite`, `theyre`: two words without their space or apostrophe, which other checks know better."""
    if near.slip not in ("put in", "changed"):
        return False
    common = commonness()
    parts = ((form[:at], form[at:]) for at in range(2, len(form) - 1))
    return any(
        common.get(first, 0) >= _SMALL_WORD and (common.get(second, 0) > 1 or second in _SHORTENED)
        for first, second in parts
    )


_SMALL_WORD = 7
_SHORTENED = frozenset({"re", "ve", "ll", "nt"})


def is_heard(near: Near, form: str) -> bool:
    """Whether somebody might speak so: another vowel, a `v` for a `w`, a nose that is blocked."""
    if near.slip == "left out":
        return near.word[near.at] in "rh" and len(form) < 6
    if near.slip == "put in":
        return (form[near.at] in "ahr" and not _doubles(form, near.at)) or near.commonness < 3
    if near.slip == "changed":
        pair = {form[near.at], near.word[near.at]}
        return any(pair <= sound for sound in _SOUNDS) or near.commonness < 5
    return near.commonness < 2


def _doubles(form: str, at: int) -> bool:
    return form[at] in form[max(at - 1, 0) : at + 2 : 2]


_SOUNDS = tuple(map(frozenset, ("aeiouyw", "vwbf", "nmbd", "ckg", "szct", "lr", "td", "hj")))
