"""Makes the `learned_*.tsv` of `ficstead/press/manuscript/parting` from the examples in this folder: always the same.

    python bench/training/train.py           # writes it
    python bench/training/train.py --check   # says how well half of the examples teach the other half

A logistic regression with a pull towards zero, fitted by AdaGrad (Duchi, Hazan, Singer 2011) in plain Python.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import exp, sqrt
from pathlib import Path

from ficstead.press.manuscript.parting.learned import features, odds

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "tests/press/manuscript/samples"
TABLES = HERE.parents[1] / "ficstead/press/manuscript/parting"
ROUNDS, STEP, PULL, RAREST, SMALLEST = 8, 0.5, 1e-3, 3, 0.25

Example = tuple[str, bool]
Weights = dict[str, float]


def main(arguments: Sequence[str]) -> None:
    for name, told in lessons().items():
        if "--check" in arguments:
            print(f"{name}, taught by one half and asked about the other:")
            _check(told)
            continue
        (TABLES / name).write_text(table(fit(told)), encoding="utf-8")
        print(f"{len(told)} examples make {name}, {(TABLES / name).stat().st_size:,} bytes")


def lessons() -> dict[str, list[Example]]:
    """Table -> what it is taught: notes against stories, and disclaimers against both."""
    told = examples()
    others = [(text, False) for text, _is_note in told]
    return {
        "learned_words.tsv": told,
        "learned_disclaimers.tsv": others + [(text, True) for text in _lines("disclaimers")],
    }


def fit(told: Iterable[Example]) -> Weights:
    """Feature -> weight; the bias under the empty name."""
    rows = [(features(text), is_note) for text, is_note in told]
    counts = Counter(feature for found, _is_note in rows for feature in found)
    # Sorted, because sets of text have another order in every process.
    known = [(sorted(feature for feature in found if counts[feature] >= RAREST), is_note) for found, is_note in rows]
    balance = sum(not is_note for _found, is_note in known) / max(1, sum(is_note for _found, is_note in known))
    weights: Weights = {"": 0.0}
    past: Counter[str] = Counter()
    order = random.Random(1)
    for _round in range(ROUNDS):
        order.shuffle(known)
        for found, is_note in known:
            _learn(weights, past, found, is_note, balance)
    return weights


def table(weights: Weights) -> str:
    """The weights worth keeping, a line each, in alphabetical order."""
    kept = sorted((word, weight) for word, weight in weights.items() if abs(weight) >= SMALLEST or not word)
    return "".join(f"{word}\t{weight:.2f}\n" for word, weight in kept)


def _learn(weights: Weights, past: Counter[str], found: list[str], is_note: bool, balance: float) -> None:
    scale = 1 / sqrt(len(found) + 1)
    said = weights[""] + scale * sum(weights.get(feature, 0.0) for feature in found)
    wrong = (1 / (1 + exp(-max(-30.0, min(30.0, said)))) - is_note) * (balance if is_note else 1)
    for feature in found:
        slope = wrong * scale + PULL * weights.get(feature, 0.0)
        past[feature] += slope * slope  # type: ignore[assignment]
        weights[feature] = weights.get(feature, 0.0) - STEP * slope / sqrt(past[feature] + 1e-6)
    weights[""] -= 0.02 * wrong


def examples() -> list[Example]:
    """Every paragraph of this folder and of the marked samples, with whether it is a note."""
    told = [(line, kind == "notes") for kind in ("notes", "story") for line in _lines(kind)]
    return told + [example for path in sorted(SAMPLES.glob("*.marked")) for example in _of_manuscript(path)]


def _lines(kind: str) -> Iterable[str]:
    for path in sorted(HERE.glob(f"{kind}*.txt")):
        yield from filter(None, map(str.strip, path.read_text(encoding="utf-8").splitlines()))


def _of_manuscript(path: Path) -> Iterable[Example]:
    """The marked paragraphs of notes and story, joined where they were wrapped; HTML is passed over."""
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    if ".html" in head:
        return
    wrapped = "paragraphs: blank" in head
    paragraph: list[str] = []
    for line, following in pairwise([*(line for line in lines if not line.startswith("#=")), " |"]):
        paragraph.append(line[2:].strip())
        if not wrapped or following[:1] != line[:1]:
            if line[:1] in "NCIS":
                yield " ".join(paragraph), line[:1] != "S"
            paragraph = []


def _check(told: list[Example]) -> None:
    random.Random(2).shuffle(told)
    half = len(told) // 2
    weights = fit(told[:half])
    said = [(odds(weights, text), wanted) for text, wanted in told[half:]]
    others = sorted(score for score, wanted in said if not wanted)
    hits = [score for score, wanted in said if wanted]
    for share in (0.01, 0.02, 0.05):
        bar = others[int(len(others) * (1 - share))]
        heard = sum(score > bar for score in hits) / len(hits)
        print(f"  at {share:.0%} of the others taken for one, {heard:.1%} are heard")


if __name__ == "__main__":
    main(sys.argv[1:])
