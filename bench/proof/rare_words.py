"""Makes the proofreader's list of rare words and variants that a slip of the hand could be mistaken for.

    python bench/proof/rare_words.py LARGE_LIST HUGE_LIST

Each a word list of SCOWL, one word a line (Debian's wamerican-large with wbritish-large, and wamerican-huge with
wbritish-huge, each pair put together). Writes ficstead/press/proof/dictionaries/en_rare.dic.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from ficstead.press.proof.checks.spelling.common_misspellings import MISSPELLINGS
from ficstead.press.proof.checks.spelling.slips_of_the_hand import slip
from ficstead.press.proof.dictionary import is_word

FOLDER = Path(__file__).parents[2] / "ficstead" / "press" / "proof" / "dictionaries"

_LONG_ENOUGH = 7
_HARDLY_COMMON = 3
_MORE_LIKELY_SLIPS = frozenset(
    "dependance gaging idealogy indued premies propr pryer pryers rased rases rasing smidges smoothy sociol stacc wrier".split()
)


def main() -> None:
    (FOLDER / "en_rare.dic").write_text("0\n", "ascii")  # what an earlier list knew is judged anew
    large, huge = (set(_words(Path(name))) for name in sys.argv[1:3])
    rare = sorted(word for word in large | huge if not is_word(word) and _is_worth_knowing(word, common=word in large))
    (FOLDER / "en_rare.dic").write_text("\n".join([str(len(rare)), *rare, ""]), "ascii")
    print(f"{len(rare):,} words")


def _words(path: Path) -> Iterator[str]:
    for line in path.read_text("utf-8").splitlines():
        if (
            line.isascii()
            and line.isalpha()
            and line.islower()
            and line not in MISSPELLINGS.keys() | _MORE_LIKELY_SLIPS
        ):
            yield line


def _is_worth_knowing(word: str, *, common: bool) -> bool:
    """Only what would be taken for a slip; and what nobody writes but in word games only where it is long."""
    near = slip(word)
    if near is None:
        return False
    return common or (len(word) >= _LONG_ENOUGH and near.slip != "swapped" and near.commonness <= _HARDLY_COMMON)


if __name__ == "__main__":
    main()
