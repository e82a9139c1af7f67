"""A text as lines: a paragraph, a list item, a scene break; each with the blocks it stands in, its words with theirs."""

import html
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_BLOCKS = frozenset(
    "p div blockquote ul ol li dl dt dd table caption thead tbody tfoot tr th td h1 h2 h3 h4 h5 h6 pre center details "
    "summary figure figcaption section".split()
)
_VOID = frozenset("br img wbr".split())
_LEFT_OUT = frozenset("colgroup col".split())
_WORDS = re.compile(r"\s+|[\u2e80-\u9fff\uac00-\ud7af\u0e00-\u0eff]|\w+(?:['’]\w+)*|.", re.S)


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """One element: two of the same kind are still two."""

    name: str
    attributes: str

    @property
    def kind(self) -> tuple[str, str]:
        return self.name, self.attributes


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    within: tuple[Tag, ...]
    """The emphasis around it."""
    mark: str = ""
    """A tag that stands for itself: a line's end, a picture."""

    @property
    def key(self) -> tuple[object, ...]:
        return (self.text, self.mark, *(tag.kind for tag in self.within))

    @property
    def is_space(self) -> bool:
        return not self.mark and self.text.isspace()


@dataclass(slots=True)
class Line:
    blocks: tuple[Tag, ...]
    words: list[Word] = field(default_factory=list)

    @property
    def key(self) -> tuple[object, ...]:
        return (self.shape, *(word.key for word in self.words))

    @property
    def shape(self) -> tuple[tuple[str, str], ...]:
        return tuple(tag.kind for tag in self.blocks)


def lines_of(text: str) -> list[Line]:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.end_line()
    return reader.lines


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._blocks: list[Tag] = []
        self._within: list[Tag] = []
        self._line: Line | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = "".join(f' {name}="{html.escape(value or "")}"' for name, value in attrs if name != "id")
        if tag == "hr":
            self.end_line()
            self.lines.append(Line(tuple(self._blocks), [Word("", (), "<hr>")]))
        elif tag in _VOID:
            self._add(Word("", tuple(self._within), f"<{tag}{attributes}>"))
        elif tag in _BLOCKS:
            self.end_line()
            self._blocks.append(Tag(tag, attributes))
        elif tag not in _LEFT_OUT:
            self._within.append(Tag(tag, attributes))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_line()
        for opened in (self._blocks, self._within):
            if opened and opened[-1].name == tag:
                opened.pop()

    def handle_data(self, data: str) -> None:
        verbatim = any(tag.name == "pre" for tag in self._blocks)
        for found in _WORDS.finditer(data):
            word = found[0] if verbatim or not found[0].isspace() else " "
            self._add(Word(word, tuple(self._within)))

    def _add(self, word: Word) -> None:
        if self._line is None:
            if word.is_space:
                return
            self._line = Line(tuple(self._blocks))
            self.lines.append(self._line)
        self._line.words.append(word)

    def end_line(self) -> None:
        while self._line and self._line.words[-1].is_space:
            self._line.words.pop()
        self._line = None
