"""Which checks have anything to look for in a paragraph: this is what makes hundreds of them cheap."""

from collections.abc import Iterable, Sequence
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
        self._everywhere = [check for check in reading if not check.words and not check.marks]
        self._by_mark = [check for check in reading if check.marks]
        self._by_gap: dict[str, tuple[Check, ...]] = {}
        self._by_word: dict[str, list[Check]] = {}
        for check in reading:
            for word in check.words:
                self._by_word.setdefault(word, []).append(check)
        self._words = frozenset(self._by_word)

    def concerned(self, paragraph: Paragraph) -> Iterable[Check]:
        """The checks that may find something here, each once."""
        by_word = map(self._by_word.__getitem__, self._words & paragraph.vocabulary)
        by_gap = map(self._concerned_with, set(paragraph.gaps))
        return dict.fromkeys(chain(self._everywhere, *by_gap, *by_word))

    def _concerned_with(self, gap: str) -> tuple[Check, ...]:
        if gap in self._by_gap:
            return self._by_gap[gap]
        checks = tuple(check for check in self._by_mark if any(mark in gap for mark in check.marks))
        if len(gap) <= _LONGEST_GAP and len(self._by_gap) < _MOST_GAPS:
            self._by_gap[gap] = checks
        return checks
