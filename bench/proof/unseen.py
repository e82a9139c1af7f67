"""How many words taken for one another are found in novels that the model never saw, and how often it cries wolf there.

    pip install numpy pocketsphinx==5.1.1        # needed here only, never to run
    python bench/proof/unseen.py [--folds 5] [--per-kind 5] [--seed 1] FOLDER_OF_NOVELS [FOLDER_OF_MORE ...] [--teach FOLDER ...]
    python bench/proof/unseen.py --shipped [--per-kind 5] [--seed 1] FOLDER_OF_TEXTS

For each part of the novels the model is taught, thresholds and all, by the other parts, by our own stories
(`bench/training`) and by the further folders, and then reads those left out: once spoilt by `injecting.py`, and once clean.
All the checks of words taken for one another run, rules and model. The table in the package is neither read nor written;
with --shipped it is the one that reads, and nothing is taught. With --by-rate the mistakes are those of `injecting_by_rate.py`.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from injecting import Spoilt, spoil
from injecting_by_rate import spoil_by_rate
from neighbour_learning import taught
from neighbour_texts import Book, add_texts, read_books
from recall import NEAR, puts_right

from ficstead.press.manuscript import count_words
from ficstead.press.proof import Note, neighbours, proof_text
from ficstead.press.proof.checks import confusions


@dataclass(frozen=True, slots=True)
class Measured:
    """What came out for one novel."""

    name: str
    met: Counter[str]
    """By kind of mistake: "right > wrong"."""
    found: Counter[str]
    exact: Counter[str]
    alarms: Counter[str]
    """Notes on the clean text, each under the mistake it takes the word for."""
    words: int


def main() -> None:
    arguments = _arguments()
    print("| text | mistakes | found | put exactly right | alarms per 10,000 words |\n|---|---|---|---|---|")
    measured = list(_by_the_shipped(arguments) if arguments.shipped else _by_folds(arguments))
    _print_row("**all (wanted: 75 % found, at most 2 alarms)**", measured)
    _print_kinds(measured)


def _by_the_shipped(arguments: argparse.Namespace) -> Iterator[Measured]:
    for path in sorted(arguments.novels.glob("*.txt")):
        yield _measured(path, arguments)


def _by_folds(arguments: argparse.Namespace) -> Iterator[Measured]:
    novels = sorted(arguments.novels.glob("*.txt"))
    books = read_books(arguments)
    for fold in range(arguments.folds):
        table = taught(_without(fold, arguments.folds, books, len(novels)))
        neighbours.know(neighbours.read_table(table))
        for path in novels[fold :: arguments.folds]:
            yield _measured(path, arguments)


def _without(fold: int, folds: int, books: list[Book], novels: int) -> list[Book]:
    return [book for at, book in enumerate(books) if at >= novels or at % folds != fold]


def _measured(path: Path, arguments: argparse.Namespace) -> Measured:
    clean = path.read_text("utf-8")
    spoilt = _spoilt(clean, arguments)
    notes = proof_text(spoilt.text, checks=confusions.CHECKS)
    mistakes = [mistake for mistake in spoilt.mistakes if mistake.kind.family == "confusion"]
    met, found, exact = Counter[str](), Counter[str](), Counter[str]()
    for mistake in mistakes:
        near = [note for note in notes if note.start <= mistake.end + NEAR and note.end >= mistake.start - NEAR]
        met[mistake.kind.name] += 1
        found[mistake.kind.name] += bool(near)
        exact[mistake.kind.name] += any(puts_right(note, mistake, spoilt) for note in near)
    alarms = Counter(_taken_for(note, clean) for note in proof_text(clean, checks=confusions.CHECKS))
    measured = Measured(path.name, met, found, exact, alarms, count_words(clean))
    _print_row(measured.name, [measured])
    return measured


def _spoilt(clean: str, arguments: argparse.Namespace) -> Spoilt:
    if arguments.by_rate:
        return spoil_by_rate(clean, seed=arguments.seed)
    return spoil(clean, per_kind=arguments.per_kind, seed=arguments.seed)


def _taken_for(note: Note, text: str) -> str:
    """The mistake that a note sees, in whole words."""
    before = re.split(r"[^\w'’]", text[max(0, note.start - 20) : note.start])[-1]
    after = re.split(r"[^\w'’]", text[note.end : note.end + 20])[0]
    seen, meant = text[note.start : note.end], note.replacement or ""
    return f"{before}{meant}{after} > {before}{seen}{after}".lower().replace("’", "'")


def _print_row(name: str, measured: list[Measured]) -> None:
    met, found, exact, alarms, words = (
        sum(numbers)
        for numbers in zip(
            *((m.met.total(), m.found.total(), m.exact.total(), m.alarms.total(), m.words) for m in measured),
            strict=True,
        )
    )
    shares = f"{found / met:.1%} | {exact / met:.1%}" if met else "|"
    print(f"| {name} | {met} | {shares} | {alarms / words * 10_000:.2f} |", flush=True)


def _print_kinds(measured: list[Measured]) -> None:
    met, found, alarms = (
        sum(counters, Counter[str]()) for counters in zip(*((m.met, m.found, m.alarms) for m in measured), strict=True)
    )
    print("\n| right > wrong | mistakes | found | alarms |\n|---|---|---|---|")
    for kind in sorted(met, key=lambda kind: found[kind] / met[kind]):
        print(f"| {kind} | {met[kind]} | {found[kind]} | {alarms.pop(kind, 0)} |")
    print("Other alarms: " + "; ".join(f"{kind} {times}" for kind, times in alarms.most_common()))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_texts(parser)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--per-kind", type=int, default=5, help="of each kind in each novel")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shipped", action="store_true", help="read by the table in the package; nothing is taught")
    parser.add_argument("--by-rate", action="store_true", help="mistakes as often as writers make them")
    return parser.parse_args()


if __name__ == "__main__":
    main()
