"""Classes of words: those with like neighbours stand together."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ficstead.press.proof.neighbours import kind

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Classes = dict[str, tuple[str, str]]

FINE, COARSE = 160, 40
SELDOM = 5
"""A word met less often has only the class of its ending."""
TELLING = 600
"""How many of the commonest words are the neighbours by which the others are told."""


def learned_classes(streams: Sequence[Sequence[str]]) -> Classes:
    """Word -> fine and coarse class, for every word often enough met."""
    counts = Counter(token for stream in streams for token in stream)
    vocabulary = [token for token, times in counts.most_common() if times >= SELDOM]
    vectors = np.hstack([_by_company(_neighbours(streams, vocabulary)), _by_ending(vocabulary)])
    weight = np.sqrt(np.array([counts[token] for token in vocabulary], dtype=float))
    fine, coarse = _grouped(vectors, weight, FINE), _grouped(vectors, weight, COARSE)
    return {t: (_name(f), _name(c)) for t, f, c in zip(vocabulary, fine, coarse, strict=True)}


def _neighbours(streams: Sequence[Sequence[str]], vocabulary: Sequence[str]) -> Floats:
    """How often each of the telling words stands before and behind each word."""
    index = {token: at for at, token in enumerate(vocabulary)}
    width = 2 * TELLING
    table = np.zeros(len(vocabulary) * width)
    for stream in streams:
        ids = np.array([index.get(token, -1) for token in stream])
        for here, there, offset in ((ids[1:], ids[:-1], 0), (ids[:-1], ids[1:], TELLING)):
            good = (here >= 0) & (there >= 0) & (there < TELLING)
            table += np.bincount(here[good] * width + there[good] + offset, minlength=len(table))
    return table.reshape(len(vocabulary), width)


def _by_company(table: Floats) -> Floats:
    """Fifty numbers for each word, alike for words with like neighbours."""
    expected = table.sum(1, keepdims=True) * table.sum(0, keepdims=True) / table.sum()
    ppmi = np.log1p(table) * np.maximum(np.log((table + 0.1) / (expected + 0.1)), 0)
    noise = np.random.default_rng(1).standard_normal((ppmi.shape[1], 70))
    q, _ = np.linalg.qr(ppmi @ noise)
    q, _ = np.linalg.qr(ppmi @ (ppmi.T @ q))
    u, s, _ = np.linalg.svd(q.T @ ppmi, full_matrices=False)
    vectors: Floats = (q @ u)[:, :50] * np.sqrt(s[:50])
    normed: Floats = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    return normed


def _by_ending(vocabulary: Sequence[str]) -> Floats:
    endings = sorted({kind(token)[0] for token in vocabulary})
    hot = np.zeros((len(vocabulary), len(endings)))
    for at, token in enumerate(vocabulary):
        hot[at, endings.index(kind(token)[0])] = 0.35
    return hot


def _name(number: int) -> str:
    letters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return letters[number // 62] + letters[number % 62] if number >= 62 else letters[number]


def _grouped(vectors: Floats, weight: Floats, groups: int) -> Ints:
    """k-means, from the most frequent words as seeds."""
    centres = vectors[:groups].copy()
    own = np.zeros(len(vectors), dtype=np.int64)
    for _ in range(12):
        own = (vectors @ centres.T - 0.5 * (centres**2).sum(1)).argmax(1)
        for group in range(groups):
            members = own == group
            if members.any():
                centres[group] = (vectors[members] * weight[members, None]).sum(0) / weight[members].sum()
    return own
