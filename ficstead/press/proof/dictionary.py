"""The English words: whether a form is one, how common it is, and which words lie a slip of the hand away from it."""

import gzip
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from hunspell import Hunspell

_FOLDER = Path(__file__).parent / "dictionaries"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Near:
    """A word that one slip of the hand turns into the form in question."""

    word: str
    slip: str
    """What befell a letter of the word: `swapped` (with the next one), `left out`, `put in` or `changed`."""
    at: int
    """Where in the form."""
    commonness: int


@cache
def commonness() -> dict[str, int]:
    """Words in lower case -> 0 (rare) to 9 (the, and); a word not among them may be real as well, and is rare too."""
    lines = gzip.decompress((_FOLDER / "commonness.txt.gz").read_bytes()).decode("ascii").split("\n")
    return {word: level for level, line in enumerate(lines) for word in line.split()}


@cache
def _hunspell() -> Hunspell:
    """American, British and rare words in one: all are right everywhere."""
    speller = Hunspell("en_US", hunspell_data_dir=str(_FOLDER))
    speller.add_dic(str(_FOLDER / "en_GB_beyond_en_US.dic"))
    speller.add_dic(str(_FOLDER / "en_rare.dic"))
    return speller


@lru_cache(maxsize=100_000)
def is_word(form: str) -> bool:
    """Whether this form in lower-case ASCII letters is an English word."""
    return form in commonness() or bool(_hunspell().spell(form))


_settled: set[str] = set()
"""Forms that need no second look, whatever manuscript they stand in."""
_MOST_SETTLED = 200_000


def unknown_among(forms: Iterable[str]) -> set[str]:
    """Those of the forms that are written in small ASCII letters only, and are no words."""
    fresh = set(forms) - _settled
    if not fresh:
        return fresh
    rare = fresh.difference(commonness())
    unknown = {form for form in rare if form.islower() and form.isascii() and form.isalpha() and not is_word(form)}
    if len(_settled) > _MOST_SETTLED:
        _settled.clear()
    _settled.update(fresh - unknown)
    return unknown


@lru_cache(maxsize=10_000)
def nearest(form: str) -> tuple[Near, ...]:
    """The words one slip away, likeliest first; rare ones are left out."""
    best: dict[str, Near] = {}
    for each in _one_slip_away(form):
        best.setdefault(each.word, each)
    return tuple(sorted(best.values(), key=lambda each: (-likelihood(each, form), each.word)))


_LIKELY = {"swapped": 3, "left out": 2, "put in": 1, "changed": 0}


def likelihood(each: Near, form: str) -> int:
    """Grows with how common the word is and how easily the slip happens.

    A hand hardly ever misses the first letter, nor goes on when the word is at its end.
    """
    at_an_edge = each.word[0] != form[0] or (
        each.slip == "put in" and each.at == len(each.word) and form[-1] != form[-2]
    )
    return each.commonness + _LIKELY[each.slip] - 4 * at_an_edge


def _one_slip_away(form: str) -> Iterator[Near]:
    common = commonness()
    for at in range(_begun_like(form) + 1):  # behind that no word begins so
        for slip, words in _undone(form[:at], form[at:]):
            for word in common.keys() & words:
                if common[word] and word != form:
                    yield Near(word, slip, at, common[word])


@cache
def _common_words() -> tuple[str, ...]:
    """In order."""
    return tuple(sorted(word for word, level in commonness().items() if level))


def _begun_like(form: str) -> int:
    """With how many letters of the form, at most, one of these words begins."""
    words = _common_words()
    for length in range(1, len(form) + 1):
        at = bisect_left(words, form[:length])
        if at == len(words) or not words[at].startswith(form[:length]):
            return length - 1
    return len(form)


def _undone(before: str, after: str) -> Iterator[tuple[str, list[str]]]:
    if len(after) > 1:
        yield "swapped", [before + after[1] + after[0] + after[2:]]
    yield "left out", [before + letter + after for letter in _LETTERS]
    if after:
        yield "put in", [before + after[1:]]
        yield "changed", [before + letter + after[1:] for letter in _LETTERS]
