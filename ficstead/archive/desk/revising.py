"""What changed between two versions of a text, word by word."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest

from ficstead.archive.desk.typed import typed_of

_WORDS = re.compile(r"<[^<>]*>|\s+|\w+(?:['’]\w+)*|.")


class Kind(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"


Stretch = tuple[Kind, str]
"""Words in a row that share a fate. They are text, tags included: whoever shows them escapes them."""


@dataclass(frozen=True, slots=True)
class ParagraphDiff:
    """One paragraph as it was and as it is, or only one of the two."""

    stretches: tuple[Stretch, ...]

    @property
    def changed(self) -> bool:
        return any(kind is not Kind.SAME for kind, _words in self.stretches)

    def before(self) -> list[Stretch]:
        return [stretch for stretch in self.stretches if stretch[0] is not Kind.NEW]

    def after(self) -> list[Stretch]:
        return [stretch for stretch in self.stretches if stretch[0] is not Kind.GONE]


def word_diff(old_html: str, new_html: str) -> list[ParagraphDiff]:
    """Every paragraph of both texts in reading order, as an author would type them, with what is gone and what is new."""
    old, new = _paragraphs(old_html), _paragraphs(new_html)
    return [
        ParagraphDiff(tuple((kind, html.unescape(words)) for kind, words in stretches))
        for what, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        for stretches in (_kept(old[i:i_end]) if what == "equal" else _changed(old[i:i_end], new[j:j_end]))
    ]


def _paragraphs(text: str) -> list[str]:
    return [paragraph for paragraph in typed_of(text).split("\n\n") if paragraph]


def _kept(paragraphs: Sequence[str]) -> Iterator[list[Stretch]]:
    return ([(Kind.SAME, paragraph)] for paragraph in paragraphs)


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[list[Stretch]]:
    for before, after in zip_longest(old, new):
        if before is None or after is None:
            yield [(Kind.GONE, before)] if after is None else [(Kind.NEW, after)]
        else:
            yield list(_reworded(_WORDS.findall(before), _WORDS.findall(after)))


def _reworded(old: list[str], new: list[str]) -> Iterator[Stretch]:
    for what, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield Kind.SAME, "".join(old[i:i_end])
            continue
        if i < i_end:
            yield Kind.GONE, "".join(old[i:i_end])
        if j < j_end:
            yield Kind.NEW, "".join(new[j:j_end])
