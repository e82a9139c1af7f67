"""Learns the numbers of `ficstead/press/proof/neighbours.tsv` from clean fiction.

    pip install numpy        # needed here only, never to run
    python bench/proof/train_neighbours.py [--measure] FOLDER_OF_NOVELS [FOLDER_OF_MORE ...]

No labels are needed: in clean text the word that stands is the word that was meant. Each book is once left out (a third of
them at a time) and judged by what the others taught; from those judgements come the thresholds (how sure the model must
be, for each ordered pair of words, to keep the alarms below the limit on books it never saw). The table itself is then
learned from all. With --measure nothing is written. `unseen.py` says how good what it makes is.
"""

import argparse
from pathlib import Path

from neighbour_learning import chosen_thresholds, judged, report, table, words_judged
from neighbour_texts import add_texts, read_books

TABLE = Path(__file__).parents[2] / "ficstead/press/proof/neighbours.tsv"


def main() -> None:
    arguments = _arguments()
    books = read_books(arguments)
    words = words_judged(books)
    thresholds = chosen_thresholds(judged(books), words)
    report(thresholds, words)
    if not arguments.measure:
        TABLE.write_text("\n".join(table(books, thresholds)) + "\n", "utf-8")
        print(f"{TABLE.stat().st_size / 1e6:.2f} MB")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_texts(parser)
    parser.add_argument("--measure", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
