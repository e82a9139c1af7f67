"""Which neighbouring lines are one paragraph: wrapped lines, verse, labels, headings without a blank line."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ficstead.press.manuscript.parting.breaks import looks_like_break
from ficstead.press.manuscript.parting.headings import looks_like_heading
from ficstead.press.manuscript.readers.layout import (
    LABEL,
    PAGE,
    Layout,
    Style,
    first_word_end,
    indent_of,
    is_wrapped,
    runs_over,
    survey,
)

_SHORT = 60
_SENTENCE_ENDS = '.!?"”*:'
_QUOTES = "\"“'‘«—–"
_KNOWN_LABEL = re.compile(
    r"[^\w\s]{0,4}(?:title|authors?|by|fandoms?|pairings?|ships?|relationships?|characters?|rat(?:ing|ed)|warnings?|genres?"
    r"|summary|spoilers?|beta|words?|status|series|archive|feedback|dedicat\w+|written|disclaimers?|a/?n|notes?"
    r"|category|e-?mail|distribution|keywords|classification|timeline|setting|season|content|tags|language|length|date)"
    r"\b[^:.!?\"]{0,24}:",
    re.IGNORECASE,
)
_UNDERLINE = re.compile(r"\s*([=\-~_*#^+])\1{2,}\s*")


class Paragraph(NamedTuple):
    """Lines that belong together; lines count from 0 here."""

    start: int
    end: int
    lines: Sequence[str]
    joints: Sequence[str] = ()
    """Between each two lines: a space where the line was only wrapped (so all, where empty), a line end where
    the author wished it."""
    blank_before: int = 0
    level: int = 0
    """Of a heading that is marked by the line under it."""


def join_lines(lines: Sequence[str], layout: Layout, *, at_head: bool = True) -> Iterator[Paragraph]:
    """The paragraphs of `lines` (without white space at their ends), by the `layout` of the file they are from.

    `at_head` says that the file begins here: short lines are then labels, not verse.
    """
    start = blanks = 0
    while start < len(lines):
        if not lines[start]:
            blanks += 1
            start += 1
            continue
        end = start + 1
        while end < len(lines) and lines[end]:
            end += 1
        if end == start + 1:
            yield Paragraph(start, start, (lines[start],), (), blanks)
        else:
            yield from _stretch(lines, start, end, blanks, layout, at_head)
        blanks, start, at_head = 0, end, False


def _stretch(
    lines: Sequence[str], start: int, end: int, blanks: int, layout: Layout, at_head: bool
) -> Iterator[Paragraph]:
    """The paragraphs of the lines from `start` up to `end`, which no blank line parts."""
    if not at_head and _is_one_paragraph(lines[start:end], layout):
        yield Paragraph(start, end - 1, lines[start:end], (), blanks)
        return
    heading = _drawn_heading(lines, start, end)
    if heading:
        title, after, level = heading
        yield Paragraph(start, after - 1, (lines[title],), (), blanks, level)
        start, blanks = after, 0
    if layout.style is Style.LINES and layout.column is None:
        for at in range(start, end):
            yield Paragraph(at, at, (lines[at],), (), blanks)
            blanks = 0
        return
    if start == end:
        return
    labelled = at_head or any(map(LABEL.match, lines[start : min(end, start + 3)]))
    layout = _local_layout(lines, start, end, layout)
    keeps_lines = not labelled and layout.style is Style.BLANK_LINES and _is_verse(lines, start, end, layout)
    breaks = _breaks(lines, start, end)
    begin, joints = start, list[str]()
    for at in range(start + 1, end):
        alone = at in breaks or at - 1 in breaks
        joint = "" if alone else _joint(lines[at - 1], lines[at], layout, labelled, keeps_lines)
        if joint:
            joints.append(joint)
            continue
        yield Paragraph(begin, at - 1, lines[begin:at], joints, blanks)
        begin, blanks, joints = at, 0, []
    yield Paragraph(begin, end - 1, lines[begin:end], joints, blanks)


def _is_one_paragraph(stretch: Sequence[str], layout: Layout) -> bool:
    """The quick answer for the many stretches that are plainly one wrapped paragraph."""
    if layout.column is None or layout.style is Style.INDENTS or len(stretch[0]) < _SHORT or ":" in stretch[0][:40]:
        return False
    if not (stretch[0][0].isalnum() or stretch[0][0] in _QUOTES) or _breaks(stretch, len(stretch) - 1, len(stretch)):
        return False
    full = layout.column - 1
    return all(
        first_word_end(second) > full - len(first) and (second[0].isalnum() or second[0] in _QUOTES)
        for first, second in pairwise(stretch)
    ) and not (stretch[-2][-1] in _SENTENCE_ENDS and _is_heading(stretch[-1]))


def _drawn_heading(lines: Sequence[str], start: int, end: int) -> tuple[int, int, int] | None:
    """Title line, line after the drawing, and level, of a heading underlined (and maybe overlined) by hand."""
    over = _UNDERLINE.fullmatch(lines[start])
    title = start + 1 if over and start + 2 < end else start
    under = _UNDERLINE.fullmatch(lines[title + 1])
    if not under or (over and under[1] != over[1]):
        return None
    if not over and under[1] in "*#+^":
        return None
    words, drawn = len(lines[title].strip()), len(under[0].strip())
    slack = 40 if over else 12 if under[1] == "=" else 6 if under[1] == "-" else 2
    if words > _SHORT or abs(words - drawn) > slack or not over and lines[title][-1] in ".,;":
        return None
    if _KNOWN_LABEL.match(lines[title]) or looks_like_break(lines[title]):
        return None
    return title, title + 2, 1 if under[1] == "=" else 2


def _local_layout(lines: Sequence[str], start: int, end: int, layout: Layout) -> Layout:
    """A note that was pasted in may be wrapped where the rest of the file isn't."""
    if layout.column is not None or layout.style is not Style.BLANK_LINES or end - start < 3:
        return layout
    local = survey(lines[start:end])
    return Layout(Style.BLANK_LINES, local.column, local.confidence)


def _is_verse(lines: Sequence[str], start: int, end: int, layout: Layout) -> bool:
    """Whether all lines are short for the author's sake: verse, an address, a letter's end; not dialogue."""
    widest = min(layout.column or _SHORT, PAGE) * 0.8
    return all(len(lines[at]) < widest and lines[at].lstrip()[0] not in _QUOTES for at in range(start, end))


def _joint(first: str, second: str, layout: Layout, labelled: bool, keeps_lines: bool) -> str:
    """What joins two neighbouring lines: a space, a line end, or nothing where a new block begins."""
    if labelled and layout.style is Style.BLANK_LINES and _hangs(first, second):
        return " "
    if _is_continued(first, second, layout, labelled or keeps_lines):
        begins = (labelled and _KNOWN_LABEL.match(second)) or (first[-1] in _SENTENCE_ENDS and _is_heading(second))
        return "" if begins else " "
    return "\n" if keeps_lines and not _is_heading(first) and not _is_heading(second) else ""


def _hangs(first: str, second: str) -> bool:
    """Whether a label's value goes on under itself, further in than the label."""
    return second[0].isspace() and indent_of(second) >= max(2, indent_of(first)) and not LABEL.match(second.lstrip())


def _is_continued(first: str, second: str, layout: Layout, short_lines: bool) -> bool:
    if layout.column is None:
        return layout.style is Style.BLANK_LINES and runs_over(first, second, 50)
    if layout.style is Style.INDENTS and second[0].isspace() and indent_of(second) > indent_of(first):
        return False
    return is_wrapped(first, second, layout.column, layout.column // 2 if short_lines else 0)


def _breaks(lines: Sequence[str], start: int, end: int) -> set[int]:
    """Which of the lines are scene breaks; the first tests spare most lines the question."""
    doubtful = [at for at in range(start, end) if len(lines[at]) < _SHORT // 2 or not lines[at][0].isalnum()]
    return {at for at in doubtful if lines[at][0] not in _QUOTES and looks_like_break(lines[at])}


def _is_heading(line: str) -> bool:
    return len(line) < _SHORT and looks_like_heading(line)


def hangs_together(first: str, second: str) -> bool:
    """Whether a line was wrapped inside `well-known` or `said--and`, where no space stood."""
    return first[-1] in "-—" and second[0].islower() and first.rstrip("-—")[-1:].isalnum()
