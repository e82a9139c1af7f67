"""How well the manuscript engine tells the parts apart: `python -m bench.accuracy FOLDER... [--totals-only]`."""

import argparse
from pathlib import Path

from ficstead.press.manuscript import read_manuscript
from tests.press.manuscript.marked import Score, load_folder, score

SAMPLES = Path(__file__).parents[1] / "tests" / "press" / "manuscript"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[SAMPLES / "samples", SAMPLES / "heldout"])
    parser.add_argument("--totals-only", action="store_true", help="print no file and no line, only the sums")
    parser.add_argument("--only", default="", help="only files whose name holds this")
    arguments = parser.parse_args()
    for folder in arguments.folders:
        total = measure(folder, verbose=not arguments.totals_only, only=arguments.only)
        print(f"{folder.name}: {summary(total)}")
        for (label, guess), count in total.confusion.most_common():
            print(f"  {label} taken for {guess}: {count}")


def measure(folder: Path, *, verbose: bool = False, only: str = "") -> Score:
    """The score of all marked files of `folder` together."""
    total = Score()
    for sample in load_folder(folder):
        if only not in sample.path.name:
            continue
        one = score(sample, read_manuscript(sample.data, name=sample.name))
        total.add(one)
        if verbose and one.mistakes:
            print(f"{sample.path.name}: {summary(one)}")
            for line, label, guess, text in one.mistakes:
                print(f"    line {line}: {label} taken for {guess}: {text}")
    return total


def summary(one: Score) -> str:
    return (
        f"{one.accuracy:.2%} of {one.paragraphs} paragraphs right; story words lost {one.story_lost} of {one.story_words} ({one.lost_share:.2%}); "
        f"note words left in the story {one.note_left} of {one.note_words} ({one.left_share:.2%})"
    )


if __name__ == "__main__":
    main()
