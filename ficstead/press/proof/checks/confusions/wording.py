"""Putting other words where some stand, as the writer would have written them; and finding fixed phrases."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import product

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
    between = paragraph.pieces[2 * first + 2 : 2 * last + 1 : 2]
    return between.count(" ") == len(between) or not "".join(between).strip()


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


def speaks_dialect(paragraph: Paragraph) -> bool:
    """Whether someone drops letters here: he drops others too, and any word may stand for another: killin' a innocent man."""
    return _DIALECT.search(paragraph.text) is not None


_DIALECT = re.compile(
    r"in['’](?!\w)|\b(?:an|o|wi|th|fu|ol)['’](?!\w)|['’](?:em|un|ud|ere)\b|\b(?:ain['’]t|dat|dis|dem|yer|ith|hith)\b"
)


Unless = Callable[[Paragraph, int, int], bool]


class Phrases:
    """Fixed phrases and what should stand in their place."""

    def __init__(self, phrases: Mapping[str, str], *, unless: Unless = lambda paragraph, first, last: False) -> None:
        self._unless = unless
        self._telling: dict[tuple[str, ...], list[tuple[int, list[str], str]]] = {}
        """Two words of a phrase, likely its rarest, or its only one -> at which index, the phrase, what is right."""
        for phrase, right in phrases.items():
            words = phrase.split()
            at = max(range(max(1, len(words) - 1)), key=lambda at: sum(map(_rareness, words[at : at + 2])))
            self._telling.setdefault(tuple(words[at : at + 2]), []).append((at, words, right))
        self.pairs = frozenset((one, other) for one, *rest in self._telling for other in rest)
        """For `Check.pairs`."""
        self.words = frozenset(one for one, *rest in self._telling if not rest)
        """For `Check.words`."""

    def find(self, paragraph: Paragraph, context: Context) -> Iterator[Finding]:
        """For `Check.find`."""
        for first, last, right in self.all_places(paragraph):
            yield replaced(paragraph, first, last, right, context)

    def all_places(self, paragraph: Paragraph) -> Iterator[tuple[int, int, str]]:
        """Where the phrases stand: from, to (indexes in `paragraph.words`), and what is right there."""
        here: set[tuple[str, ...]] = {*self.pairs.intersection(paragraph.pairs())}
        here.update((word,) for word in self.words & paragraph.vocabulary)
        for telling in sorted(here & self._telling.keys()) if here else ():
            for at, (before, words, right) in product(paragraph.where(telling[0]), self._telling[telling]):
                first, last = at - before, at - before + len(words) - 1
                if (
                    first >= 0
                    and paragraph.words[first : last + 1] == words
                    and side_by_side(paragraph, first, last)
                    and not _hyphened(paragraph, first, last)
                    and not self._unless(paragraph, first, last)
                ):
                    yield first, last, right


def _hyphened(paragraph: Paragraph, first: int, last: int) -> bool:
    start, end = paragraph.spans[first][0], paragraph.spans[last][1]
    return paragraph.text[start - 1 : start] == "-" or paragraph.text[end : end + 1] == "-"


def _rareness(word: str) -> int:
    return 0 if word in _COMMON else len(word)


_COMMON = frozenset(
    "a an the of to in on at by for with from and or his her my your their its he she it they you i was were is be "
    "this that him them as so not no one all some any up out off me had have".split()
)
