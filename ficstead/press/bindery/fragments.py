"""Turns HTML fragments into well-formed XHTML that nests as EPUB demands, without losing a word.

The input is clean already (an allow-list saw to that), but an HTML parser accepts much that XHTML forbids: text
between list items, paragraphs inside emphasis, terms without a list. What cannot stand where it is loses its tag,
never its words.
"""

from collections.abc import Mapping
from html import escape

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ficstead.press.bindery.attributes import kept_attributes
from ficstead.press.bindery.elements import BLOCKS, FORMATS, PARENTS, PLAIN_BLOCKS, UNSEEN
from ficstead.press.bindery.legible import legible
from ficstead.press.bindery.links import Marks, outward
from ficstead.press.bindery.nesting import Block, Format, Nesting
from ficstead.press.bindery.soundness import is_sound

_STAND_AT_ONCE = frozenset(("ruby", "rt", "rp"))  # they need each other even when empty
_DEEPEST = 40  # readers and validators recurse; nobody quotes a quotation forty deep
_MOST_FORMATS = 20

_Opened = Block | Format | None


def xhtml_fragments(texts: Mapping[str, str | None], *, prefix: str, source: str | None) -> dict[str, Markup]:
    """The texts of one page as XHTML, by name; the empty ones are left out.

    Marks are named afresh with `prefix`, unique over all the texts; links within the page are kept, those to a
    missing mark become plain text, and those within the archive are completed with `source`.
    """
    marks = Marks(prefix)
    walks = {name: _Walk(Nesting(name, marks), source) for name, text in texts.items() if text}
    for name, walk in walks.items():
        walk.over(texts[name] or "")
    finished = {name: walk.nesting.finish() for name, walk in walks.items()}
    return {name: Markup(text) for name, text in finished.items() if text}  # noqa: S704 - Nesting escapes


class _Walk:
    """Goes through the parsed tree in reading order, without recursion, telling the nesting what begins and ends."""

    def __init__(self, nesting: Nesting, source: str | None) -> None:
        self.nesting = nesting
        self._source = source

    def over(self, html: str) -> None:
        # A doctype, or the parser's quirks mode would let tables stand inside paragraphs.
        root = LexborHTMLParser(f"<!DOCTYPE html><body>{legible(html)}").body
        open_nodes: list[tuple[LexborNode, _Opened]] = []
        node = root.child if root else None
        while node is not None:
            opened = self._begin(node)
            if node.child is not None and node.tag not in UNSEEN:
                open_nodes.append((node, opened))
                node = node.child
                continue
            self._end(node, opened)
            while node.next is None and open_nodes:
                node, opened = open_nodes.pop()
                self._end(node, opened)
            node = node.next

    def _begin(self, node: LexborNode) -> _Opened:
        tag = node.tag or ""
        if tag == "-text":
            self.nesting.write_text(legible(node.text_content or ""))
        elif tag == "br":
            self.nesting.write_line_break()
        elif tag in BLOCKS or tag in PLAIN_BLOCKS:
            return self._begin_block(tag if tag not in PLAIN_BLOCKS else "div", node)
        elif node.is_element_node:
            return self._begin_format(tag, node)
        return None

    def _end(self, node: LexborNode, opened: _Opened) -> None:
        if isinstance(opened, Block):
            self.nesting.close_block(opened)
        elif isinstance(opened, Format):
            self.nesting.close_format(opened)
        elif node.tag != "hr" and (node.tag in BLOCKS or node.tag in PLAIN_BLOCKS):
            self.nesting.break_line()

    def _begin_block(self, tag: str, node: LexborNode) -> Block | None:
        if self.nesting.inside_phrasing:
            self.nesting.break_line()
            return None
        self.nesting.end_bare_text(tag)
        fits = self.nesting.top.tag in PARENTS.get(tag, ())
        if self.nesting.depth > _DEEPEST and not fits:
            self.nesting.break_line()
            return None
        if (tag in PARENTS and not fits) or not is_sound(node):
            tag = "div"
        return self._place_block("h2" if tag == "h1" else tag, node)

    def _place_block(self, tag: str, node: LexborNode) -> Block | None:
        attributes = self.nesting.mark_attribute(node.attributes.get("id")) + self._attributes(tag, node)
        if tag == "hr":
            self.nesting.write_rule(attributes)
            return None
        return self.nesting.open_block(tag, attributes, keeps="id" in node.attributes)

    def _begin_format(self, tag: str, node: LexborNode) -> Format | None:
        href = self._href(node) if tag == "a" else None
        tag = tag if self._format_fits(tag, node) and (tag != "a" or href) else "span"
        attributes, mark = self._attributes(tag, node), node.attributes.get("id")
        if len(self.nesting.formats) >= _MOST_FORMATS or (tag == "span" and not attributes and not mark):
            return None
        href = href if tag == "a" else None
        return self.nesting.open_format(Format(tag, attributes, mark, href), at_once=tag in _STAND_AT_ONCE)

    def _format_fits(self, tag: str, node: LexborNode) -> bool:
        formats = self.nesting.formats
        if tag == "a":  # a link inside a link is no link
            return all(format_.tag != "a" for format_ in formats)
        if tag in ("rt", "rp"):
            return bool(formats) and formats[-1].tag == "ruby"
        return tag in FORMATS and is_sound(node)

    def _href(self, node: LexborNode) -> str | None:
        href = legible(node.attributes.get("href") or "").strip()
        return href if href.startswith("#") else outward(href, self._source)

    def _attributes(self, tag: str, node: LexborNode) -> str:
        given = node.attributes
        kept = kept_attributes(tag, given, self.nesting.top.tag) if given else ()
        return "".join(f' {name}="{escape(value)}"' for name, value in kept)
