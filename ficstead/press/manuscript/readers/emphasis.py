"""An author's typed emphasis (`*so*`, `_so_`, `/so/`, `<i>so</i>`, `[i]so[/i]`) as mark-up, where it is unmistakable."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

_MARKERS = re.compile(
    r"\*+|_+|/+|<(?P<open>i|em|b|strong|u|s|del|strike|sup|sub)>|</(?P<close>i|em|b|strong|u|s|del|strike|sup|sub)>"
    r"|\[(?P<open2>[ibus])\]|\[/(?P<close2>[ibus])\]|<br ?/?>",
    re.IGNORECASE,
)

_ELEMENTS = {"*": ("em",), "**": ("strong",), "***": ("strong", "em"), "_": ("em",), "__": ("strong",), "/": ("em",)}
_TAG_ELEMENTS = {"i": "em", "b": "strong", "strike": "s", "del": "s"}

_BEFORE_SLASH = frozenset("\"'“‘(«[—–-*_\n")
_LONGEST_SLASH_PAIR = 500
_WORD = re.compile(r"[^\W_]")
_MOST_MARKS = 20_000
"""A paragraph with more was not marked by hand: it stays as it is, and costs no memory."""
_NEVER_INSIDE_A_SLASH_PAIR = re.compile(r"[/\\<>@=|]|\d{3}")


@dataclass(frozen=True, slots=True)
class Styled:
    """A paragraph's text without its marks, and the same as HTML (the inside of an element)."""

    text: str
    html: str
    bold: bool = False
    """All of it is bold or underlined."""
    italic: bool = False
    """All of it is in italics."""


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    sign: str
    """The marker's characters, or the name of the tag."""
    opens: bool
    closes: bool
    partner: "_Mark | None" = None


def styled(source: str) -> Styled:
    """The paragraph `source` (line breaks as `\\n`) with its emphasis as mark-up.

    Marks are taken only in pairs that hug the words between them; `snake_case`, `2*3*4`, `and/or`, addresses
    and dates stay as they are. Costs time in proportion to the length, whatever stands in it.
    """
    if not ("*" in source or "_" in source or "/" in source or "<" in source or "[" in source):
        return Styled(source, escaped(source))
    found = list(islice(_marks(source), _MOST_MARKS))
    marks = [mark for mark in _paired(found, source) if mark.partner or mark.sign == "br"]
    if not marks or len(found) == _MOST_MARKS:
        return Styled(source, escaped(source))
    return _rendered(source, marks)


def escaped(text: str) -> str:
    """Plain `text` as HTML, line ends as `<br>`."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if "\xa0" in text:
        text = text.replace("\xa0", "&nbsp;")
    return text.replace("\n", "<br>") if "\n" in text else text


def _marks(source: str) -> Iterator[_Mark]:
    """Everything in `source` that could open or close emphasis."""
    for found in _MARKERS.finditer(source):
        start, end = found.span()
        sign = found[0]
        if sign[0] in "*_/":
            if sign in _ELEMENTS:
                opens, closes = _opens(source, start, end), _closes(source, start, end)
                if opens or closes:
                    yield _Mark(start, end, sign, opens, closes)
        elif sign[:3].lower() == "<br":
            yield _Mark(start, end, "br", False, False)
        else:
            opening = found["open"] or found["open2"]
            name = (opening or found["close"] or found["close2"]).lower()
            yield _Mark(start, end, sign[0] + name, bool(opening), not opening)


def _opens(source: str, start: int, end: int) -> bool:
    """Whether a word begins right after the marker and none ends right before it."""
    if end == len(source) or source[end].isspace():
        return False
    if source[start] == "/":
        begins = start == 0 or source[start - 1].isspace() or source[start - 1] in _BEFORE_SLASH
        return begins and (source[end].isalpha() or source[end] in "\"'“‘*_")
    return start == 0 or not source[start - 1].isalnum()


def _closes(source: str, start: int, end: int) -> bool:
    """Whether a word ends right before the marker and none begins right after it."""
    if start == 0 or source[start - 1].isspace():
        return False
    return end == len(source) or not source[end].isalnum()


def _paired(marks: list[_Mark], source: str) -> list[_Mark]:
    """`marks`, with partners where an opening and a closing one fit and nest."""
    waiting: list[_Mark] = []
    counts: dict[str, int] = {}
    for mark in marks:
        if mark.closes and counts.get(mark.sign):
            opener = _fitting_opener(mark, waiting, counts)
            if _encloses_words(opener, mark, source):
                opener.partner, mark.partner = mark, opener
                continue
        if mark.opens:
            waiting.append(mark)
            counts[mark.sign] = counts.get(mark.sign, 0) + 1
    return marks


def _fitting_opener(mark: _Mark, waiting: list[_Mark], counts: dict[str, int]) -> _Mark:
    """The nearest opening mark of the same kind; those opened after it stay text."""
    while True:
        opener = waiting.pop()
        counts[opener.sign] -= 1
        if opener.sign == mark.sign:
            return opener


def _encloses_words(opener: _Mark, closer: _Mark, source: str) -> bool:
    start, end = opener.end, closer.start
    if opener.sign == "/" and (
        end - start > _LONGEST_SLASH_PAIR or _NEVER_INSIDE_A_SLASH_PAIR.search(source, start, end)
    ):
        return False
    return _WORD.search(source, start, end) is not None


def _rendered(source: str, marks: list[_Mark]) -> Styled:
    text: list[str] = []
    html: list[str] = []
    done = 0
    for mark in marks:
        between = source[done : mark.start]
        text.append(between)
        html.append(escaped(between))
        if mark.sign == "br":
            text.append("\n")
            html.append("<br>")
        else:
            html.append(_tags(mark))
        done = mark.end
    text.append(source[done:])
    html.append(escaped(source[done:]))
    around = _elements_around_all(source, marks)
    return Styled("".join(text), "".join(html), bold=not around.isdisjoint({"strong", "u"}), italic="em" in around)


def _tags(mark: _Mark) -> str:
    names = _elements(mark.sign)
    if mark.partner is not None and mark.partner.start > mark.start:
        return "".join(f"<{name}>" for name in names)
    return "".join(f"</{name}>" for name in reversed(names))


def _elements(sign: str) -> tuple[str, ...]:
    return _ELEMENTS.get(sign) or (_TAG_ELEMENTS.get(sign[1:], sign[1:]),)


def _elements_around_all(source: str, marks: list[_Mark]) -> set[str]:
    """The elements that hold the paragraph's every word."""
    around: set[str] = set()
    first, last = 0, len(source)
    row = iter(marks)
    mark = next(row)
    while mark.partner is not None and mark.start == first and mark.partner.end == last:
        around.update(_elements(mark.sign))
        first, last = mark.end, mark.partner.start
        mark = next(row)
    return around
