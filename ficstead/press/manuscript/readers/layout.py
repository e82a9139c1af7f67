"""How the paragraphs of a text are told apart, judged over the whole file: blank lines, indents, a column of wrapping."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise


class Style(StrEnum):
    """What ends a paragraph."""

    BLANK_LINES = "blank lines"
    INDENTS = "indents"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Layout:
    """The file's habit; single places may still differ from it."""

    style: Style
    column: int | None
    """Where lines were wrapped by a machine; None where each line ends by the author's wish."""
    confidence: float

    @property
    def why(self) -> str:
        """The habit in words a writer understands."""
        habit = {
            Style.BLANK_LINES: "Blank lines stand between the paragraphs",
            Style.INDENTS: "Each paragraph begins with an indent",
            Style.LINES: "Each line is a paragraph",
        }[self.style]
        if self.column is None:
            return f"{habit}."
        return f"{habit}; lines wrapped at about {self.column} characters were joined."


PAGE = 76
"""The width of a page of plain text, where no wrapping tells it."""

LABEL = re.compile(r"[^\w\s]{0,4}[A-Z][\w/'’.()&, -]{0,28}?[*_]{0,3}:(?!\S*/)")
"""A line that may begin `Rating: PG` or `**Author's Note:**`."""

_SENTENCE_ENDS = '.!?"”:'
_OPENING_MARKS = "\"“'‘(*_/[—-"
_NARROWEST, _WIDEST = 40, 100
_FEW_PAIRS = 6


def survey(lines: Sequence[str]) -> Layout:
    """The habit of the file with these `lines` (without trailing white space); one pass over them."""
    written = sum(map(bool, lines))
    pairs = [pair for pair in pairwise(lines) if all(pair)]
    if written < 2 or not pairs:
        return Layout(Style.BLANK_LINES, None, 1.0)
    indented = [pair for pair in pairs if _starts_by_indent(*pair)]
    flush = [pair for pair in pairs if not pair[1][0].isspace() and not LABEL.match(pair[1])]
    column, sureness = _wrapping(flush, longest=max(map(len, lines)))
    if _are_paragraphs(len(indented), len(pairs), lines):
        return Layout(Style.INDENTS, column, round(min(0.99, 0.6 + len(indented) / len(pairs)), 2))
    if column is not None:
        return Layout(Style.BLANK_LINES, column, round(sureness, 2))
    share = len(pairs) / (written - 1)
    style = Style.LINES if share > 0.5 else Style.BLANK_LINES
    return Layout(style, None, round(max(share, 1 - share), 2))


def is_wrapped(first: str, second: str, column: int, least: int) -> bool:
    """Whether `second` goes on with the paragraph of `first` only because the line was full.

    Lines were also broken by hand and wrapped twice: a `first` of more than `least` characters may be short.
    """
    return _overflows(first, second, column) or runs_over(first, second, least)


def runs_over(first: str, second: str, least: int) -> bool:
    """Whether a sentence plainly goes on in `second`, behind a `first` of more than `least` characters."""
    return len(first) > least and second[0].islower() and first[-1] not in _SENTENCE_ENDS


def indent_of(line: str) -> int:
    """The width of the white space before the first word; a tab is worth eight."""
    space = line[: len(line) - len(line.lstrip())]
    return len(space.expandtabs(8)) if "\t" in space else len(space)


def _starts_by_indent(first: str, second: str) -> bool:
    if not second[0].isspace():
        return False
    deep, before = indent_of(second), indent_of(first)
    return 2 <= deep <= 12 and (deep > before or (deep == before and first[-1] in ".!?\"”'’…:"))


def _are_paragraphs(indents: int, pairs: int, lines: Sequence[str]) -> bool:
    """Whether the lines that begin further in begin paragraphs; a header's hanging indents don't."""
    if not indents or indents < 0.08 * pairs:
        return False
    starts = [line for before, line in pairwise(["", *lines]) if line and not before]
    return indents > len(starts) or sum(line[0].isspace() for line in starts) >= 0.3 * len(starts)


def _wrapping(pairs: Sequence[tuple[str, str]], longest: int) -> tuple[int | None, float]:
    """The column at which lines were wrapped (None for none) and how surely.

    Where a machine wrapped, the next line's first word would not have fitted, and the sentence goes on with
    a small letter; lines of verse, of dialogue and whole paragraphs mostly begin with a capital.
    """
    lengths = sorted(len(first) for first, _ in pairs)
    if not lengths:
        return None, 1.0
    column = lengths[min(len(lengths) - 1, int(len(lengths) * 0.98))]
    if column < _NARROWEST or (len(pairs) < _FEW_PAIRS and (column > _WIDEST or longest > column + 12)):
        return None, 1.0
    full = [pair for pair in pairs if _overflows(*pair, column)]
    filled, running = len(full) / len(pairs), sum(_runs_on(second) for _, second in full) / len(full)
    if filled < 0.45 or running < 0.45:
        return None, 1 - min(filled, running)
    return column, (filled + running) / 2


def _runs_on(second: str) -> bool:
    return second.lstrip(_OPENING_MARKS + " \t")[:1].islower()


def _overflows(first: str, second: str, column: int) -> bool:
    """Whether the first word of `second` would have gone past the column behind `first`."""
    return len(first) + 1 + first_word_end(second) > column


def first_word_end(line: str) -> int:
    """Where the first word of `line` ends, its indent included."""
    end = line.find(" ", 1)
    return end if end > 0 else len(line)
