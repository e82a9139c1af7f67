"""How many words a second the proofreader reads, of chapters and of a million words, and in British and curly quotation marks.

    python bench/proof/speed.py [--words 10000 100000 1000000] FOLDER_OR_FILE ...

The texts are joined, again and again until there are words enough. Seconds of CPU on one core, the best of three readings
of the shorter ones; the time to load the word lists is told apart. The ratio is the longest text's speed to the shortest's.
"""

import argparse
import re
import resource
import time
from itertools import cycle
from pathlib import Path

from texts import text_files

from ficstead.press.manuscript import count_words
from ficstead.press.proof import proof_text

LIMIT = 100_000
"""Words a second."""
LINEAR = 0.8
"""So much of the shortest text's speed the longest must reach."""
ROUNDS, LONG = 3, 300_000


def main() -> None:
    arguments = _arguments()
    texts = [path.read_text("utf-8") for path in text_files(arguments.paths)]
    print(f"loading, and the first 1,000 words: {_seconds(_of_length(texts, 1000)):.2f} s of CPU\n")
    print("| text | words | seconds of CPU | words a second |\n|---|---|---|---|")
    speeds = [_print_row("as it is", _of_length(texts, words)) for words in sorted(arguments.words)]
    _print_row("curly", _curly(_of_length(texts, LIMIT)))
    _print_row("British, in single curly marks", _british(_of_length(texts, LIMIT)))
    ratio = speeds[-1] / speeds[0]
    verdict = "met" if min(speeds) >= LIMIT and ratio >= LINEAR else "not met"
    print(f"\nlongest to shortest: {ratio:.2f} (limit {LINEAR}); words a second: limit {LIMIT:,}; {verdict}")
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def _print_row(name: str, text: str) -> float:
    words = count_words(text)
    seconds = min(_seconds(text) for _ in range(1 if words > LONG else ROUNDS))
    print(f"| {name} | {words:,} | {seconds:.2f} | {words / seconds:,.0f} |", flush=True)
    return words / seconds


def _seconds(text: str) -> float:
    began = time.process_time()
    proof_text(text)
    return time.process_time() - began


def _of_length(texts: list[str], words: int) -> str:
    """So many words, a paragraph of each text in turn, lest one writer's habits decide."""
    paragraphs = [cycle(text.split("\n\n")) for text in texts]
    chosen: list[str] = []
    for each in cycle(paragraphs):
        if words <= 0:
            return "\n\n".join(chosen)
        chosen.append(next(each))
        words -= len(chosen[-1].split())
    return ""


def _curly(text: str) -> str:
    text = re.sub(r"(?<![^\s(\[—–-])\"", "“", text).replace('"', "”")
    return re.sub(r"(?<![^\s(\[—–“-])'", "‘", text).replace("'", "’")


def _british(text: str) -> str:
    return _curly(text).replace("‘", "’").replace("“", "‘").replace("”", "’")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--words", nargs="+", type=int, default=[10_000, 100_000, 1_000_000])
    return parser.parse_args()


if __name__ == "__main__":
    main()
