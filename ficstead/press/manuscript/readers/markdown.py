"""Read Markdown as writers of fiction use it: scene breaks, dialogue dashes and verse are never taken for mark-up."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from itertools import count

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ficstead.press.manuscript.blocks import Block, Shape
from ficstead.press.manuscript.cleaning import clean_html
from ficstead.press.manuscript.model import Decision
from ficstead.press.manuscript.parting.breaks import looks_like_break
from ficstead.press.manuscript.readers.emphasis import escaped
from ficstead.press.manuscript.readers.front_matter import read_front_matter
from ficstead.press.manuscript.readers.html import read_html
from ficstead.press.manuscript.readers.layout import Layout, Style, survey
from ficstead.press.manuscript.readers.lines import SIMPLE_LOOKS, Frame, Line, Look, blocks_of_lines
from ficstead.press.manuscript.readers.plain import read_plain
from ficstead.press.manuscript.readers.reading import Reading
from ficstead.press.manuscript.words import plain_text

_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable(["code", "fence", "reference"])
_BLOCKS = MarkdownIt("commonmark").enable(["table"]).disable(["code", "fence", "reference", "inline"])
"""Without what swallows fiction: indented paragraphs as code, `~~~` as its fence, `[A/N]: ...` as a link's address."""
_LOOKS = {"em_open": SIMPLE_LOOKS["italic"], "strong_open": SIMPLE_LOOKS["bold"], "s_open": SIMPLE_LOOKS["strike"]}
_TYPED_LOOKS = {
    "i": SIMPLE_LOOKS["italic"], "em": SIMPLE_LOOKS["italic"], "b": SIMPLE_LOOKS["bold"], "strong": SIMPLE_LOOKS["bold"],
    "u": SIMPLE_LOOKS["underline"], "s": SIMPLE_LOOKS["strike"], "strike": SIMPLE_LOOKS["strike"], "del": SIMPLE_LOOKS["strike"],
    "sup": SIMPLE_LOOKS["super"], "sub": SIMPLE_LOOKS["sub"], "small": SIMPLE_LOOKS["small"],
}  # fmt: skip
_CODE = Look("<code>", "</code>")
_SERIAL = count(1)
_KNOWN_TAG = re.compile(
    r"</?(?:i|em|b|strong|u|s|strike|del|ins|sup|sub|small|br|hr|p|div|span|font|center|a|q|cite|code|pre|abbr|ruby|r[btp]|rtc"
    r"|h[1-6]|blockquote|ul|ol|li|dl|dt|dd|table|tbody|thead|tr|td|th|details|summary|img|section|article|html|body|head|style|script)"
    r"[\s/>]",
    re.IGNORECASE,
)
_FLAT_LIST = frozenset(
    f"{name}_{side}" for name in ("bullet_list", "ordered_list", "list_item", "paragraph") for side in ("open", "close")
) | {"inline"}
_MAY_MARK = re.compile(r"[*_`\[\]<&\\~\n]")
_CHUNK = 2000
_PLAIN_START = re.compile(r"[\w\"“‘']")
_SPANS_BLANK_LINES = re.compile(r"<(?:!|\?|pre|script|style|textarea)", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([^\w\s])")
_IS_MARKUP = re.compile(f"<!--|{_KNOWN_TAG.pattern}", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>")
_ESCAPED_TAG = re.compile(r"&lt;(/?[a-zA-Z][^<>\n]{0,200}?)&gt;")
"""What `_known_or_text` left; code is the one place where Markdown doesn't read it back."""
_LONGEST_DRAWN = 70
_LONGEST_LINE, _MOST_BRACKETS = 40_000, 5_000
"""No writer's paragraph is longer; the parser's cost on nothing but marks grows with their square."""


def read_markdown(text: str) -> Reading:
    """The blocks of the Markdown `text`, front matter first as Shape.FIELD blocks.

    A line of stars or dashes is a Shape.RULE; a heading by underlining must be short, or the line below it is
    a scene break. Every word of `text` stands in exactly one block, in order.
    """
    fields, start = read_front_matter(text)
    skipped = text.count("\n", 0, start)
    body = _ANY_TAG.sub(_known_or_text, text[start:]) if "<" in text else text[start:]
    lines = [""] * skipped + body.split("\n")
    if max(map(len, lines)) > _LONGEST_LINE or body.count("[") > _MOST_BRACKETS:
        return read_plain(text)
    layout = survey([line.rstrip() for line in lines])
    blocks = (*fields, *_Gatherer(lines, skipped, layout.column).blocks())
    why = "Markdown."
    if layout.column is not None:
        why = f"Markdown; lines wrapped at about {layout.column} characters were joined."
    return Reading(blocks, (Decision("paragraphs", 1, 0.98, why),) if blocks else ())


def _chunks(lines: Sequence[str], start: int) -> Iterator[tuple[int, int]]:
    """Stretches of lines that no list, quotation or tag reaches beyond: what is parsed at once costs memory."""
    if any(_SPANS_BLANK_LINES.search(line) for line in lines):
        yield start, len(lines)
        return
    begin = start
    for at in range(start + 1, len(lines)):
        if at - begin >= _CHUNK and not lines[at - 1] and _PLAIN_START.match(lines[at]):
            yield begin, at
            begin = at
    yield begin, len(lines)


class _Gatherer:
    """Goes through the lines of a Markdown text, stretch by stretch, and gives its blocks."""

    def __init__(self, lines: list[str], start: int, column: int | None) -> None:
        self._lines = lines
        self._layout = Layout(Style.BLANK_LINES, column, 1.0)
        self._end = start
        """The line behind the last block."""
        self._offset = 0
        """The line at which the stretch begins that is being parsed."""
        self._at_head = True

    def blocks(self) -> Iterator[Block]:
        """Every block, with the blank lines before it counted."""
        for start, end in _chunks(self._lines, self._end):
            self._offset = start
            for tokens in _top_level(_BLOCKS.parse("\n".join(self._lines[start:end]))):
                yield from self._with_blanks(tokens)

    def _with_blanks(self, tokens: Sequence[Token]) -> Iterator[Block]:
        for token in tokens:
            if token.type == "inline":
                token.children = _inline(token.content)
        start, end = (line + self._offset for line in tokens[0].map or ())
        while end > start + 1 and not self._lines[end - 1].strip():
            end -= 1
        blank = start - self._end
        for block in self._read(tokens, start, end):
            yield replace(block, blank_before=blank) if blank else block
            blank = 0
            self._at_head = False
        self._end = end

    def _read(self, tokens: Sequence[Token], start: int, end: int) -> Iterator[Block]:
        kind = tokens[0].type
        source = self._lines[start].strip()
        if kind == "hr":
            yield Block(start + 1, end, Shape.RULE, "", "<hr>")
        elif kind == "html_block" and _IS_MARKUP.search(tokens[0].content):
            page = read_html(tokens[0].content)
            yield from (replace(one, line=one.line + start, end_line=one.end_line + start) for one in page.blocks)
        elif end == start + 1 and looks_like_break(source):
            mark = _ESCAPE.sub(r"\1", source)
            yield Block(start + 1, end, Shape.PARAGRAPH, mark, f"<p>{escaped(mark)}</p>")
        elif kind == "paragraph_open":
            yield from self._paragraph(tokens[1], start)
        elif kind == "heading_open" and tokens[1].content:
            yield from self._heading(tokens[0], tokens[1], start, end)
        elif kind == "html_block" or (end == start + 1 and kind != "blockquote_open"):
            yield from self._paragraph(_paragraph_of("\n".join(self._lines[start:end]).strip()), start)
        elif _is_no_list(tokens):
            yield from self._unlisted(tokens)
        else:
            html = clean_html(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})).strip()
            yield Block(start + 1, end, Shape.OTHER, plain_text(html), html)

    def _heading(self, opening: Token, inline: Token, start: int, end: int) -> Iterator[Block]:
        """A heading; but a paragraph with dashes right below it is one with a scene break."""
        drawn = opening.markup in {"-", "="}
        if drawn and (end - start > 2 or len(inline.content) > _LONGEST_DRAWN or _is_speech(inline.content)):
            yield from self._paragraph(inline, start)
            line = self._lines[end - 1].strip()
            yield Block(end, end, Shape.PARAGRAPH, line, f"<p>{escaped(line)}</p>")
            return
        frame = Frame("h", int(opening.tag[1]))
        lines = _rich_lines(inline, start)
        yield from (replace(one, end_line=end) for one in blocks_of_lines(lines, frame, self._layout, at_head=False))

    def _paragraph(self, inline: Token, start: int) -> Iterator[Block]:
        lines = [line for line in _rich_lines(inline, start) if line.whole_text().strip()]
        if lines:
            yield from blocks_of_lines(lines, Frame(), self._layout, at_head=self._at_head)

    def _unlisted(self, tokens: Sequence[Token]) -> Iterator[Block]:
        """The paragraphs of what Markdown took for a list, with their dashes and numbers."""
        mark = ""
        for token in tokens:
            if token.type == "list_item_open":
                mark = f"{token.info}{token.markup} "
            elif token.type == "inline" and token.map:
                token.children = [Token("text", "", 0, content=mark), *(token.children or [])]
                mark = ""
                yield from self._paragraph(token, token.map[0] + self._offset)


def _paragraph_of(source: str) -> Token:
    return Token("inline", "", 0, content=source, children=_inline(source))


def _inline(source: str) -> list[Token]:
    """The tokens inside a paragraph; most have nothing to parse."""
    if not _MAY_MARK.search(source):
        return [Token("text", "", 0, content=source)]
    tokens = _MARKDOWN.parseInline(source)[0].children or []
    for token in tokens:
        if token.type == "code_inline":
            token.content = _ESCAPED_TAG.sub(r"<\1>", token.content)
    return tokens


def _is_speech(line: str) -> bool:
    return line[-1] in '.,;!?"”' or line[0] in "\"“‘'"


def _top_level(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The tokens of each block that stands in no other."""
    begin = depth = 0
    for at, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield tokens[begin : at + 1]
            begin = at + 1


def _is_no_list(tokens: Sequence[Token]) -> bool:
    """Whether a list is `4. Undertow` above a chapter, or speeches behind dashes with blank lines between."""
    types = [token.type for token in tokens]
    if types[0] not in {"bullet_list_open", "ordered_list_open"} or not _FLAT_LIST.issuperset(types):
        return False
    items = types.count("list_item_open")
    loose = any(token.type == "paragraph_open" and not token.hidden for token in tokens)
    return items == 1 or (loose and tokens[0].markup == "-" and types.count("paragraph_open") == items)


def _rich_lines(inline: Token, start: int) -> list[Line]:
    """The lines of a paragraph, looks and all; only those outside of other mark-up can be parted later."""
    line = Line(start + 1, start + 1)
    lines, looks = [line], list[Look]()
    for token in inline.children or []:
        if token.type in {"softbreak", "hardbreak"}:
            line.hard = token.type == "hardbreak"
            line = Line(line.last + 1, line.last + 1)
            lines.append(line)
        elif token.type in _LOOKS:
            looks.append(_LOOKS[token.type])
        elif token.type == "link_open":
            looks.append(Look(f'<a href="{escape(str(token.attrs["href"]))}">', "</a>", next(_SERIAL)))
        elif token.nesting == -1:
            looks.pop()
        elif token.type == "html_inline":
            _take_tag(token.content, line, looks)
        elif token.type == "code_inline":
            line.add(token.content, escaped(token.content), (*looks, _CODE), line.number)
        else:
            line.add(token.content, escaped(token.content), tuple(looks), line.number)
    return lines


def _known_or_text(tag: re.Match[str]) -> str:
    """A tag or an address between angles as it is; `<sigh>` and its like are words."""
    return tag[0] if _KNOWN_TAG.match(tag[0]) or ":" in tag[0] or "@" in tag[0] else escaped(tag[0])


def _take_tag(tag: str, line: Line, looks: list[Look]) -> None:
    """A tag typed into the text."""
    look = _TYPED_LOOKS.get(tag.strip("</ >").lower())
    if look and not tag.startswith("</"):
        looks.append(look)
    elif look in looks:
        looks.reverse()
        looks.remove(look)
        looks.reverse()
    elif tag[1:3].lower() == "br":
        line.add("\n", "<br>", tuple(looks), line.number)
