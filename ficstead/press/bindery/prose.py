"""Turns the bindery's XHTML into paragraphs of plain text, keeping what a typewriter can keep."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import unescape

from lxml import etree

from ficstead.press.bindery.elements import BLOCKS

_Element = etree._Element

_MARKS = {"em": "_", "i": "_", "strong": "*", "b": "*", "s": "~", "del": "~"}
_LINE_BREAK = "\u2028"
_WHITE_SPACE = re.compile("[ \t\n\r\f]+")
_TAG = re.compile(r"</?(\w+)[^>]*>")
_REFERENCE = re.compile(r"[\d*†‡§]{1,3}|[a-z]")
_STEP = "    "


@dataclass(frozen=True)
class Paragraph:
    """One or more lines that belong together; `hang` opens the first line, `indent` the others."""

    lines: tuple[str, ...]
    hang: str = ""
    indent: str = ""
    centred: bool = False


def paragraphs(markup: str) -> Iterator[Paragraph]:
    """The paragraphs of well-formed XHTML in reading order.

    Emphasis becomes `_so_`, strong `*so*`, struck `~so~`, a raised figure `[1]`; a link shows its address; a rule
    is `* * *`; quotations, terms and list items are indented.
    """
    root = etree.fromstring(f"<div>{markup}</div>", etree.XMLParser(huge_tree=True, resolve_entities=False))
    return _flow(root)


def flat_text(markup: str) -> str:
    """The words of the markup on one line, without any sign of its form."""
    spaced = _TAG.sub(lambda tag: " " if tag[1] in BLOCKS or tag[1] == "br" else "", markup)
    return " ".join(unescape(spaced).split())


def _flow(element: _Element) -> Iterator[Paragraph]:
    """The paragraphs within a block: its blocks, and what bare text stands between them."""
    run = [element.text or ""]
    for child in element:
        if child.tag in BLOCKS:
            yield from _bare_text(run)
            yield from _block(child)
            run = []
        else:
            run.append(_inline(child))
        run.append(child.tail or "")
    yield from _bare_text(run)


def _bare_text(run: list[str]) -> Iterator[Paragraph]:
    lines = tuple(_WHITE_SPACE.sub(" ", line).strip() for line in "".join(run).split(_LINE_BREAK))
    if any(lines):
        yield Paragraph(lines)


def _block(element: _Element) -> Iterator[Paragraph]:
    make = _MAKERS.get(str(element.tag), _flow)
    centred = not {"centre", "center"}.isdisjoint((element.get("class") or "").split())
    return (replace(paragraph, centred=True) if centred else paragraph for paragraph in make(element))


def _rule(_: _Element) -> Iterator[Paragraph]:
    yield Paragraph(("* * *",), centred=True)


def _indented(element: _Element) -> Iterator[Paragraph]:
    return (_shifted(paragraph, _STEP, _STEP) for paragraph in _flow(element))


def _list(element: _Element) -> Iterator[Paragraph]:
    ordered = element.tag == "ol"
    start = int(element.get("start") or 1)
    for number, item in enumerate(element, start):
        marker = f"{item.get('value') or number}. " if ordered else "- "
        for place, paragraph in enumerate(_flow(item)):
            yield _shifted(paragraph, " " * len(marker) if place else marker, " " * len(marker))


def _shifted(paragraph: Paragraph, hang: str, indent: str) -> Paragraph:
    return replace(paragraph, hang=hang + paragraph.hang, indent=indent + paragraph.indent, centred=False)


def _row(element: _Element) -> Iterator[Paragraph]:
    cells = (" / ".join(line for paragraph in _flow(cell) for line in paragraph.lines) for cell in element)
    yield Paragraph((" | ".join(cells),))


def _preformatted(element: _Element) -> Iterator[Paragraph]:
    text = (element.text or "") + "".join(_inline(child) + (child.tail or "") for child in element)
    yield Paragraph(tuple(text.replace(_LINE_BREAK, "\n").strip("\n").split("\n")), _STEP, _STEP)


_MAKERS: dict[str, Callable[[_Element], Iterator[Paragraph]]] = {
    "hr": _rule,
    "blockquote": _indented,
    "dd": _indented,
    "ul": _list,
    "ol": _list,
    "tr": _row,
    "pre": _preformatted,
}


def _inline(element: _Element) -> str:
    inner = (element.text or "") + "".join(_inline(child) + (child.tail or "") for child in element)
    if element.tag == "br":
        return _LINE_BREAK
    if element.tag in _MARKS:
        return _hugged(inner, _MARKS[element.tag])
    if element.tag == "sup" and _REFERENCE.fullmatch(inner.strip()):
        return f"[{inner.strip()}]"
    if element.tag == "a":
        return _link(inner, element.get("href") or "")
    if element.tag == "q":
        return f"“{inner}”"
    if element.tag == "rt" and not _has_parentheses(element):
        return f"({inner})"
    return inner


def _hugged(text: str, mark: str) -> str:
    """The text between marks that touch its first and last word, as they must to be read as emphasis."""
    core = text.strip()
    before, _, after = text.partition(core) if core else (text, "", "")
    return f"{before}{mark}{core}{mark}{after}" if core else text


def _link(text: str, href: str) -> str:
    shown = href.removeprefix("mailto:")
    return text if href.startswith("#") or not href or shown in text else f"{text} <{shown}>"


def _has_parentheses(ruby_text: _Element) -> bool:
    ruby = ruby_text.getparent()
    return ruby is not None and ruby.find("rp") is not None
