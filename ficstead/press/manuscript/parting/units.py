"""The smallest parts that are judged: a block, or one line of a block that holds labels on lines of their own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from ficstead.press.manuscript.blocks import Block, Shape
from ficstead.press.manuscript.parting.breaks import looks_like_break
from ficstead.press.manuscript.parting.crumbs import looks_like_crumb
from ficstead.press.manuscript.parting.headings import looks_like_heading
from ficstead.press.manuscript.parting.labels import find_label

_LINE_END: Final = re.compile(r"<br\s*/?>\s*")
_TAG: Final = re.compile(r"<(/?)([a-z][a-z0-9]*)([^<>]*)>")
_BY_LINE: Final = re.compile(r"\s*[*_(]*(?:[Bb]y|BY|[Ww]ritten by)[: ]\s*\S.{0,40}$")
_VOID: Final = frozenset({"br", "hr", "img"})


def units_of(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those of several lines split where a line begins with a label, or is a heading or a break."""
    units: list[Block] = []
    for block in blocks:
        if "\n" in block.text and block.shape is not Shape.FIELD:
            units.extend(_lines(block))
        else:
            units.append(block)
    return units


def _lines(block: Block) -> Iterator[Block]:
    texts = block.text.split("\n")
    htmls = _LINE_END.split(block.html)
    starts = [place for place, line in enumerate(texts) if place == 0 or _begins_anew(line, texts[place - 1])]
    if len(starts) == 1 or len(texts) != len(htmls):
        yield block
        return
    opened: list[str] = []
    pieces = []
    for html in htmls:
        whole = "".join(opened) + html
        _follow(html, opened)
        pieces.append((whole, list(opened)))
    for start, end in zip(starts, [*starts[1:], len(texts)], strict=True):
        yield _part(block, texts, pieces, start, end)


def _begins_anew(line: str, before: str) -> bool:
    """A line with a sure label, a heading or a break, and whatever follows one of the last two."""
    label = find_label(line)
    if label is not None and (label.sure or ":" in line[: label.value_at]):
        return True
    if _BY_LINE.match(line) and len(before) <= 90:
        return True
    return any(
        bool(text) and (looks_like_break(text) or looks_like_heading(text) or looks_like_crumb(text))
        for text in (line.strip(), before.strip())
    )


def _follow(html: str, opened: list[str]) -> None:
    """Keep `opened` the list of tags that are open at the end of `html`."""
    for tag in _TAG.finditer(html):
        if tag[2] in _VOID:
            continue
        if not tag[1]:
            opened.append(tag[0])
        elif opened:
            opened.pop()


def _part(block: Block, texts: list[str], pieces: list[tuple[str, list[str]]], start: int, end: int) -> Block:
    inner = pieces[start][0]
    for place in range(start + 1, end):
        before = "".join(pieces[place - 1][1])
        inner += "<br>" + pieces[place][0][len(before) :]
    closing = "".join(f"</{_name(tag)}>" for tag in reversed(pieces[end - 1][1]))
    html = inner + closing
    spread = block.end_line - block.line + 1 >= len(texts)
    return replace(
        block,
        line=block.line + start if spread else block.line,
        end_line=block.line + end - 1 if spread and end < len(texts) else block.end_line,
        text="\n".join(texts[start:end]).strip(),
        html=html,
        blank_before=block.blank_before if start == 0 else 0,
    )


def _name(tag: str) -> str:
    found = _TAG.match(tag)
    return found[2] if found else "p"
