"""Read a page of HTML, from Word, Google Docs, LiveJournal or by hand, into blocks."""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import count
from typing import NamedTuple

from lxml import etree

from ficstead.press.manuscript.blocks import Block, Shape
from ficstead.press.manuscript.cleaning import clean_html
from ficstead.press.manuscript.model import Decision, ManuscriptError
from ficstead.press.manuscript.readers.emphasis import escaped
from ficstead.press.manuscript.readers.layout import Layout, Style, survey
from ficstead.press.manuscript.readers.lines import SIMPLE_LOOKS, Frame, Line, Look, blocks_of_lines, collapsed
from ficstead.press.manuscript.readers.reading import Reading
from ficstead.press.manuscript.readers.styles import alignment, class_styles, style_of
from ficstead.press.manuscript.words import plain_text

_SKIPPED = frozenset(
    "head script style title xml template iframe object embed applet canvas svg math select datalist".split()
)
_BLOCKS = frozenset(
    "html body p div center section article main header footer aside nav address fieldset form figure figcaption "
    "h1 h2 h3 h4 h5 h6 pre table tbody thead tfoot tr td th caption blockquote ul ol li dl dt dd details summary hr "
    "textarea dir menu hgroup legend".split()
)
_WHOLE = frozenset("table ul ol dl blockquote details".split())
"""Kept together as one block, unless the story itself stands inside."""
_LOOK_OF_TAG = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "dfn": "italic", "var": "italic", "u": "underline",
    "s": "strike", "strike": "strike", "del": "strike", "sup": "super", "sub": "sub", "small": "small",
}  # fmt: skip
_KEPT_TAGS = {
    "a": ("href",), "abbr": ("title",), "q": (), "cite": (), "code": (), "ins": (),
    "ruby": (), "rb": (), "rt": (), "rp": (), "rtc": (),
}  # fmt: skip
_MOST_WRAPPERS = 8
_MANY_LINES, _SHORT = 12, 60


def read_html(text: str) -> Reading:
    """The blocks of the HTML `text`: one for each paragraph, heading, rule, list, table and quotation.

    Style sheets and old tags become `<em>`, `<strong>` and our own classes; `<br>` ends a paragraph where the
    page was made so. Every word of its text nodes stands in exactly one block, in order, but those of scripts,
    styles and the page's `<title>`. Raises ManuscriptError where tags are nested beyond reason.
    """
    root = _parsed(text)
    if root is None:
        return Reading(())
    gatherer = _Gatherer(root)
    gatherer.walk()
    how = "Each paragraph is an element of its own."
    if gatherer.broken_lines > len(gatherer.blocks) // 2:
        how = "Paragraphs end at line breaks (<br>)."
    decision = Decision("paragraphs", 1, 0.95, how)
    return Reading(tuple(gatherer.blocks), (decision,) if gatherer.blocks else ())


def _parsed(text: str) -> etree._Element | None:
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if any("depth" in error.message for error in parser.error_log):
        raise ManuscriptError(
            "too-deep", "The tags of this page are nested too deeply to be read: save it again from a word processor."
        )
    return root


class _Place(NamedTuple):
    """What holds at a place in the tree."""

    looks: tuple[Look, ...] = ()
    align: str = ""
    preformatted: bool = False
    wrappers: int = 0
    """How many lists, tables and quotations were opened because the story stands inside."""


class _Gatherer:
    """Walks the tree once, in order, and gathers its lines into blocks."""

    def __init__(self, root: etree._Element) -> None:
        self.blocks: list[Block] = []
        self.broken_lines = 0
        self._root = root
        self._sheet = class_styles("\n".join(style.text or "" for style in root.iter("style")))
        self._targets = {str(link.get("href"))[1:] for link in root.iter("a") if str(link.get("href")).startswith("#")}
        self._length = sum(map(len, root.itertext()))
        self._lines: list[Line] = [Line()]
        self._frame = _ANONYMOUS
        self._blanks = 0
        self._line = 1
        self._serial = count(1)

    def walk(self) -> None:
        """Fill `blocks`. Goes by events, not by recursion, for trees can be deep."""
        places = [_Place()]
        events = etree.iterwalk(self._root, events=("start", "end"))
        for event, element in events:
            if event == "start":
                place, inside = self._entered(element, places[-1])
                places.append(place)
                if not inside:
                    events.skip_subtree()
            else:
                places.pop()
                self._left(element, places[-1])
        self._end_block()

    def _entered(self, element: etree._Element, outer: _Place) -> tuple[_Place, bool]:
        """The place inside `element`, and whether there is anything to walk there."""
        tag = str(element.tag)
        self._move_to(element)
        if tag in _SKIPPED:
            return outer, False
        look = self._look(element, tag)
        place = self._place(element, tag, look, outer)
        if tag in _BLOCKS:
            self._end_block()
            if tag in _WHOLE and outer.wrappers < _MOST_WRAPPERS and not self._holds_the_story(element):
                self._take_whole(element)
                return place, False
            self._begin_block(element, tag, place)
        elif tag == "br":
            self._end_line()
        elif tag == "img":
            self._take_text(element.get("alt") or "", place)
        elif tag == "a" and place.looks[-1:] != outer.looks[-1:] and "id=" in place.looks[-1].opening:
            self._lines[-1].add("", "", place.looks, self._line)
        self._take_text(element.text or "", place)
        return place, True

    def _left(self, element: etree._Element, outer: _Place) -> None:
        if element.tag in _BLOCKS:
            self._end_block()
        self._take_text(element.tail or "", outer)

    def _move_to(self, element: etree._Element) -> None:
        """The parser knows the first 65,535 lines; beyond them the line ends in the text are counted."""
        line = element.sourceline
        if isinstance(line, int) and line > self._line:
            self._line = line

    def _look(self, element: etree._Element, tag: str) -> dict[str, str]:
        """What the style sheet, the classes and the element itself say, the nearest last."""
        look = dict(self._sheet.get(tag, ()))
        if tag in _LOOK_OF_TAG:
            look[_LOOK_OF_TAG[tag]] = "yes"
        attributes = element.attrib
        if not attributes:
            return look
        for name in str(attributes.get("class", "")).split():
            look.update(self._sheet.get(f".{name}", ()))
        if align := attributes.get("align"):
            look["align"] = alignment(str(align))
        if style := attributes.get("style"):
            look.update(style_of(str(style)))
        return look

    def _place(self, element: etree._Element, tag: str, look: Mapping[str, str], outer: _Place) -> _Place:
        looks = _with_looks(outer.looks, look)
        if tag in _KEPT_TAGS and (opening := self._opening_tag(element, tag)):
            looks = (*looks, Look(opening, f"</{tag}>", next(self._serial)))
        align = "centre" if tag == "center" else look.get("align", outer.align)
        pre = outer.preformatted or tag in {"pre", "textarea"}
        return _Place(looks, align, pre, outer.wrappers + (tag in _WHOLE))

    def _opening_tag(self, element: etree._Element, tag: str) -> str:
        """The tag with what the cleaning lets through; nothing for a mere anchor that no link leads to."""
        attributes = {name: element.get(name) or "" for name in _KEPT_TAGS[tag] if element.get(name)}
        anchor = element.get("id") or element.get("name") or ""
        if tag == "a" and anchor in self._targets:
            attributes["id"] = anchor
        if tag == "a" and not attributes:
            return ""
        written = [f'{name}="{escape(value)}"' for name, value in attributes.items()]
        return f"<{' '.join([tag, *written])}>"

    def _holds_the_story(self, element: etree._Element) -> bool:
        return len(element) > 0 and sum(map(len, element.itertext())) * 2 > self._length

    def _take_whole(self, element: etree._Element) -> None:
        """A list, a table or a quotation as one block."""
        line = self._line
        for inner in element.iter(etree.Element):
            self._move_to(inner)
            self._restyle(inner)
        html = clean_html(etree.tostring(element, encoding="unicode", method="html", with_tail=False))
        text = plain_text(html)
        if text:
            self.blocks.append(Block(line, self._line, Shape.OTHER, text, html, blank_before=self._blanks))
            self._blanks = 0

    def _restyle(self, element: etree._Element) -> None:
        """Styles as tags and classes of our own, which outlast the cleaning."""
        tag = str(element.tag)
        look = self._look(element, tag)
        names = [name for name in SIMPLE_LOOKS if look.get(name) == "yes" and _LOOK_OF_TAG.get(tag) != name]
        if tag in {"span", "font"} and names:
            element.tag = SIMPLE_LOOKS[names[0]].opening.strip("<>").split()[0]
            element.attrib.clear()
            if names[0] == "small-caps":
                element.set("class", "small-caps")
        elif look.get("align"):
            element.set("class", look["align"])

    def _begin_block(self, element: etree._Element, tag: str, place: _Place) -> None:
        if tag == "hr":
            self.blocks.append(Block(self._line, self._line, Shape.RULE, "", "<hr>", blank_before=self._blanks))
            self._blanks = 0
        level = int(tag[1]) if len(tag) == 2 and tag[1].isdigit() else 0
        attributes = f' class="{place.align}"' if place.align else ""
        if element.get("dir") in {"rtl", "auto"}:
            attributes += f' dir="{element.get("dir")}"'
        self._frame = Frame(tag, level, attributes)

    def _take_text(self, text: str, place: _Place) -> None:
        if not text:
            return
        if place.preformatted:
            for at, piece in enumerate(text.split("\n")):
                if at:
                    self._line += 1
                    self._end_line()
                if piece:
                    self._lines[-1].add(piece, escaped(piece), place.looks, self._line)
            return
        words = collapsed(text)
        line = self._lines[-1]
        if words[0] == " " and line.ends_with_space():
            words = words[1:]
        if words:
            leading = text[: len(text) - len(text.lstrip())]
            line.add(words, escaped(words), place.looks, self._line + leading.count("\n"))
            line.last = self._line + text.rstrip().count("\n")
        self._line += text.count("\n")

    def _end_line(self) -> None:
        self._lines.append(Line())

    def _end_block(self) -> None:
        """Turn the gathered lines into blocks; empty paragraphs are counted for the next one."""
        lines, frame = self._lines, self._frame
        self._lines, self._frame = [Line()], _ANONYMOUS
        written = [at for at, line in enumerate(lines) if line.letters and line.whole_text().strip()]
        if not written:
            self._blanks += len(lines) - 1 or int(frame.tag == "p")
            return
        first, last = written[0], written[-1]
        layout = _layout(lines[first : last + 1], frame)
        frame = Frame("p", frame.level, frame.attributes, self._blanks + first)
        self.blocks += blocks_of_lines(lines[first : last + 1], frame, layout, at_head=not self.blocks)
        self.broken_lines += last - first
        self._blanks = max(0, len(lines) - last - 2)


_ANONYMOUS = Frame(tag="")
_ONE_EACH = Layout(Style.BLANK_LINES, None, 1.0)


def _layout(lines: Sequence[Line], frame: Frame) -> Layout:
    """How the lines between `<br>`s make paragraphs: in a `<p>` of few or short lines they are all its own."""
    if len(lines) == 1:
        return _ONE_EACH
    texts = [line.whole_text() for line in lines]
    layout = survey(texts)
    if frame.tag == "p" and (len(lines) < _MANY_LINES or sum(map(len, texts)) < _SHORT * len(texts)):
        return Layout(Style.BLANK_LINES, layout.column, layout.confidence)
    return layout


def _with_looks(outer: tuple[Look, ...], look: Mapping[str, str]) -> tuple[Look, ...]:
    """The looks inside an element: some begin here, some (`font-weight: normal`) end."""
    if not look:
        return outer
    ended = [SIMPLE_LOOKS[name] for name in SIMPLE_LOOKS if look.get(name) == "no"]
    kept = tuple(one for one in outer if one not in ended)
    begun = (SIMPLE_LOOKS[name] for name in SIMPLE_LOOKS if look.get(name) == "yes")
    return (*kept, *(one for one in begun if one not in kept))
