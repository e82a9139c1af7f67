"""The paragraphs of a source, each knowing where in the source every one of its characters stands."""

import html as entities
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from ficstead.press.proof.quotes import Quotation, quotations

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*['’]?(?<=[^\W_])|[^\W\d_]+|\d[\d.,:]*\d|\d")


class Paragraph:
    """A paragraph as its reader sees it: no mark-up, a line's end inside it is `\\n`.

    `text[i]` stands at `source_at(i)` in the source.
    """

    def __init__(self, text: str, start: int, offsets: Sequence[int] | None = None) -> None:
        self.text = text
        self.start = start
        self._offsets = offsets
        self.carried: str = ""
        """The quotation mark that an earlier paragraph left open: this one goes on speaking."""
        self.next_text: str = ""
        self.previous_text: str = ""

    def source_at(self, position: int) -> int:
        """Where the character at `position` begins in the source (for the end of the text: where its last one ends)."""
        return self.start + position if self._offsets is None else self._offsets[position]

    @cached_property
    def words(self) -> list[str]:
        """Every word in lower case with straight apostrophes, in order."""
        return [self.text[a:b].lower().replace("’", "'") for a, b in self.spans]

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each of `words` stands."""
        return [found.span() for found in _WORD.finditer(self.text)]

    @cached_property
    def where(self) -> dict[str, list[int]]:
        """Word -> its indexes in `words`: a check looks only at the places of the words that concern it."""
        places: dict[str, list[int]] = {}
        for index, word in enumerate(self.words):
            places.setdefault(word, []).append(index)
        return places

    @cached_property
    def quotations(self) -> list[Quotation]:
        """What is spoken, in order of opening."""
        return quotations(self.text, carried=self.carried, following=self.next_text)

    def in_speech(self, position: int) -> bool:
        """Whether the character at `position` is inside a quotation."""
        at = bisect_right([each.start for each in self.quotations], position) - 1
        return at >= 0 and any(each.start <= position < each.end for each in self.quotations[: at + 1])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the source, mark-up inside it included."""
        return self.source_at(start), self._end_of(end) if end > start else self.source_at(start)

    def edited(self, start: int, end: int, replacement: str, source: str) -> tuple[int, int, str]:
        """The change of `text[start:end]` to `replacement` as a change of the source that breaks no tag.

        Only what differs is changed; where mark-up stands inside the change it is kept, behind the new words.
        """
        old = self.text[start:end]
        front = _common_front(old, replacement)
        back = _common_front(old[front:][::-1], replacement[front:][::-1])
        start, end = start + front, end - back
        new = replacement[front : len(replacement) - back]
        first, last = self.span(start, end)
        if self._offsets is None:
            return first, last, new
        tags = "".join(_TAG.findall(source[first:last]))
        return first, last, entities.escape(new, quote=False) + tags

    def _end_of(self, position: int) -> int:
        """Where the character before `position` ends in the source."""
        return self.start + position if self._offsets is None else self._ends[position - 1]

    _ends: Sequence[int] = ()


def _common_front(one: str, other: str) -> int:
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return at
    return min(len(one), len(other))


# Plain text


def paragraphs_of_lines(source: str, lines: Sequence[tuple[int, int]]) -> Iterator[Paragraph]:
    """One paragraph for each pair of first and last line (counted from 1), verbatim but for the white space around."""
    starts = [0, *(found.end() for found in re.finditer("\n", source)), len(source)]
    for first, last in lines:
        slice_ = source[starts[first - 1] : starts[min(last, len(starts) - 1)]]
        text = slice_.strip()
        if text:
            yield Paragraph(text, starts[first - 1] + slice_.index(text[0]))


def paragraphs_of_text(source: str) -> Iterator[Paragraph]:
    """The paragraphs of a plain text, parted by blank lines."""
    for found in re.finditer(r"\S(?:.|\n(?![ \t]*(?:\n|\Z)))*", source):
        text = found[0].rstrip()
        if text:
            yield Paragraph(text, found.start())


# HTML

_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.S)
_TOKEN = re.compile(r"<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)\s*>|<[^<>]*>|&#?\w+;|[^<&]+|.", re.S | re.I)
_INLINE = frozenset("em i strong b u s del ins sub sup small a ruby rb rtc abbr q cite code span font mark tt".split())
_TAG_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")


def paragraphs_of_html(source: str) -> Iterator[Paragraph]:
    """The block elements of an HTML source that hold words; `<br>` is a line's end, entities are one character."""
    chars: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    for token in _TOKEN.finditer(source):
        piece = token[0]
        if piece[0] == "<" and len(piece) > 1:
            name = _TAG_NAME.match(piece)
            if name is None or name[1].lower() in _INLINE:
                continue
            if name[1].lower() == "br":
                chars.append("\n")
                begins.append(token.start())
                ends.append(token.end())
                continue
            yield from _made(chars, begins, ends)
            chars, begins, ends = [], [], []
        elif piece[0] == "&" and len(piece) > 1:
            text = entities.unescape(piece)
            chars.extend(text)
            begins.extend([token.start()] * len(text))
            ends.extend([token.end()] * len(text))
        else:
            chars.extend(piece)
            begins.extend(range(token.start(), token.end()))
            ends.extend(range(token.start() + 1, token.end() + 1))
    yield from _made(chars, begins, ends)


def _made(chars: list[str], begins: list[int], ends: list[int]) -> Iterator[Paragraph]:
    text = "".join(chars)
    lead = len(text) - len(text.lstrip())
    stripped = text.strip()
    if not stripped:
        return
    last = lead + len(stripped)
    made = Paragraph(stripped, begins[lead], [*begins[lead:last], ends[last - 1]])
    made._ends = ends[lead:last]
    yield made
