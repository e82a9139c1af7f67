"""Learns the numbers of `ficstead/press/proof/neighbours.tsv` from clean fiction.

    pip install numpy        # needed here only, never to run
    python bench/proof/train_neighbours.py [--measure] FOLDER_OF_NOVELS

No labels are needed: in clean text the word that stands is the word that was meant. Each novel is once left out (two
at a time) and judged by what the others taught; from those judgements come the thresholds (how sure the model must be, for each
ordered pair of words, to keep the alarms below the limit on books it never saw). The table itself is then learned from
all. With --measure nothing is written.
"""

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from neighbour_sets import COUSINS, RARER, SETS
from numpy.typing import NDArray

from ficstead.press.proof.neighbours import REACH, features, kind, tokens_after, tokens_before
from ficstead.press.proof.paragraphs import Paragraph, paragraphs_of_text

Classes = dict[str, tuple[str, str]]
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

TABLE = Path(__file__).parents[2] / "ficstead/press/proof/neighbours.tsv"
FINE, COARSE = 160, 40
FOLDS = 5
ALARMS = 0.7
"""How many false alarms in 10,000 words the thresholds aim at, all pairs together."""
EPOCHS, RATE, SHRINK = 12, 0.15, 0.002
DROPPED = 0.6
"""The share of features hidden while learning, anew each time: so no single one is relied on."""
BALANCE = 0.3
"""How far the rarer word of a set is lifted: 0 not at all, 1 to as much as the commoner."""
COUSIN = 0.7
"""What all the cousins of a word weigh beside the word itself."""
LIGHTEST = 3
"""Features that weigh less, in sixteenths, are left out of the table."""
SLACK = 0.9
"""How much surer than the worst error on the books left out the model must be: other books have worse ones."""
LEAST, UNPROVEN = 1.4, 2.0
"""No threshold is lower than the one; words the novels hardly know (brake, site) must be surer by up to the other."""


@dataclass(frozen=True, slots=True)
class Site:
    """A place where a word of a set stands, with the tokens beside it."""

    book: int
    word: int
    left: tuple[str, ...]
    right: tuple[str, ...]
    weight: float = 1.0


def main() -> None:
    arguments = _arguments()
    texts = [path.read_text("utf-8") for path in sorted(arguments.folder.glob("*.txt"))]
    sites, streams, words = gathered(texts)
    judged: dict[int, list[tuple[int, Floats]]] = defaultdict(list)
    for fold in range(FOLDS):
        classes = learned_classes([stream for book, stream in enumerate(streams) if book % FOLDS != fold])
        for number in range(len(SETS)):
            judged[number] += _judged(number, sites[number], fold, classes)
        print(f"judged the books left out, part {fold + 1} of {FOLDS}", flush=True)
    thresholds = chosen_thresholds(judged, words)
    if not arguments.measure:
        _write(sites, learned_classes(streams), thresholds)


# Gathering


def gathered(texts: Sequence[str]) -> tuple[list[list[Site]], list[list[str]], int]:
    """For each set its sites; for each book its tokens in order; how many words there are."""
    own, cousins = _places_to_look()
    sites: list[list[Site]] = [[] for _ in SETS]
    streams: list[list[str]] = []
    count = 0
    for book, text in enumerate(texts):
        stream: list[str] = []
        for paragraph in paragraphs_of_text(text):
            if paragraph.text.isupper():
                continue
            count += len(paragraph.words)
            stream += _stream(paragraph)
            for index, word in enumerate(paragraph.words):
                if word in own:
                    left, right = _around(paragraph, index, index)
                    for number, at in own[word]:
                        sites[number].append(Site(book, at, tuple(left), tuple(right)))
                both = f"{word}+{paragraph.words[index + 1]}" if index + 1 < len(paragraph.words) else ""
                for key, last in ((word, index), (both, index + 1)):
                    if key in cousins:
                        left, right = _around(paragraph, index, last)
                        if "'" in key + both and not (right[0][0].isalpha() or right[0][0] == "<"):
                            continue  # "as you are." is never contracted
                        for number, at in cousins[key]:
                            sites[number].append(Site(book, at, tuple(left), tuple(right), 0.0))
        streams.append(stream)
    return [_weighed(each) for each in sites], streams, count


def _places_to_look() -> tuple[dict[str, list[tuple[int, int]]], dict[str, list[tuple[int, int]]]]:
    """Word -> the sets it stands in, by number and place; and the same for the words that teach in its stead."""
    own, cousins = defaultdict(list), defaultdict(list)
    for number, words in enumerate(SETS):
        for at, word in enumerate(words):
            own[word].append((number, at))
            for cousin in COUSINS.get(word, "").split():
                if cousin not in words:
                    cousins[cousin].append((number, at))
    return dict(own), dict(cousins)


def _weighed(sites: list[Site]) -> list[Site]:
    """The cousins of a word together count about as much as the word itself, each at most a third of a true site."""
    true = Counter(site.word for site in sites if site.weight)
    lent = Counter(site.word for site in sites if not site.weight)
    rng = random.Random(1)
    kept = [s for s in sites if s.weight or rng.random() < 4000 / lent[s.word]]
    lent = Counter(site.word for site in kept if not site.weight)
    weight = {word: min(0.33, COUSIN * max(true[word], 60) / times) for word, times in lent.items()}
    return [s if s.weight else Site(s.book, s.word, s.left, s.right, weight[s.word]) for s in kept]


def _around(paragraph: Paragraph, first: int, last: int) -> tuple[list[str], list[str]]:
    return tokens_before(paragraph, first, REACH), tokens_after(paragraph, last, REACH)


def _stream(paragraph: Paragraph) -> list[str]:
    """The paragraph's tokens in order, with the punctuation between them."""
    last = len(paragraph.words) - 1
    if last < 0:
        return []
    earlier = [token for token in tokens_before(paragraph, last, 2 * last + 1) if token[0] != "^"]
    return ["^", *reversed(earlier), paragraph.words[last], "$"]


# Classes of words


def learned_classes(streams: Sequence[Sequence[str]]) -> Classes:
    """Word -> fine and coarse class, for every word often enough met: words with like neighbours stand together."""
    counts = Counter(token for stream in streams for token in stream)
    vocabulary = [token for token, times in counts.most_common() if times >= 5]
    index = {token: at for at, token in enumerate(vocabulary)}
    top = 600
    table = np.zeros((len(vocabulary), 2 * top))
    for stream in streams:
        ids = np.array([index.get(token, -1) for token in stream])
        for shift, offset in ((1, 0), (-1, top)):
            here, there = (ids[1:], ids[:-1]) if shift == 1 else (ids[:-1], ids[1:])
            good = (here >= 0) & (there >= 0) & (there < top)
            np.add.at(table, (here[good], there[good] + offset), 1.0)
    rng = np.random.default_rng(1)
    total = table.sum()
    expected = table.sum(1, keepdims=True) * table.sum(0, keepdims=True) / total
    ppmi = np.log1p(table) * np.maximum(np.log((table + 0.1) / (expected + 0.1)), 0)
    noise = rng.standard_normal((ppmi.shape[1], 70))
    q, _ = np.linalg.qr(ppmi @ noise)
    q, _ = np.linalg.qr(ppmi @ (ppmi.T @ q))
    u, s, _ = np.linalg.svd(q.T @ ppmi, full_matrices=False)
    vectors = (q @ u)[:, :50] * np.sqrt(s[:50])
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    endings = sorted({kind(token)[0] for token in vocabulary})
    hot = np.zeros((len(vocabulary), len(endings)))
    for at, token in enumerate(vocabulary):
        hot[at, endings.index(kind(token)[0])] = 0.35
    vectors = np.hstack([vectors, hot])
    weight = np.sqrt(np.array([counts[token] for token in vocabulary], dtype=float))
    fine = _grouped(vectors, weight, FINE)
    coarse = _grouped(vectors, weight, COARSE)
    return {t: (_name(f), _name(c)) for t, f, c in zip(vocabulary, fine, coarse, strict=True)}


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


# Learning


def _judged(number: int, sites: Sequence[Site], fold: int, classes: Classes) -> Iterator[tuple[int, Floats]]:
    """For each site of the books left out the right word, and the score of every word there."""
    theirs = [site for site in sites if site.book % FOLDS == fold and site.weight == 1.0]
    if not theirs:
        return
    weights, index = learned(number, [site for site in sites if site.book % FOLDS != fold], classes)
    for site in theirs:
        known = [index[f] for f in features(site.left, site.right, classes) if f in index]
        yield site.word, weights[known].sum(0)


def learned(number: int, sites: Sequence[Site], classes: Classes) -> tuple[Floats, dict[str, int]]:
    """The weights of each feature for each word of a set, by AdaGrad on the likelihood of the words that stand."""
    width = len(SETS[number])
    listed = [features(site.left, site.right, classes) for site in sites]
    counts = Counter(feature for each in listed for feature in each)
    index = {feature: at for at, feature in enumerate(f for f, times in counts.items() if times >= 2)}
    none = len(index)
    widest = max(map(len, listed))
    x = np.array([[index.get(f, none) for f in each] + [none] * (widest - len(each)) for each in listed])
    y = np.eye(width)[[site.word for site in sites]]
    balance = np.array([site.weight for site in sites])
    per_word = (y * balance[:, None]).sum(0)
    lift = (balance.sum() / (width * np.maximum(per_word, 1.0))) ** BALANCE
    balance = balance * (y @ lift)
    w, g = np.zeros((none + 1, width)), np.full((none + 1, width), 1e-2)
    rng = np.random.default_rng(1)
    batch = 32
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
            flat = seen.ravel()
            unique, back = np.unique(flat, return_inverse=True)
            step = np.zeros((len(unique), width))
            np.add.at(step, back, np.repeat(slope, x.shape[1], axis=0))
            step += SHRINK * w[unique]
            g[unique] += step**2
            w[unique] -= RATE * step / np.sqrt(g[unique])
            w[none] = 0
        if epoch >= EPOCHS // 2:
            average += w / (EPOCHS - EPOCHS // 2)
    return average[:none] - average[:none].mean(1, keepdims=True), index


# Thresholds


@dataclass(frozen=True, slots=True)
class Choice:
    pair: tuple[str, str]
    threshold: float
    recall: float
    alarms: int

    def worth(self, price: float) -> tuple[float, float]:
        """What it finds less what its alarms cost; of equals the stricter."""
        return (0.4 if RARER.intersection(self.pair) else 1.0) * self.recall - price * self.alarms, self.threshold


def chosen_thresholds(judged: dict[int, list[tuple[int, Floats]]], words: int) -> list[Choice]:
    """For each ordered pair the threshold that finds most, all alarms together staying below the limit."""
    budget = ALARMS * words / 10_000
    ladders = [ladder for number in judged for ladder in _ladders(number, judged[number])]
    low, high = 0.0, 1.0
    for _ in range(40):  # the price of an alarm, in recall, that just spends the budget
        price = (low + high) / 2
        best = [max(ladder, key=lambda choice: choice.worth(price)) for ladder in ladders]
        low, high = (price, high) if sum(choice.alarms for choice in best) > budget else (low, price)
    best = [max(ladder, key=lambda choice: choice.worth(high)) for ladder in ladders]
    _print(best, words)
    return best


def _print(choices: Sequence[Choice], words: int) -> None:
    for choice in sorted(choices, key=lambda choice: choice.recall):
        written, meant = choice.pair
        print(f"{written:>10} -> {meant:<10} {choice.threshold:6.2f} {choice.recall:6.0%} {choice.alarms:4}")
    alarms = sum(choice.alarms for choice in choices)
    common = [choice.recall for choice in choices if not RARER.intersection(choice.pair)]
    print(f"alarms in 10,000 words: {alarms / words * 10_000:.2f}; found of the commoner kinds: {np.mean(common):.1%}")


def _ladders(number: int, judged: list[tuple[int, Floats]]) -> Iterator[list[Choice]]:
    """For each ordered pair of a set, what each possible threshold would bring."""
    right = np.array([word for word, _ in judged])
    scores = np.array([each for _, each in judged])
    best = scores.argmax(1)
    for written, name in enumerate(SETS[number]):
        for meant, other in enumerate(SETS[number]):
            if written == meant or not (right == meant).any():
                continue
            margin = scores[:, meant] - scores[:, written]
            margin[best != meant] = -1e9
            wrong = np.sort(margin[right == written])[::-1]
            found = margin[right == meant]
            least = LEAST + UNPROVEN / (1 + len(wrong) / 15)
            steps = [least, *(float(m) + SLACK for m in wrong[:12] if m > least - SLACK), 99.0]
            yield [Choice((name, other), t, float((found > t).mean()), int((wrong > t).sum())) for t in steps]


def _write(sites: list[list[Site]], classes: Classes, thresholds: list[Choice]) -> None:
    lines = [f"class\t{fine}\t{coarse}\t{word}" for word, (fine, coarse) in classes.items()]
    lines += [f"threshold\t{c.pair[0]}\t{c.pair[1]}\t{c.threshold:.2f}" for c in thresholds if c.threshold < 50]
    for number, words in enumerate(SETS):
        weights, index = learned(number, sites[number], classes)
        lines.append(f"set\t{' '.join(words)}")
        whole = np.rint(weights * 16).astype(int)
        lines += [
            "\t".join([f, *map(str, whole[at])]) for f, at in index.items() if np.abs(whole[at]).max() >= LIGHTEST
        ]
    TABLE.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{TABLE.stat().st_size / 1e6:.2f} MB, {len(lines)} lines")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--measure", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
