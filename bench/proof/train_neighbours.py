"""Learns the numbers of `ficstead/press/proof/neighbours.zip` from clean fiction.

    pip install numpy pocketsphinx==5.1.1        # needed here only, never to run
    OPENBLAS_NUM_THREADS=1 python bench/proof/train_neighbours.py [--measure] FOLDER_OF_NOVELS [FOLDER_OF_MORE ...] \\
        [--teach FOLDER ...]

No labels are needed: in clean text the word that stands is the word that was meant. Learning sets out from what a model of
today's English, which speech is recognised by, knows beforehand (`neighbour_prior.py`). Each book is once left out (a third of
them at a time) and judged by what the others taught; from those judgements come the thresholds (how sure the model must
be, for each ordered pair of words, to keep the alarms below the limit on books it never saw). The table itself is then
learned from all, with as many of its features as there is room for. With --measure nothing is written. `unseen.py` says
how good what it makes is.

The table that ships was learned from six novels (Alice's Adventures in Wonderland, Anne of Green Gables, Oliver Twist, The
Awakening, The Mysterious Affair at Styles, The Sport of the Gods), from `bench/training/{story*,dialogue*}.txt`
(always read) and, as FOLDERS_OF_MORE in this order, from plain texts in the public domain: Jane Austen's six novels, The
Adventures of Sherlock Holmes, Moby-Dick, War and Peace (a folder each). With --teach came two folders of short modern
texts: Debian's collection of fortune cookies and the Jargon File, and what is said in five free games (`game_texts.py`
takes it out of Debian's packages). They bring how people write today, but are not clean enough to judge. Four novels were
kept apart, so that what ships can be measured on them: A Room with a View, Hard Times, The Man Who Was Thursday,
Winnie-the-Pooh.
The same texts in the same order give the same bytes, with one thread.
"""

import argparse
from pathlib import Path

from neighbour_learning import learned, table, words_judged
from neighbour_texts import add_texts, read_books
from neighbour_thresholds import chosen_thresholds, report

TABLE = Path(__file__).parents[2] / "ficstead/press/proof/neighbours.zip"


def main() -> None:
    arguments = _arguments()
    books = read_books(arguments)
    words = words_judged(books)
    classes, lessons = learned(books)
    thresholds = chosen_thresholds([lesson.judged for lesson in lessons], words)
    report(thresholds, words)
    if not arguments.measure:
        TABLE.write_bytes(table(classes, thresholds, lessons))
        print(f"{TABLE.stat().st_size / 1e6:.2f} MB")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_texts(parser)
    parser.add_argument("--measure", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
