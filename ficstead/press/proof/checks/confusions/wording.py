"""Putting other words where some stand, as the writer would have written them; and finding fixed phrases."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Finding
from ficstead.press.proof.paragraphs import Paragraph


def as_written(words: str, written: str, context: Context) -> str:
    """`words` with the capitals of what stands there, and the manuscript's apostrophe."""
    if "’" in written or context.dialect.curly:
        words = words.replace("'", "’")
    letters = [letter for letter in written if letter.isalpha()]
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return words.upper()
    return words[0].upper() + words[1:] if letters[0].isupper() else words


def replaced(paragraph: Paragraph, first: int, last: int, words: str, context: Context) -> Finding:
    """Other words for those from `first` to `last` (indexes in `paragraph.words`)."""
    start, end = paragraph.spans[first][0], paragraph.spans[last][1]
    written = paragraph.text[start:end]
    right = as_written(words, written, context)
    return Finding(start, end, right, f"“{right}” is meant, not “{' '.join(written.split())}”.")


def side_by_side(paragraph: Paragraph, first: int, last: int) -> bool:
    """Whether nothing but white space parts these words."""
    spans, text = paragraph.spans, paragraph.text
    return all(not text[a[1] : b[0]].strip() for a, b in pairwise(spans[first : last + 1]))


def word_at(paragraph: Paragraph, index: int) -> str:
    """The word at this index; empty beyond the ends."""
    return paragraph.words[index] if 0 <= index < len(paragraph.words) else ""


def after(paragraph: Paragraph, index: int) -> str:
    """The word that follows with nothing but white space between; empty if there is none."""
    return paragraph.words[index + 1] if next_to(paragraph, index) else ""


def before(paragraph: Paragraph, index: int) -> str:
    """The word that comes before with nothing but white space between; empty if there is none."""
    return paragraph.words[index - 1] if index > 0 and side_by_side(paragraph, index - 1, index) else ""


def next_to(paragraph: Paragraph, index: int) -> bool:
    return index + 1 < len(paragraph.words) and side_by_side(paragraph, index, index + 1)


Unless = Callable[[Paragraph, int, int], bool]


class Phrases:
    """Fixed phrases and what should stand in their place; each is looked for by its rarest word."""

    def __init__(self, phrases: Mapping[str, str], *, unless: Unless = lambda paragraph, first, last: False) -> None:
        self._unless = unless
        self._by_anchor: dict[str, list[tuple[int, Sequence[str], str]]] = {}
        for phrase, right in phrases.items():
            words = phrase.split()
            offset = max(range(len(words)), key=lambda at: (words[at] not in _COMMON, len(words[at])))
            self._by_anchor.setdefault(words[offset], []).append((offset, words, right))

    @property
    def words(self) -> frozenset[str]:
        """For `Check.words`."""
        return frozenset(self._by_anchor)

    def find(self, paragraph: Paragraph, context: Context) -> Iterator[Finding]:
        """For `Check.find`."""
        for anchor in self.words.intersection(paragraph.words):
            for index in paragraph.where(anchor):
                for offset, words, right in self._by_anchor[anchor]:
                    first, last = index - offset, index - offset + len(words) - 1
                    if (
                        first >= 0
                        and paragraph.words[first : last + 1] == words
                        and side_by_side(paragraph, first, last)
                        and not _hyphened(paragraph, first, last)
                        and not self._unless(paragraph, first, last)
                    ):
                        yield replaced(paragraph, first, last, right, context)


def _hyphened(paragraph: Paragraph, first: int, last: int) -> bool:
    start, end = paragraph.spans[first][0], paragraph.spans[last][1]
    return paragraph.text[start - 1 : start] == "-" or paragraph.text[end : end + 1] == "-"


_COMMON = frozenset(
    "a an the of to in on at by for with from and or his her my your their its he she it they you i was were is be "
    "this that him them as so not no one all some any up out off me had have".split()
)
