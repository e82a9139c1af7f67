"""How the model of neighbours learns: weights from clean text, thresholds from judging books that did not teach."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

import numpy as np
from neighbour_classes import Classes, Floats, learned_classes
from neighbour_sets import RARER, SETS
from neighbour_texts import Book, Site, weighed

from ficstead.press.proof.neighbours import STEPS, features

ALARMS = 1.8
"""How many false alarms in 10,000 words the thresholds aim at, all pairs together."""
EPOCHS, RATE, SHRINK = 12, 0.15, 0.002
DROPPED = 0.6
"""The share of features hidden while learning, anew each time: so no single one is relied on."""
BALANCE = 0.3
"""How far the rarer word of a set is lifted: 0 not at all, 1 to as much as the commoner."""
MOST = 12_000
"""Of a common word no more places than this are learned from."""
LIGHTEST = 5
"""Features that weigh less, in sixteenths, are left out of the table."""
FOLDS = 3

Judgements = dict[int, list[tuple[int, Floats]]]
"""For each set, by number, the right word of each place judged, and the score of every word there."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a set of words has learned."""

    weights: Floats
    index: dict[str, int]


def taught(books: Sequence[Book]) -> list[str]:
    """The lines of `neighbours.tsv` that these books teach; thresholds from judging each by the others."""
    return table(books, chosen_thresholds(judged(books), words_judged(books)))


def words_judged(books: Sequence[Book]) -> int:
    return sum(book.words for book in books if book.judges)


def judged(books: Sequence[Book]) -> Judgements:
    """Each book that judges, judged by what the others taught, a third of them at a time."""
    judgements: Judgements = defaultdict(list)
    for fold in range(FOLDS):
        left_out = [book for book in books if book.judges][fold::FOLDS]
        others = [book for book in books if book not in left_out]
        classes = learned_classes([book.stream for book in others])
        for number in range(len(SETS)):
            judgements[number] += _judgements(learned(number, others, classes), number, left_out, classes)
    return judgements


def _judgements(lesson: Lesson, number: int, books: Sequence[Book], classes: Classes) -> Iterator[tuple[int, Floats]]:
    for site in chain.from_iterable(book.sites[number] for book in books):
        if site.weight:
            found = features(site.left, site.right, classes)
            yield site.word, lesson.weights[[lesson.index[f] for f in found if f in lesson.index]].sum(0)


# Weights


def learned(number: int, books: Sequence[Book], classes: Classes) -> Lesson:
    """The weights of each feature for each word of a set, by AdaGrad on the likelihood of the words that stand."""
    sites = weighed(_at_most(list(chain.from_iterable(book.sites[number] for book in books))))
    listed = [features(site.left, site.right, classes) for site in sites]
    counts = Counter(chain.from_iterable(listed))
    index = {feature: at for at, feature in enumerate(f for f, times in counts.items() if times >= 2)}
    none = len(index)
    x = np.array([[index.get(f, none) for f in each] for each in listed])
    y = np.eye(len(SETS[number]))[[site.word for site in sites]]
    weights = _fitted(x, y, _balanced(y, np.array([site.weight for site in sites])), none)
    return Lesson(weights - weights.mean(1, keepdims=True), index)


def _at_most(sites: Sequence[Site]) -> list[Site]:
    """Evenly chosen places of each word, where there are too many."""
    times = Counter(site.word for site in sites if site.weight)
    seen: Counter[int] = Counter()
    kept: list[Site] = []
    for site in sites:
        if site.weight and times[site.word] > MOST:
            seen[site.word] += 1
            if seen[site.word] * MOST // times[site.word] == (seen[site.word] - 1) * MOST // times[site.word]:
                continue
        kept.append(site)
    return kept


def _balanced(y: Floats, weight: Floats) -> Floats:
    per_word = (y * weight[:, None]).sum(0)
    lift = (weight.sum() / (y.shape[1] * np.maximum(per_word, 1.0))) ** BALANCE
    return np.asarray(weight * (y @ lift))


def _fitted(x: Floats, y: Floats, balance: Floats, none: int) -> Floats:
    width = y.shape[1]
    w, g = np.zeros((none + 1, width)), np.full((none + 1, width), 1e-2)
    rng = np.random.default_rng(1)
    batch = 64
    average = np.zeros_like(w)
    for epoch in range(EPOCHS):
        order = rng.permutation(len(x))
        for begin in range(0, len(x), batch):
            rows = order[begin : begin + batch]
            seen = np.where(rng.random((len(rows), x.shape[1])) < DROPPED, none, x[rows])
            scores = w[seen].sum(1) / (1 - DROPPED)
            scores -= scores.max(1, keepdims=True)
            share = np.exp(scores)
            share /= share.sum(1, keepdims=True)
            slope = (share - y[rows]) * balance[rows, None]
            unique, back = np.unique(seen.ravel(), return_inverse=True)
            step = np.zeros((len(unique), width))
            for column in range(width):
                step[:, column] = np.bincount(back, np.repeat(slope[:, column], x.shape[1]), len(unique))
            step += SHRINK * w[unique]
            g[unique] += step**2
            w[unique] -= RATE * step / np.sqrt(g[unique])
            w[none] = 0
        if epoch >= EPOCHS // 2:
            average += w / (EPOCHS - EPOCHS // 2)
    return average[:none]


# Thresholds


@dataclass(frozen=True, slots=True)
class Choice:
    """How sure the model must be to put one word in another's place, and what that brings."""

    pair: tuple[str, str]
    threshold: float
    chances: float
    """How much such mistakes matter beside others: the commoner the word that is meant, up to one."""
    recall: float
    alarms: float

    def worth(self, price: float) -> float:
        return self.chances * self.recall - price * self.alarms


OFTEN = 14_000
"""A word that is met once in so many words is a common one."""
LEAST_CHANCE, SLIP_OF_THE_HAND = 0.05, 0.2
BLUR = 0.35
"""Each judgement counts for its neighbourhood: another book's margins lie a little elsewhere."""
LADDER = np.arange(0.2, 14.0, 0.2)


def chosen_thresholds(judgements: Judgements, words: int) -> list[Choice]:
    """For each ordered pair the threshold that finds most, all alarms together staying below the limit."""
    budget = ALARMS * words / 10_000
    ladders = [ladder for number in judgements for ladder in _ladders(number, judgements[number], words)]
    low, high = 0.0, 1.0
    for _ in range(40):  # the price of an alarm, in recall, that just spends the budget
        price = (low + high) / 2
        best = [max(ladder, key=lambda choice: choice.worth(price)) for ladder in ladders]
        low, high = (price, high) if sum(choice.alarms for choice in best) > budget else (low, price)
    return [max(ladder, key=lambda choice: choice.worth(high)) for ladder in ladders]


def _ladders(number: int, judgements: Sequence[tuple[int, Floats]], words: int) -> Iterator[list[Choice]]:
    """For each ordered pair of a set, what each possible threshold would bring."""
    right = np.array([word for word, _ in judgements])
    scores = np.array([each for _, each in judgements])
    for written, name in enumerate(SETS[number]):
        for meant, other in enumerate(SETS[number]):
            if written != meant and (right == meant).any():
                margin = scores[:, meant] - np.delete(scores, meant, 1).max(1)
                margin = np.where(margin > 0, scores[:, meant] - scores[:, written], -1e9)
                found, wrong = margin[right == meant], margin[right == written]
                pair, chances = (name, other), _chances(other, len(found), words)
                steps = [Choice(pair, float(t), chances, float((found > t).mean()), _blurred(wrong, t)) for t in LADDER]
                yield [*steps, Choice(pair, 99.0, chances, 0.0, 0.0)]


def _chances(word: str, times: int, words: int) -> float:
    often = min(1.0, max(LEAST_CHANCE, times * OFTEN / words))
    return often * (SLIP_OF_THE_HAND if word in RARER else 1.0)


def _blurred(wrong: Floats, threshold: float) -> float:
    return float((1 / (1 + np.exp(np.clip((threshold - wrong) / BLUR, -50, 50)))).sum())


def report(choices: Sequence[Choice], words: int) -> None:
    """Prints what each pair finds, and all together."""
    for choice in sorted(choices, key=lambda choice: choice.recall):
        written, meant = choice.pair
        print(f"{written:>10} -> {meant:<10} {choice.threshold:6.2f} {choice.recall:6.0%} {choice.alarms:6.1f}")
    alarms = sum(choice.alarms for choice in choices)
    found = np.average([choice.recall for choice in choices], weights=[choice.chances for choice in choices])
    print(f"alarms in 10,000 words: {alarms / words * 10_000:.2f}; found: {found:.1%}")


# The table


def table(books: Sequence[Book], thresholds: Sequence[Choice]) -> list[str]:
    """The lines of `neighbours.tsv`."""
    classes = learned_classes([book.stream for book in books])
    lines = [f"class\t{fine}\t{coarse}\t{word}" for word, (fine, coarse) in classes.items()]
    lines += [f"threshold\t{c.pair[0]}\t{c.pair[1]}\t{c.threshold * STEPS:.0f}" for c in thresholds if c.threshold < 50]
    for number, words in enumerate(SETS):
        lesson = learned(number, books, classes)
        lines.append(f"set\t{' '.join(words)}")
        pairs = list(combinations(range(len(words)), 2))
        leads = np.rint(np.stack([lesson.weights[:, b] - lesson.weights[:, a] for a, b in pairs], 1) * STEPS).astype(
            int
        )
        kept = ((f, leads[at]) for f, at in lesson.index.items() if np.abs(leads[at]).max() >= LIGHTEST)
        lines += ["\t".join([f, *map(str, numbers)]) for f, numbers in kept]
    return lines
