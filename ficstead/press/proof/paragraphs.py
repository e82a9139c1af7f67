"""The paragraphs of a source, each knowing where in the source every one of its characters stands."""

import html as entities
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import Generic, TypeVar, cast

from ficstead.press.proof.quotes import Quotation, quotations
from ficstead.press.proof.seams import Seam, seams_of

_Answer = TypeVar("_Answer")
_NUMBER = r"\d+(?:[.,:]\d+)*"
_WORD = re.compile(rf"([^\W\d_]++(?:['’][^\W\d_]++)*+|{_NUMBER})")
_PLAIN_WORD = re.compile(rf"([A-Za-z]++(?:['’][A-Za-z]++)*+|{_NUMBER})")
"""The same where no letters but these stand: it reads a third faster."""
_OTHER_CHARACTER = re.compile(r"[^\x00-\x7f‘’“”–—…«»\xa0]")


@dataclass(frozen=True, slots=True)
class Places:
    """Where each character of a paragraph begins and ends in its source."""

    begins: Sequence[int]
    ends: Sequence[int]
    html: bool


class _WorkedOut(Generic[_Answer]):
    """Asked once, then kept in the paragraph's `__dict__`. (`cached_property` does it too, but takes a lock each time.)"""

    def __init__(self, work: Callable[["Paragraph"], _Answer]) -> None:
        self._work, self._name = work, work.__name__

    def __get__(self, paragraph: "Paragraph", owner: type["Paragraph"]) -> _Answer:
        answer = paragraph.__dict__[self._name] = self._work(paragraph)
        return answer


class Paragraph:
    """A paragraph as its reader sees it: no mark-up, a line's end inside it is `\\n`.

    Findings are places in `text`; `span` and `edited` lead from there to the source.
    """

    __slots__ = (
        "__dict__",
        "_answers",
        "_places",
        "_start",
        "carried",
        "parting",
        "next_text",
        "previous_text",
        "single",
        "text",
    )
    """What stands in `__dict__` is worked out from the others."""

    def __init__(self, text: str, start: int, places: "Places | None" = None) -> None:
        self.text = text
        self._start = start
        self._places = places
        self._answers: dict[object, object] = {}
        self.single = False
        """Whether this manuscript's speech stands in single marks."""
        self.carried: str = ""
        """The quotation mark that an earlier paragraph left open: this one goes on speaking."""
        self.parting: str = ""
        """What parts paragraphs in this source, where it can be written in between two words: in plain text."""
        self.previous_text: str = ""
        self.next_text: str = ""

    @_WorkedOut
    def pieces(self) -> tuple[str, ...]:
        """The text cut up: what is no word and the words as written, in turn; first and last comes what is no word."""
        plain = self.text.isascii() or not _OTHER_CHARACTER.search(self.text)
        return tuple((_PLAIN_WORD if plain else _WORD).split(self.text))

    @property
    def forms(self) -> tuple[str, ...]:
        """The words as they are written."""
        return self.pieces[1::2]

    @_WorkedOut
    def words(self) -> list[str]:
        """Every word in lower case with straight apostrophes, in order."""
        written = self.forms
        return "\n".join(written).lower().replace("’", "'").split("\n") if written else []

    @_WorkedOut
    def spans(self) -> list[tuple[int, int]]:
        """Where each of `words` stands in `text`."""
        ends = list(accumulate(map(len, self.pieces)))
        return list(zip(ends[0::2], ends[1::2], strict=False))

    @_WorkedOut
    def gaps(self) -> tuple[str, ...]:
        """What stands between the words: `gaps[n]` before the word at n, `gaps[n + 1]` behind it."""
        return self.pieces[0::2]

    @_WorkedOut
    def _indexes(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for index, word in enumerate(self.words):
            if word in places:
                places[word].append(index)
            else:
                places[word] = [index]
        return places

    def where(self, word: str) -> Sequence[int]:
        """The indexes in `words` at which this word stands."""
        return self._indexes.get(word, ())

    @_WorkedOut
    def vocabulary(self) -> frozenset[str]:
        """The different words."""
        return frozenset(self._indexes)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Every word with the one behind it."""
        return zip(self.words, self.words[1:], strict=False)

    def once(self, ask: Callable[["Paragraph"], _Answer]) -> _Answer:
        """What `ask` says of this paragraph: asked once only, however often the manuscript is read, until the text changes.

        So `ask` must look at nothing but the paragraph's own text.
        """
        try:
            return cast(_Answer, self._answers[ask])
        except KeyError:
            answer = self._answers[ask] = ask(self)
            return answer

    def remember(self, answers: dict[object, object]) -> None:
        """Shares what a paragraph of the same text has been asked already."""
        self._answers = answers

    def forget(self) -> None:
        """Lets go of what can be worked out again: a million words, each with its place, would fill the memory."""
        self.__dict__.clear()

    @_WorkedOut
    def quotations(self) -> list[Quotation]:
        """What is spoken, in order of opening."""
        return quotations(self.text, carried=self.carried, single=self.single)

    @_WorkedOut
    def lopsided(self) -> bool:
        """Whether a quotation lacks a mark at either end."""
        return any(not each.opening or not each.closing for each in self.quotations)

    @_WorkedOut
    def seams(self) -> list[Seam]:
        """Where speech ends and narration goes on."""
        return seams_of(self.text, self.quotations)

    @_WorkedOut
    def tagged(self) -> bool:
        """Whether a tag stands behind some speech."""
        return any(seam.is_tag for seam in self.seams)

    def in_speech(self, position: int) -> bool:
        """Whether the character at `position` is inside a quotation."""
        return any(each.start <= position < each.end for each in self.quotations)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the source, mark-up inside it included."""
        if self._places is None:
            return self._start + start, self._start + end
        if start == len(self.text):
            return self._places.ends[-1], self._places.ends[-1]
        begins = self._places.begins[start]
        return begins, self._places.ends[end - 1] if end > start else begins

    def edited(self, start: int, end: int, replacement: str, source: str) -> tuple[int, int, str]:
        """The change of `text[start:end]` to `replacement` as a change of the source: from, to, what stands there.

        Only what differs is changed. Mark-up inside the change is kept, behind the new words: no tag is ever broken.
        """
        old = self.text[start:end]
        front = _common_front(old, replacement)
        back = _common_front(old[front:][::-1], replacement[front:][::-1])
        start, end = start + front, end - back
        new = replacement[front : len(replacement) - back]
        first, last = self.span(start, end)
        if self._places is None:
            return first, last, new
        begins, ends = self._places.begins, self._places.ends
        markup = "".join(source[ends[at] : begins[at + 1]] for at in range(start, end - 1))
        return first, last, (entities.escape(new, quote=False) if self._places.html else new) + markup


def _common_front(one: str, other: str) -> int:
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return at
    return min(len(one), len(other))


# Plain text


def paragraphs_of_lines(source: str, lines: Sequence[tuple[int, int]]) -> Iterator[Paragraph]:
    """One paragraph for each pair of first and last line (counted from 1); `*` and `_` around words are mark-up."""
    parting = "\n\n" if "\n\n" in source or "\n\r\n" in source else "\n"
    starts = [0, *(found.end() for found in re.finditer("\n", source)), len(source)]
    for first, last in lines:
        begins, ends = starts[first - 1], starts[min(last, len(starts) - 1)]
        text = source[begins:ends].strip()
        if text:
            paragraph = _without_stars(text, begins + source[begins:ends].index(text[0]))
            paragraph.parting = parting
            yield paragraph


def _without_stars(text: str, start: int) -> Paragraph:
    stars = [found.span() for found in _EMPHASIS.finditer(text)] if "*" in text or "_" in text else []
    if not stars:
        return Paragraph(text, start)
    marked = {at for begins, ends in stars for at in range(begins, ends)}
    kept = [at for at in range(len(text)) if at not in marked]
    places = Places([start + at for at in kept], [start + at + 1 for at in kept], html=False)
    return Paragraph("".join(text[at] for at in kept), start, places)


_EMPHASIS = re.compile(r"(?<![\w*_])[*_]{1,3}(?=[^\s*_])(?=[^\n]*[^\s*_][*_])|(?<=[^\s*_])[*_]{1,3}(?![\w*_])")


def paragraphs_of_text(source: str) -> Iterator[Paragraph]:
    """The paragraphs of a plain text, parted by blank lines."""
    for found in re.finditer(r"\S.*(?:\n(?![ \t]*(?:\n|\Z)).*)*", source):
        text = found[0].rstrip()
        if text:
            paragraph = Paragraph(text, found.start())
            paragraph.parting = "\n\n"
            yield paragraph


# HTML

_TOKEN = re.compile(
    r"<p>([^<&]+)</p>|<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)\s*>|<[^<>]*>|&#?\w+;|[^<&]+|.", re.S | re.I
)
_INLINE = frozenset("em i strong b u s del ins sub sup small a ruby rb rtc abbr q cite code span font mark tt".split())
_TAG_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")


def paragraphs_of_html(source: str) -> Iterator[Paragraph]:
    """The block elements of an HTML source that hold words; `<br>` is a line's end, entities are one character."""
    gathered = _Gathered()
    for token in _TOKEN.finditer(source):
        piece, begins, ends = token[0], token.start(), token.end()
        if token[1]:  # nothing but words, as most paragraphs are
            yield from gathered.paragraph()
            gathered = _Gathered()
            yield from _verbatim(token[1], token.start(1))
        elif piece[0] == "<" and len(piece) > 1:
            tag = _TAG_NAME.match(piece)
            name = tag[1].lower() if tag else "span"
            if name == "br":
                gathered.add("\n", begins, ends)
            elif name not in _INLINE:
                yield from gathered.paragraph()
                gathered = _Gathered()
        elif piece[0] == "&" and len(piece) > 1:
            gathered.add(entities.unescape(piece), begins, ends)
        else:
            gathered.add_verbatim(piece, begins)
    yield from gathered.paragraph()


def _verbatim(text: str, begins: int) -> Iterator[Paragraph]:
    kept = text.strip()
    if kept:
        begins += len(text) - len(text.lstrip())
        ends = begins + len(kept)
        yield Paragraph(kept, begins, Places(range(begins, ends), range(begins + 1, ends + 1), html=True))


class _Gathered:
    """The characters of one block element as they come, with their places."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.begins: list[Sequence[int]] = []
        self.ends: list[Sequence[int]] = []

    def add(self, text: str, begins: int, ends: int) -> None:
        """One piece of source that stands for this text as a whole."""
        self.text.append(text)
        self.begins.append([begins] * len(text))
        self.ends.append([ends] * len(text))

    def add_verbatim(self, text: str, begins: int) -> None:
        self.text.append(text)
        self.begins.append(range(begins, begins + len(text)))
        self.ends.append(range(begins + 1, begins + len(text) + 1))

    def paragraph(self) -> Iterator[Paragraph]:
        text = "".join(self.text)
        kept = text.strip()
        if kept:
            lead = len(text) - len(text.lstrip())
            inside = slice(lead, lead + len(kept))
            begins, ends = _joined(self.begins)[inside], _joined(self.ends)[inside]
            yield Paragraph(kept, begins[0], Places(begins, ends, html=True))


def _joined(pieces: Sequence[Sequence[int]]) -> Sequence[int]:
    """One piece, as most paragraphs are, stays the range it is: no number is made before it is asked for."""
    return pieces[0] if len(pieces) == 1 else list(chain.from_iterable(pieces))
