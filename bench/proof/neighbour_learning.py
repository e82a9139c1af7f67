"""How the model of neighbours learns: weights from clean text, thresholds from judging books that did not teach."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import combinations
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import numpy as np
from neighbour_classes import Classes, Floats, Ints, learned_classes
from neighbour_places import Mask, Places, places_of, weighed
from neighbour_prior import expected_times, known_beforehand
from neighbour_sets import SETS
from neighbour_texts import Book
from neighbour_thresholds import Choice, Judgements, chosen_thresholds

from ficstead.press.proof.neighbours import STEPS

EPOCHS, BATCH, RATE, SHRINK = 12, 128, 0.15, 0.002
HIDDEN = 0.5
"""The share of features hidden while learning, anew each time: so no single one is relied on."""
BALANCE = 0.3
"""How far the rarer word of a set is lifted: 0 not at all, 1 to as much as the commoner."""
KEPT = 900_000
"""How many features of its sets the table keeps; one of several sets counts for each."""
STRONGEST = 127
"""No weight is more than this, to fit into a byte."""
OFTEN_ENOUGH = 40
"""A feature that is met oftener matters no more for it."""
SELDOM = 0.02, 2.0
"""One that our texts don't show, or once, matters as often as the model of English expects it, within these bounds."""
FOLDS = 3


@dataclass(frozen=True, slots=True)
class Feature:
    """What was learned about a feature of a set."""

    name: str
    leads: tuple[int, ...]
    """By how much it makes the second word of a pair likelier, for each pair in order."""
    matters: float


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was learned about a set of words."""

    judged: Judgements
    """The books that judge, each judged by what the others taught."""
    features: list[Feature]


def taught(books: Sequence[Book]) -> bytes:
    """The `neighbours.zip` that these books teach."""
    classes, lessons = learned(books)
    return table(classes, chosen_thresholds([lesson.judged for lesson in lessons], words_judged(books)), lessons)


def words_judged(books: Sequence[Book]) -> int:
    return sum(book.words for book in books if book.judges)


def learned(books: Sequence[Book]) -> tuple[Classes, list[Lesson]]:
    """What these books teach about each set."""
    classes = learned_classes([book.stream for book in books])
    return classes, [_lesson(places_of(number, books, classes), words, books) for number, words in enumerate(SETS)]


def _lesson(places: Places, words: Sequence[str], books: Sequence[Book]) -> Lesson:
    everywhere = np.ones(len(places.word), dtype=bool)
    known = known_beforehand(words, places.features)
    weights, times = _weights(places, everywhere, known)
    often = times.astype(float)
    length = sum(book.words for book in books)
    for at in np.flatnonzero((times < 2) & known.any(1)).tolist():
        often[at] = np.clip(expected_times(words, places.features[at], length), *SELDOM)
    return Lesson(_judgements(places, books, known), list(_features(places.features, weights, often)))


def _judgements(places: Places, books: Sequence[Book], known: Floats) -> Judgements:
    """Each book that judges, judged by what the others taught, a third of them at a time."""
    judges = [at for at, book in enumerate(books) if book.judges]
    right, scores = [], []
    for fold in range(FOLDS):
        left_out = np.isin(places.book, judges[fold::FOLDS])
        weights, _ = _weights(places, ~left_out, known)
        judged = left_out & ~places.lent
        right.append(places.word[judged])
        scores.append(weights[places.found[judged]].sum(1))
    return Judgements(np.concatenate(right), np.concatenate(scores))


def _features(names: Sequence[str], weights: Floats, times: Floats) -> Iterator[Feature]:
    """Those that tell anything."""
    pairs = combinations(range(weights.shape[1]), 2)
    leads = np.rint(np.stack([weights[:, b] - weights[:, a] for a, b in pairs], 1) * STEPS).astype(int)
    leads = leads.clip(-STRONGEST, STRONGEST)
    matters = np.abs(leads).max(1) * np.sqrt(np.minimum(times, OFTEN_ENOUGH))
    for at in np.flatnonzero(matters).tolist():
        yield Feature(names[at], tuple(leads[at].tolist()), float(matters[at]))


# Weights


def _weights(places: Places, among: Mask, known: Floats) -> tuple[Floats, Ints]:
    """The weight of each feature for each word, and how often it was met; features met once teach nothing new."""
    weight = weighed(places, among)
    here = np.flatnonzero(weight)
    times = np.bincount(places.found[here].ravel(), minlength=len(places.features))
    met = np.flatnonzero(times > 1)
    numbers = np.full(len(times), -1)
    numbers[met] = np.arange(len(met))
    right = np.eye(known.shape[1])[places.word[here]]
    weights = known.copy()
    weights[met] = _fitted(numbers[places.found[here]], right, _balanced(right, weight[here]), known[met])
    return weights, times


def _balanced(right: Floats, weight: Floats) -> Floats:
    each = weight @ right
    lift = (weight.sum() / (len(each) * np.maximum(each, 1.0))) ** BALANCE
    return np.asarray(weight * (right @ lift))


def _fitted(found: Ints, right: Floats, weight: Floats, known: Floats) -> Floats:
    """By AdaGrad on the likelihood of the words that stand; the later half of the rounds is averaged."""
    start = np.ascontiguousarray(known.T)
    weights, slopes, average = start.copy(), np.full(start.shape, 1e-2), np.zeros(start.shape)
    rng = np.random.default_rng(1)
    for epoch in range(EPOCHS):
        order = rng.permutation(len(found))
        for begin in range(0, len(order), BATCH):
            rows = order[begin : begin + BATCH]
            shown = (rng.random((len(rows), found.shape[1]), dtype=np.float32) >= HIDDEN) & (found[rows] >= 0)
            where, which = np.nonzero(shown)[0], found[rows][shown]
            slope = (_shares(weights, where, which, len(rows)) - right[rows]) * weight[rows, None]
            met, back = np.unique(which, return_inverse=True)
            for own, begun, past, each in zip(weights, start, slopes, slope.T, strict=True):
                step = np.bincount(back, each[where], len(met)) + SHRINK * (own[met] - begun[met])
                past[met] += step**2
                own[met] -= RATE * step / np.sqrt(past[met])
        if epoch >= EPOCHS // 2:
            average += weights / (EPOCHS - EPOCHS // 2)
    return np.asarray((average - average.mean(0)).T)


def _shares(weights: Floats, where: Ints, which: Ints, places: int) -> Floats:
    """How likely each word is at each place, `which` features being shown `where`."""
    scores = np.stack([np.bincount(where, own[which], places) for own in weights], 1) / (1 - HIDDEN)
    shares = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(shares / shares.sum(1, keepdims=True))


# The table


def table(classes: Classes, thresholds: Sequence[Choice], lessons: Sequence[Lesson]) -> bytes:
    """The `neighbours.zip`: those features that matter most."""
    least = _least_that_matters(lessons)
    kept = [[feature for feature in lesson.features if feature.matters > least] for lesson in lessons]
    sets = Counter(feature.name for features in kept for feature in features)
    names = [name for name, _ in sets.most_common()]  # what many sets ask for stands together: quicker to look up
    numbers = {name: number for number, name in enumerate(names)}
    thresholds = [choice for choice in thresholds if choice.threshold < 50]
    return _packed(
        {
            "classes": _lines((fine, coarse, word) for word, (fine, coarse) in classes.items()),
            "thresholds": _lines((*choice.pair, f"{choice.threshold * STEPS:.0f}") for choice in thresholds),
            "features": _lines((name,) for name in names),
            **{" ".join(words): _weights_of(features, numbers) for words, features in zip(SETS, kept, strict=True)},
        }
    )


def _least_that_matters(lessons: Sequence[Lesson]) -> float:
    every = sorted((feature.matters for lesson in lessons for feature in lesson.features), reverse=True)
    return every[KEPT] if len(every) > KEPT else 0.0


def _lines(rows: Iterable[Sequence[str]]) -> bytes:
    return "\n".join("\t".join(row) for row in rows).encode()


def _weights_of(features: Sequence[Feature], numbers: Mapping[str, int]) -> bytes:
    """Pair after pair of a set, a byte to each feature of the table."""
    weights = np.zeros((len(features[0].leads), len(numbers)), np.int8)
    weights[:, [numbers[feature.name] for feature in features]] = np.array([feature.leads for feature in features]).T
    return weights.tobytes()


def _packed(files: Mapping[str, bytes]) -> bytes:
    """The same bytes whenever it is done: each file is as old as the format itself."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED, compresslevel=9)
    return packed.getvalue()
