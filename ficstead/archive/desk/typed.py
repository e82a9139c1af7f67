"""Texts as authors like to type them: blank lines between paragraphs, tags only where they want more than that."""

import re
from collections.abc import Iterator
from itertools import groupby

from selectolax.lexbor import LexborHTMLParser, LexborNode

_BLOCK = re.compile(
    r"</?(?:p|hr|blockquote|ul|ol|li|dl|dt|dd|table|caption|thead|tbody|tfoot|tr|th|td|colgroup|col|h[1-6]|"
    r"details|summary|pre|div|center)\b",
    re.I,
)
_PRE = re.compile(r"<pre\b.*?</pre>", re.I | re.S)
_SCENE_BREAK = re.compile(r"(?:\*\s*){3,}|(?:~\s*){3,}|-{3,}|#")
_KEPT_NEWLINE = "\x00"
"""Stands for a line's end inside `<pre>`; the sanitiser lets no such character into a text."""


def html_of(typed: str) -> str:
    """The HTML of a typed text: a blank line parts paragraphs, a line's end is kept, `***` alone is a scene break.

    A part that begins with a block's tag stays as it is. The result is not cleaned: `works.writing` does that.
    """
    text = _PRE.sub(lambda pre: pre[0].replace("\n", _KEPT_NEWLINE), typed.replace("\r\n", "\n").replace("\r", "\n"))
    parts = (part.strip() for part in re.split(r"\n[ \t]*\n", text))
    return "".join(_block(part) for part in parts if part).replace(_KEPT_NEWLINE, "\n")


def _block(part: str) -> str:
    if _BLOCK.match(part):
        return part
    if _SCENE_BREAK.fullmatch(part):
        return "<hr>"
    return "<p>" + "<br>".join(line.strip() for line in part.split("\n")) + "</p>"


def typed_of(html: str) -> str:
    """How an author would have typed this clean HTML; `html_of` leads back to it, but for white space nobody sees."""
    body = LexborHTMLParser(html).body
    return "\n\n".join(_typed_blocks(body)) if body else ""


def _typed_blocks(body: LexborNode) -> Iterator[str]:
    nodes = (node.html or "" for node in body.iter(include_text=True))
    for is_block, group in groupby(nodes, key=lambda html: bool(_BLOCK.match(html))):
        if is_block:
            yield from (_typed_block(html) for html in group)
        elif words := _typed_lines("".join(group)):  # words that stand in no block make a paragraph together
            yield words


def _typed_block(html: str) -> str:
    if html == "<hr>":
        return "***"
    if html.startswith("<p>"):
        lines = _typed_lines(html.removeprefix("<p>").removesuffix("</p>"))
        return lines if html_of(lines) == _on_one_line(html) else _on_one_line(html)
    return html if "<pre" in html else re.sub(r"\s*\n\s*", "\n", html)


def _typed_lines(inner: str) -> str:
    lines = re.split(r"<br\s*/?>", _on_one_line(inner))
    return "\n".join(line.strip() for line in lines).strip()


def _on_one_line(html: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", html)
