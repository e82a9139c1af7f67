"""Which checks have anything to look for in a paragraph: this is what makes hundreds of them cheap."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import chain

from ficstead.press.proof.model import Check
from ficstead.press.proof.paragraphs import Paragraph

_MOST_GAPS = 20_000
_LONGEST_GAP = 12
"""What stands between two words is one of a few hundred things; longer ones hardly ever come again."""


class Triage:
    """Tells by one look at a paragraph's words, and one at what stands between them."""

    def __init__(self, checks: Sequence[Check]) -> None:
        reading = [check for check in checks if check.find]
        self._everywhere = [check for check in reading if not (check.words or check.pairs or check.marks or check.gaps)]
        self._by_letters = [(mark, check) for check in reading for mark in check.marks if _has_letters(mark)]
        self._between = [(check, pattern) for check in reading if (pattern := _of_gaps(check))]
        self._by_gap: dict[str, tuple[Check, ...]] = {}
        self._by_word: dict[str, list[Check]] = {}
        self._by_pair: dict[tuple[str, str], list[Check]] = {}
        for check in reading:
            for word in check.words:
                self._by_word.setdefault(word, []).append(check)
            for pair in check.pairs:
                self._by_pair.setdefault(pair, []).append(check)
        self._words, self._pairs = frozenset(self._by_word), frozenset(self._by_pair)
        self._where = [
            (where, frozenset(check for check in reading if check.where is where))
            for where in {check.where for check in reading if check.where}
        ]

    def concerned(self, paragraph: Paragraph) -> Collection[Check]:
        """The checks that may find something here, each once."""
        by_word = map(self._by_word.__getitem__, self._words & paragraph.vocabulary)
        by_pair = map(self._by_pair.__getitem__, self._pairs.intersection(paragraph.pairs()))
        first, *_ = gaps = paragraph.gaps
        by_gap = map(self._concerned_with, {*gaps[1:-1], f"\f{first}", f"{gaps[-1]}\f"})
        by_letters = (check for mark, check in self._by_letters if mark in paragraph.text)
        concerned = set(chain(self._everywhere, *by_gap, *by_word, *by_pair, by_letters))
        for where, checks in self._where:
            if not where(paragraph):
                concerned -= checks
        return concerned

    def _concerned_with(self, gap: str) -> tuple[Check, ...]:
        if gap in self._by_gap:
            return self._by_gap[gap]
        checks = tuple(check for check, pattern in self._between if pattern.search(gap))
        if len(gap) <= _LONGEST_GAP and len(self._by_gap) < _MOST_GAPS:
            self._by_gap[gap] = checks
        return checks


@lru_cache(maxsize=32)
def triage_for(checks: tuple[Check, ...]) -> Triage:
    """The same for every reader with these checks: making one takes as long as reading a hundred words."""
    return Triage(checks)


def _of_gaps(check: Check) -> re.Pattern[str] | None:
    """What must stand between words for it."""
    marks = [re.escape(mark) for mark in check.marks if not _has_letters(mark)]
    return check.gaps or (re.compile("|".join(marks)) if marks else None)


def _has_letters(mark: str) -> bool:
    return any(map(str.isalnum, mark))
