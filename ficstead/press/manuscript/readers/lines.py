"""Lines of rich text while a reader gathers them, and the blocks they become."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ficstead.press.manuscript.blocks import Block, Shape
from ficstead.press.manuscript.cleaning import clean_html
from ficstead.press.manuscript.readers.joining import Paragraph, hangs_together, join_lines
from ficstead.press.manuscript.readers.layout import Layout


class Look(NamedTuple):
    """A tag that text can stand in."""

    opening: str
    closing: str
    serial: int = 0
    """Tells two links with one address apart; 0 for looks that simply go on (italics)."""


BOLD = Look("<strong>", "</strong>")
ITALIC = Look("<em>", "</em>")
UNDERLINE = Look("<u>", "</u>")
SIMPLE_LOOKS = {
    "bold": BOLD,
    "italic": ITALIC,
    "underline": UNDERLINE,
    "strike": Look("<s>", "</s>"),
    "small-caps": Look('<span class="small-caps">', "</span>"),
    "super": Look("<sup>", "</sup>"),
    "sub": Look("<sub>", "</sub>"),
    "small": Look("<small>", "</small>"),
}


@dataclass(slots=True)
class Line:
    """One line of the source's own making: up to a `<br>`, or to the end of the paragraph."""

    number: int = 0
    """The line of the source where it begins, counted from 1; `last` is where it ends."""
    last: int = 0
    html: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    open: tuple[Look, ...] = ()
    letters: int = 0
    bold: int = 0
    italic: int = 0
    rich: bool = False
    """Holds more than simple looks: it must go through the cleaning."""
    hard: bool = False
    """Its end was wished for by a mark: it is never taken for wrapping."""

    def add(self, text: str, html: str, looks: tuple[Look, ...], number: int) -> None:
        """Put `text` (and the same as `html`) behind what is there, in these `looks`."""
        if not self.number:
            self.number = number
        self.last = number
        if looks != self.open:
            self._turn_to(looks)
        self.html.append(html)
        self.text.append(text)
        letters = len(text) - text.count(" ")
        self.letters += letters
        if looks:
            self.bold += letters * (BOLD in looks or UNDERLINE in looks)
            self.italic += letters * (ITALIC in looks)

    def ends_with_space(self) -> bool:
        """Whether white space that comes now would be one too many."""
        return not self.text or self.text[-1].endswith(" ")

    def whole_text(self) -> str:
        """The text, with its indent, without white space at its end."""
        return "".join(self.text).rstrip()

    def whole_html(self) -> str:
        """The line as balanced HTML."""
        self._turn_to(())
        return "".join(self.html).strip()

    def _turn_to(self, looks: tuple[Look, ...]) -> None:
        """Close what isn't wanted any more, open what is; looks that go on stay open."""
        kept = 0
        while kept < min(len(looks), len(self.open)) and looks[kept] == self.open[kept]:
            kept += 1
        self.html += [look.closing for look in reversed(self.open[kept:])]
        self.html += [look.opening for look in looks[kept:]]
        self.rich = self.rich or any(look.serial for look in looks)
        self.open = looks


@dataclass(frozen=True, slots=True)
class Frame:
    """The element that the lines stand in."""

    tag: str = "p"
    level: int = 0
    attributes: str = ""
    """` class="centre"` and the like."""
    blank_before: int = 0


def blocks_of_lines(lines: Sequence[Line], frame: Frame, layout: Layout, *, at_head: bool) -> Iterator[Block]:
    """The blocks of `lines`: one for each paragraph that `layout` finds in them."""
    texts = [line.whole_text() for line in lines]
    if frame.level or len(lines) == 1:
        paragraphs = iter([_all_as_one(texts, frame)])
    else:
        paragraphs = join_lines(texts, layout, at_head=at_head)
    before = frame.blank_before
    for paragraph in paragraphs:
        yield _block(lines, paragraph, frame, before)
        before = 0


def _all_as_one(texts: Sequence[str], frame: Frame) -> Paragraph:
    return Paragraph(0, len(texts) - 1, texts, ["\n"] * (len(texts) - 1), 0, frame.level)


def _block(lines: Sequence[Line], paragraph: Paragraph, frame: Frame, before: int) -> Block:
    mine = lines[paragraph.start : paragraph.end + 1]
    if paragraph.level and not frame.level:
        mine = [line for line in mine if line.whole_text() in paragraph.lines]
    joints = [*(paragraph.joints or " " * (len(mine) - 1)), ""]
    text, html = [], []
    for at, line in enumerate(mine):
        words = line.whole_text().strip()
        joint = "\n" if line.hard and joints[at] else joints[at]
        if joint == " " and hangs_together(words, mine[at + 1].whole_text().strip()):
            joint = ""
        text.append(words + joint)
        html.append(line.whole_html() + ("<br>" if joint == "\n" else joint))
    level = paragraph.level
    tag = f"h{min(6, max(2, level if frame.level else level + 1))}" if level else frame.tag
    whole = f"<{tag}{frame.attributes}>{''.join(html)}</{tag}>"
    letters = sum(line.letters for line in mine)
    return Block(
        line=mine[0].number,
        end_line=mine[-1].last,
        shape=Shape.HEADING if level else Shape.PARAGRAPH,
        text="".join(text).strip("\n"),
        html=clean_html(whole) if any(line.rich for line in mine) else whole,
        level=level,
        centred="centre" in frame.attributes,
        bold=letters > 0 and sum(line.bold for line in mine) == letters,
        italic=letters > 0 and sum(line.italic for line in mine) == letters,
        blank_before=before + paragraph.blank_before,
    )


_SPACES = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")


def collapsed(text: str) -> str:
    """White space means one space in HTML."""
    if "\n" not in text and "  " not in text and "\t" not in text:
        return text
    return _SPACES.sub(" ", text)
