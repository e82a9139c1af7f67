"""How many words taken for one another are found in novels that the model never saw, and how often it cries wolf there.

    pip install numpy        # needed here only, never to run
    python bench/proof/unseen.py [--folds 5] [--per-kind 5] [--seed 1] FOLDER_OF_NOVELS [FOLDER_OF_MORE ...]

For each part of the novels the model is taught, thresholds and all, by the other parts, by our own stories
(`bench/training`) and by the further folders, and then reads those left out: once spoilt by `injecting.py`, and once clean.
All the checks of words taken for one another run, rules and model. The table in the package is neither read nor written.
"""

import argparse
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from injecting import Kind, spoil
from neighbour_learning import taught
from neighbour_texts import Book, add_texts, read_books
from recall import NEAR, puts_right

from ficstead.press.manuscript import count_words
from ficstead.press.proof import neighbours, proof_text
from ficstead.press.proof.checks import confusions


@dataclass(frozen=True, slots=True)
class Measured:
    """What came out for one novel."""

    name: str
    met: Counter[Kind]
    found: Counter[Kind]
    exact: Counter[Kind]
    alarms: Counter[str]
    words: int


def main() -> None:
    arguments = _arguments()
    novels = sorted(arguments.novels.glob("*.txt"))
    books = read_books(arguments)
    measured: list[Measured] = []
    print("| novel | mistakes | found | put exactly right | alarms per 10,000 words |\n|---|---|---|---|---|")
    for fold in range(arguments.folds):
        lines = taught(_without(fold, arguments.folds, books, len(novels)))
        neighbours.know(neighbours.read_table("\n".join(lines)))
        for path in novels[fold :: arguments.folds]:
            measured.append(_measured(path, per_kind=arguments.per_kind, seed=arguments.seed))
            _print_row(measured[-1].name, measured[-1:])
    _print_row("**all (wanted: 75 % found, at most 2 alarms)**", measured)
    _print_kinds(measured)


def _without(fold: int, folds: int, books: list[Book], novels: int) -> list[Book]:
    return [book for at, book in enumerate(books) if at >= novels or at % folds != fold]


def _measured(path: Path, *, per_kind: int, seed: int) -> Measured:
    clean = path.read_text("utf-8")
    spoilt = spoil(clean, per_kind=per_kind, seed=seed)
    notes = proof_text(spoilt.text, checks=confusions.CHECKS)
    mistakes = [mistake for mistake in spoilt.mistakes if mistake.kind.family == "confusion"]
    found, exact = Counter[Kind](), Counter[Kind]()
    for mistake in mistakes:
        near = [note for note in notes if note.start <= mistake.end + NEAR and note.end >= mistake.start - NEAR]
        found[mistake.kind] += bool(near)
        exact[mistake.kind] += any(puts_right(note, mistake, spoilt) for note in near)
    alarms = Counter(note.code for note in proof_text(clean, checks=confusions.CHECKS))
    met = Counter(mistake.kind for mistake in mistakes)
    return Measured(path.name, met, found, exact, alarms, count_words(clean))


def _print_row(name: str, measured: list[Measured]) -> None:
    met, found, exact, alarms, words = (
        sum(numbers)
        for numbers in zip(
            *((m.met.total(), m.found.total(), m.exact.total(), m.alarms.total(), m.words) for m in measured),
            strict=True,
        )
    )
    shares = f"{found / met:.1%} | {exact / met:.1%}"
    print(f"| {name} | {met} | {shares} | {alarms / words * 10_000:.2f} |", flush=True)


def _print_kinds(measured: list[Measured]) -> None:
    met, found, alarms = Counter[Kind](), Counter[Kind](), Counter[str]()
    for each in measured:
        met += each.met
        found += each.found
        alarms += each.alarms
    print("\nLeast found: ", end="")
    worst = sorted(met, key=lambda kind: found[kind] / met[kind])
    print("; ".join(f"{kind.name} {found[kind]}/{met[kind]}" for kind in worst[:30]))
    print("Most alarms: " + "; ".join(f"{code} {times}" for code, times in alarms.most_common(20)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_texts(parser)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--per-kind", type=int, default=5, help="of each kind in each novel")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
