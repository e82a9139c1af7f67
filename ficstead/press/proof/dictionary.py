"""The English words: whether a form is one, how common it is, and which words lie a slip of the hand away from it."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from hunspell import Hunspell

_FOLDER = Path(__file__).parent / "dictionaries"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Near:
    """A word one slip away from a form."""

    word: str
    slip: str
    """What happened to the word: `swapped`, `left out`, `put in` or `changed` a letter."""
    commonness: int


@cache
def commonness() -> dict[str, int]:
    """Words in lower case -> 0 (rare, though real) to 9 (the, and). A real word may be missing: it is rare too."""
    lines = gzip.decompress((_FOLDER / "commonness.txt.gz").read_bytes()).decode("ascii").split("\n")
    return {word: level for level, line in enumerate(lines) for word in line.split()}


@cache
def _hunspell() -> Hunspell:
    """American and British words in one: both are right everywhere."""
    speller = Hunspell("en_US", hunspell_data_dir=str(_FOLDER))
    speller.add_dic(str(_FOLDER / "en_GB_beyond_en_US.dic"))
    return speller


@lru_cache(maxsize=100_000)
def is_word(form: str) -> bool:
    """Whether this form in lower-case ASCII letters (and straight apostrophes) is an English word."""
    return form in commonness() or bool(_hunspell().spell(form))


def near(form: str) -> list[Near]:
    """The words that one slip of the hand turns into `form`, likeliest first; rare words only where none is common."""
    found = {each.word: each for each in _one_slip_away(form)}
    return sorted(found.values(), key=lambda each: (-_likelihood(each, form), each.word))


_LIKELY = {"swapped": 2, "left out": 2, "put in": 1, "changed": 0}


def _likelihood(each: Near, form: str) -> int:
    return each.commonness + _LIKELY[each.slip] - 2 * (each.word[0] != form[0])


def _one_slip_away(form: str) -> Iterator[Near]:
    common = commonness()
    parts = [(form[:at], form[at:]) for at in range(len(form) + 1)]
    for before, after in parts:
        slips = [("changed", before + letter + after[1:]) for letter in _LETTERS if after]
        slips += [("put in", before + after[1:])] if after else []
        slips += [("left out", before + letter + after) for letter in _LETTERS]
        slips += [("swapped", before + after[1] + after[0] + after[2:])] if len(after) > 1 else []
        for slip, word in slips:
            if common.get(word, 0) and word != form:
                yield Near(word, slip, common[word])
