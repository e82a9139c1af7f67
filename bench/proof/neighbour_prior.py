"""What a model of today's English knows of a word's neighbours beforehand: the weights from which learning sets out.

The model is CMU Sphinx's for American English (`pip install pocketsphinx`, BSD licence): how likely a word is behind one
and behind two others, by far more text than ours. What it says of a place falls into parts, one to a feature, which
together give back what it says; what was never met is told by the parts of what was.
"""

from collections.abc import Callable, Sequence
from functools import cache
from math import exp
from pathlib import Path

import numpy as np
from neighbour_classes import Floats
from pocketsphinx import NGramModel, get_model_path

TRUST = 0.8
"""How much of what it says is believed: its texts were no novels."""
STEP = 1e-4
"""It counts in logarithms to the base 1.0001."""
COMMON = -12.5
"""The logarithm of how often a common word is met."""
SENTENCE, NEVER = -2.6, -100.0
"""The logarithms of how often a sentence begins, a word counted as one chance; and of what never happens."""
_RARE = "aardvark"
"""A word so rare that nothing is known of it beside others."""
_BOUNDARIES = frozenset(("^", '^"', "$", ".", ".>", ".<", ";", ";>", ";<", "…", "…>", "…<"))


def known_beforehand(words: Sequence[str], features: Sequence[str]) -> Floats:
    """For each feature a row: its weight for each of these words."""
    rows = np.zeros((len(features), len(words)))
    for at, feature in enumerate(features):
        part = _PARTS.get(feature[0])
        if part is not None:
            rows[at] = part(words, *feature[1:].split(" "))
    return np.asarray(TRUST * (rows - rows.mean(1, keepdims=True)))


@cache
def common_words() -> tuple[str, ...]:
    """Words that the model knows well, met in our texts or not."""
    with Path(get_model_path("en-us/cmudict-en-us.dict")).open(encoding="utf-8") as lines:
        words = (line.split(" ", 1)[0] for line in lines)
        return tuple(word for word in words if "(" not in word and _likely(word) > COMMON)


def expected_times(words: Sequence[str], feature: str, length: int) -> float:
    """How often the model expects this feature, where it is beside one of these words, in a text of so many words."""
    return length * exp(max(map(_together, _CHAINS[feature[0]](words, *feature[1:].split(" ")))))


# The parts: each feature's share, for each word of the set


def _word_before(words: Sequence[str], before: str) -> list[float] | float:
    """The word behind `before`; and how little is known of what comes behind both."""
    left = _left(before)
    return [_likely(word, left) - _likely(word) + _unknown_behind(left, word) for word in words] if left else 0.0


def _word_behind(words: Sequence[str], behind: str) -> list[float] | float:
    right = _right(behind)
    if not right:
        return 0.0
    rest = _unknown_behind if right != "</s>" else lambda word, right: 0.0
    return [_likely(right, word) + rest(word, right) for word in words]


def _words_around(words: Sequence[str], before: str, behind: str) -> list[float] | float:
    left, right = _left(before), _right(behind)
    if not (left and right):
        return 0.0
    return [_likely(right, word, left) - _likely(right, word) - _unknown_behind(left, word) for word in words]


def _two_before(words: Sequence[str], farther: str, before: str) -> list[float] | float:
    left, first = _left(before), _left(farther)
    if not (left and first) or left == "<s>":
        return 0.0
    return [_likely(word, left, first) - _likely(word, left) for word in words]


def _two_behind(words: Sequence[str], behind: str, farther: str) -> list[float] | float:
    right, last = _right(behind), _right(farther)
    if not (right and last) or right == "</s>":
        return 0.0
    return [_likely(last, right, word) - _likely(last, right) - _unknown_behind(word, right) for word in words]


_PARTS: dict[str, Callable[..., list[float] | float]] = {
    "a": _word_before,
    "b": _word_behind,
    "e": _words_around,
    "f": _two_before,
    "g": _two_behind,
}


_CHAINS: dict[str, Callable[..., list[tuple[str | None, ...]]]] = {
    "a": lambda words, before: [(_left(before), word) for word in words],
    "b": lambda words, behind: [(word, _right(behind)) for word in words],
    "e": lambda words, before, behind: [(_left(before), word, _right(behind)) for word in words],
    "f": lambda words, farther, before: [(_left(farther), _left(before), word) for word in words],
    "g": lambda words, behind, farther: [(word, _right(behind), _right(farther)) for word in words],
}
"""What a feature says stands beside each word, in reading order."""


def _together(chain: Sequence[str | None]) -> float:
    """The logarithm of how likely these follow one another; unknown ones hardly ever do."""
    if None in chain:
        return NEVER
    first, *rest = (str(token) for token in chain)
    likelihood = SENTENCE if first == "<s>" else _likely(first)
    behind = [first]
    for token in rest:
        likelihood += _likely(token, *behind)
        behind.insert(0, token)
    return likelihood


def _left(token: str) -> str | None:
    return "<s>" if token in _BOUNDARIES else token if _knows(token) else None


def _right(token: str) -> str | None:
    return "</s>" if token in _BOUNDARIES else token if _knows(token) else None


@cache
def _knows(word: str) -> bool:
    return word[0].isalpha() and _likely(word) > -1000


@cache
def _unknown_behind(first: str, second: str) -> float:
    """By how much anything of which nothing is known behind these two becomes less likely."""
    return _likely(_RARE, second, first) - _likely(_RARE, second)


def _likely(word: str, *behind: str) -> float:
    """The logarithm of the likelihood of a word behind these, nearest first."""
    likelihood: int = _model().prob([word, *behind])
    return likelihood * STEP


@cache
def _model() -> NGramModel:
    return NGramModel.readfile(get_model_path("en-us/en-us.lm.bin"))
