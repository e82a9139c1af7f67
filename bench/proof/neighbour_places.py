"""The places of a set's words in all the books, as numbers: quick to learn from."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from neighbour_classes import Classes, Floats, Ints
from neighbour_prior import common_words
from neighbour_texts import Book, Site
from numpy.typing import NDArray

from ficstead.press.proof.neighbours import features

Mask = NDArray[np.bool_]

MOST = 60_000
"""Of a common word no more places than this are learned from."""
COUSINS = 8_000
"""Of all the cousins of a word about so many places."""
COUSIN = 0.7
"""What all the cousins of a word weigh beside the word itself; each weighs at most a third of a true place."""


@dataclass(frozen=True, slots=True)
class Places:
    """One entry to a place."""

    features: list[str]
    """Every feature met, and the words that could stand beside it."""
    found: Ints
    """The features found there, by number."""
    word: Ints
    """The right word, by its number in the set."""
    lent: Mask
    """Whether a cousin of the word stands there."""
    book: Ints


def places_of(number: int, books: Sequence[Book], classes: Classes) -> Places:
    """The places of the words of this set."""
    sites = _with_fewer_cousins([(at, site) for at, book in enumerate(books) for site in book.sites[number]])
    numbers: dict[str, int] = {}
    found = [[numbers.setdefault(f, len(numbers)) for f in features(s.left, s.right, classes)] for _, s in sites]
    beside = [f"{side}{word}" for word in (*classes, *common_words()) for side in "ab"]
    return Places(
        features=list(dict.fromkeys((*numbers, *beside))),
        found=np.array(found),
        word=np.array([site.word for _, site in sites]),
        lent=np.array([site.lent for _, site in sites]),
        book=np.array([at for at, _ in sites]),
    )


def _with_fewer_cousins(sites: list[tuple[int, Site]]) -> list[tuple[int, Site]]:
    lent = Counter(site.word for _, site in sites if site.lent)
    rng = random.Random(1)
    return [(at, site) for at, site in sites if not site.lent or rng.random() * lent[site.word] < COUSINS]


def weighed(places: Places, among: Mask) -> Floats:
    """How much is learned from each place; of the commonest words some are passed over, evenly."""
    weight = np.zeros(len(among))
    for word in np.unique(places.word):
        true = np.flatnonzero(among & (places.word == word) & ~places.lent)
        true = true[np.linspace(0, len(true), min(len(true), MOST), endpoint=False).astype(int)]
        weight[true] = 1.0
        lent = np.flatnonzero(among & (places.word == word) & places.lent)
        weight[lent] = min(0.33, COUSIN * max(len(true), 60) / max(len(lent), 1))
    return weight
