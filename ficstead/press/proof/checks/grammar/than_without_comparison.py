"""“Than” where nothing is compared, and “then” is meant."""

from collections.abc import Iterator

from ficstead.press.proof.checks.confusions.wording import replaced, speaks_dialect, word_at
from ficstead.press.proof.checks.slips.abbreviations import ABBREVIATIONS
from ficstead.press.proof.context import Context
from ficstead.press.proof.dictionary import commonness
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_COMPARED = frozenset(
    "more less fewer rather other others otherwise else elsewhere worse sooner different differently hardly scarcely barely "
    "superior no nothing nobody none what who how anyone anything any as such so little farther further prefer preferred "
    "preferable higher lower twice double thrice beyond opposite"
    " least".split()
)
_GOES_ON = frozenset("he she they i we it up down back out the there in into to".split())


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for index in paragraph.where("than"):
        goes_on = word_at(paragraph, index + 1) in _GOES_ON and paragraph.gaps[index].strip() == ","
        if goes_on and not _is_compared(paragraph, index) and not speaks_dialect(paragraph):
            yield replaced(paragraph, index, index, "then", context)


def _is_compared(paragraph: Paragraph, index: int) -> bool:
    """Whether anything earlier in the sentence leads to “than”, however far away."""
    for at in range(index - 1, -1, -1):
        word = paragraph.words[at]
        if any(mark in paragraph.gaps[at + 1] for mark in ".!?") and word not in ABBREVIATIONS:
            return False
        if word in _COMPARED or (word.endswith("er") and _is_comparative(word)):
            return True
    return False


def _is_comparative(word: str) -> bool:
    """`Colder`, `bigger`, `happier`, `wiser`; `water`, `after` are none."""
    stem = word[:-2]
    bases = [
        stem,
        f"{stem}e",
        f"{stem[:-1]}y" if stem.endswith("i") else "",
        stem[:-1] if stem[-2:-1] == stem[-1:] else "",
    ]
    return any(commonness().get(base, 0) > 1 for base in bases)


CHECK = Check(
    code="grammar-022",
    title="“Than” where nothing is compared",
    explanation="“Than” stands behind a comparison: higher than. What comes next in time or place comes “then”.",
    wrong=("The water went up to his knees, than up to his chest.", "She knocked twelve times, than she waited."),
    right=(
        "The water went up to his knees, then up to his chest.",
        "It was colder in there, he said, than it had any right to be.",
        "She knew more, perhaps, than he did.",
    ),
    source="Chicago 5.250 (than; then)",
    severity=Severity.ERROR,
    words=frozenset({"than"}),
    find=_find,
)
