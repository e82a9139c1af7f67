"""Writes tags and text in an order that always nests: it opens what bare text needs and closes what a block ends.

Two stacks: the blocks that are open, and the formats (emphasis, links, ...) that are wanted. A format is written
when there is text for it, and is cut in two where a block begins or ends inside it.
"""

from dataclasses import dataclass
from html import escape

from ficstead.press.bindery.elements import HEADINGS
from ficstead.press.bindery.links import Marks

_PHRASING_ONLY = HEADINGS | {"p", "pre", "summary"}
_MAY_VANISH_EMPTY = HEADINGS | {"p", "pre", "blockquote", "div", "ul", "ol"}
_LISTS = frozenset(("ul", "ol"))
_IMPLIED = {"": "p", "blockquote": "p", "ul": "li", "ol": "li"}  # what bare text opens; "" is the page itself


@dataclass(eq=False)
class Block:
    tag: str
    begins: int  # where in the parts its content begins
    implied: bool = False
    keeps: bool = False  # it carries a mark, so it stays even when empty


@dataclass(eq=False)
class _InnerLink:
    format: "Format"
    mark: str
    begins: int
    ends: int = 0


@dataclass(eq=False)
class Format:
    tag: str
    attributes: str
    mark: str | None = None
    href: str | None = None
    written: bool = False


class Nesting:
    """The XHTML of one text as it grows."""

    def __init__(self, name: str, marks: Marks) -> None:
        self.formats: list[Format] = []
        self.depth = 0
        self._name = name
        self._marks = marks
        self._parts: list[str] = []
        self._links: list[_InnerLink] = []
        self._blocks = [Block("", 0)]
        self._break_is_due = False

    @property
    def top(self) -> Block:
        return self._blocks[-1]

    @property
    def inside_phrasing(self) -> bool:
        """Whether a block that takes only text and formats is open."""
        return self.top.tag in _PHRASING_ONLY and not self.top.implied

    def finish(self) -> str:
        """The whole text, its inner links resolved now that every text of the page has set its marks."""
        while len(self._blocks) > 1:
            self._close_top()
        for link in self._links:
            self._resolve(link)
        return "".join(self._parts).strip()

    def write_text(self, text: str) -> None:
        if text.strip(" \t\n\r\f"):
            self.make_room()
            self._write_break_that_is_due()
        elif self.top.tag in _IMPLIED:
            self._parts.append("\n")
            return
        self._write_formats()
        self._parts.append(escape(text, quote=False))

    def write_line_break(self) -> None:
        self.make_room()
        self._parts.append("<br/>")

    def write_rule(self, attributes: str) -> None:
        self.make_way("hr")
        self._parts.append(f"<hr{attributes}/>")

    def break_line(self) -> None:
        """Where a block may not stand, its edges become line breaks, so that words stay apart."""
        if self.top.implied and self.top.tag == "p":
            self._suspend_formats()
            self._close_top()
        elif self.top.tag not in _IMPLIED:
            self._break_is_due = len(self._parts) > self.top.begins

    def make_way(self, tag: str) -> None:
        """Close what only bare text had opened, and give a block in a list an item to stand in."""
        self.end_bare_text(tag)
        if self.top.tag in _LISTS and tag != "li":
            self.make_room()

    def end_bare_text(self, tag: str) -> None:
        self._suspend_formats()
        while self.top.implied and (self.top.tag == "p" or tag == "li"):
            self._close_top()

    def make_room(self) -> None:
        """Open what bare text needs around it here: a paragraph on the page, an item in a list."""
        if implied := _IMPLIED.get(self.top.tag):
            self._suspend_formats()
            self._open(Block(implied, 0, implied=True), "")

    def open_block(self, tag: str, attributes: str, *, keeps: bool) -> Block:
        self.make_way(tag)
        return self._open(Block(tag, 0, keeps=keeps), attributes)

    def close_block(self, block: Block) -> None:
        """Close the block and all that bare text opened inside it."""
        self._suspend_formats()
        while self.top is not block:
            self._close_top()
        self._close_top()

    def open_format(self, format_: Format, *, at_once: bool) -> Format:
        self.formats.append(format_)
        if at_once:
            self.make_room()
            self._write_formats()
        return format_

    def close_format(self, format_: Format) -> None:
        self.formats.pop()
        if format_.written:
            self._write_end(format_)
        elif mark := self.mark_attribute(format_.mark):  # empty, but perhaps where a link leads
            if self.top.tag in _LISTS:
                self.make_room()
            self._parts.append(f"<span{mark}></span>")

    def mark_attribute(self, mark: str | None) -> str:
        name = self._marks.place(self._name, mark or "")
        return f' id="{name}"' if name else ""

    def _open(self, block: Block, attributes: str) -> Block:
        self._parts.append(f"<{block.tag}{attributes}>")
        block.begins = len(self._parts)
        self._blocks.append(block)
        self.depth += 1
        return block

    def _close_top(self) -> None:
        block = self._blocks.pop()
        self.depth -= 1
        self._break_is_due = False
        if len(self._parts) == block.begins and block.tag in _MAY_VANISH_EMPTY and not block.keeps:
            self._parts.pop()
        else:
            self._parts.append(f"</{block.tag}>")

    def _write_formats(self) -> None:
        for format_ in self.formats:
            if not format_.written:
                self._write_format(format_)

    def _write_format(self, format_: Format) -> None:
        mark = self.mark_attribute(format_.mark)
        format_.mark = None  # a format cut in two is written again, its mark is not
        format_.written = True
        if _leads_inward(format_):
            self._links.append(_InnerLink(format_, mark, begins=len(self._parts)))
        href = f' href="{escape(format_.href)}"' if format_.href else ""
        self._parts.append(f"<{format_.tag}{href}{mark}{format_.attributes}>")

    def _suspend_formats(self) -> None:
        for format_ in reversed(self.formats):
            if format_.written:
                self._write_end(format_)
                format_.written = False

    def _write_end(self, format_: Format) -> None:
        if _leads_inward(format_):
            self._links[-1].ends = len(self._parts)  # links never stand inside one another
        self._parts.append(f"</{format_.tag}>")

    def _resolve(self, link: _InnerLink) -> None:
        """Give the link its target's name on this page, or make it plain text if there is no such target."""
        attributes = link.mark + link.format.attributes
        if target := self._marks.find(self._name, (link.format.href or "")[1:]):
            self._parts[link.begins] = f'<a href="#{target}"{attributes}>'
        else:
            self._parts[link.begins] = f"<span{attributes}>" if attributes else ""
            self._parts[link.ends] = "</span>" if attributes else ""

    def _write_break_that_is_due(self) -> None:
        if self._break_is_due:
            self._parts.append("<br/>")
            self._break_is_due = False


def _leads_inward(format_: Format) -> bool:
    return format_.href is not None and format_.href.startswith("#")
