"""How sure the model of neighbours must be, told by how it judges books that did not teach it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from neighbour_classes import Floats, Ints
from neighbour_sets import SETS, is_slip_of_the_hand

ALARMS = 2.1
"""How many false alarms in 10,000 words the thresholds aim at, all pairs together."""
OFTEN = 14_000
"""A word that is met once in so many words is a common one."""
LEAST_CHANCE, SLIP_OF_THE_HAND = 0.05, 0.2
BLUR = 0.35
"""Each judgement counts for its neighbourhood: another book's margins lie a little elsewhere."""
LADDER = np.arange(1.0, 14.0, 0.2)
"""Never less sure than the first step: a word too rare to have been mistaken yet may be common in the next book."""


@dataclass(frozen=True, slots=True)
class Judgements:
    """Places of the words of one set: which word is right, and how much speaks for each."""

    right: Ints
    scores: Floats


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


def chosen_thresholds(judged: Sequence[Judgements], words: int) -> list[Choice]:
    """For each ordered pair the threshold that finds most, all alarms together staying below the limit."""
    budget = ALARMS * words / 10_000
    ladders = [ladder for names, each in zip(SETS, judged, strict=True) for ladder in _ladders(names, each, words)]
    low, high = 0.0, 1.0
    for _ in range(40):  # the price of an alarm, in recall, that just spends the budget
        price = (low + high) / 2
        best = [max(ladder, key=lambda choice: choice.worth(price)) for ladder in ladders]
        low, high = (price, high) if sum(choice.alarms for choice in best) > budget else (low, price)
    return [max(ladder, key=lambda choice: choice.worth(high)) for ladder in ladders]


def _ladders(names: Sequence[str], judged: Judgements, words: int) -> Iterator[list[Choice]]:
    """For each ordered pair of a set, what each possible threshold would bring."""
    right, scores = judged.right, judged.scores
    for written, name in enumerate(names):
        for meant, other in enumerate(names):
            if written != meant and (right == meant).any():
                margin = scores[:, meant] - np.delete(scores, meant, 1).max(1)
                margin = np.where(margin > 0, scores[:, meant] - scores[:, written], -1e9)
                found, wrong = margin[right == meant], margin[right == written]
                pair, chances = (name, other), _chances(name, other, len(found) / words)
                steps = [Choice(pair, float(t), chances, float((found > t).mean()), _blurred(wrong, t)) for t in LADDER]
                yield [*steps, Choice(pair, 99.0, chances, 0.0, 0.0)]


def _chances(written: str, meant: str, often: float) -> float:
    chances = min(1.0, max(LEAST_CHANCE, often * OFTEN))
    return chances * (SLIP_OF_THE_HAND if is_slip_of_the_hand(written, meant) else 1.0)


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
