"""Who is inside quotation marks: open, close, nested, left open for the next paragraph, or dropped."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark, with the side that its neighbours say it has."""

    at: int
    character: str
    opens: bool


@dataclass(frozen=True, slots=True)
class Quotation:
    """Spoken words with their marks: `text[start:end]`."""

    start: int
    end: int
    opening: str
    """The mark it begins with; empty when it begins without one: it goes on from an earlier paragraph, or one is missing."""
    closing: str
    """The mark it ends with; empty when it never closes in this paragraph."""
    level: int
    """0 for what a character says, 1 for what is quoted in it."""


_DOUBLE = re.compile(r'["“”„«»]')
_ALWAYS_OPENS, _ALWAYS_CLOSES = frozenset("“„«"), frozenset("”»")
_BEFORE_AN_OPENING = frozenset(" \n\t([{—–-‘'“\"*_/")
_AFTER_A_CLOSING = frozenset(" \n\t)]}—–-,.;:!?…’'”\"*_/")

# A single mark is a quotation's only where it can't be an apostrophe.
_SINGLE_OPEN = re.compile(
    r"(?<![^\s(\[—–\-\"“])['‘](?=[A-Z0-9…—\"“]|(?!(?:tis|twas|twere|twill|em|er|im|is|ere|cause|cos|bout|round|til|till|n|un|ad|ave|e)\b)[a-z])"
)
_SINGLE_CLOSE = re.compile(r"(?<=[.,!?…—–-])['’](?=[\s)\]—–\-,.;:!?\"”]|$)")


def double_marks(text: str) -> list[Mark]:
    """The double marks of a text. A straight one between letter and letter, or space and space, is told by parity."""
    marks: list[Mark] = []
    opened = False
    for found in _DOUBLE.finditer(text):
        at, character = found.start(), found[0]
        opened = _opens(text, at, character, after_an_opening=opened)
        marks.append(Mark(at, character, opened))
    return marks


def _opens(text: str, at: int, character: str, *, after_an_opening: bool) -> bool:
    if character in _ALWAYS_OPENS or character in _ALWAYS_CLOSES:
        return character in _ALWAYS_OPENS
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    can_open = before in _BEFORE_AN_OPENING and not after.isspace()
    can_close = after in _AFTER_A_CLOSING and not before.isspace()
    if can_open != can_close:
        return can_open
    return not after_an_opening


def single_marks(text: str) -> list[Mark]:
    """The single marks that are surely a quotation's; an apostrophe is none."""
    opening = [Mark(found.start(), found[0], True) for found in _SINGLE_OPEN.finditer(text)]
    closing = [Mark(found.start(), found[0], False) for found in _SINGLE_CLOSE.finditer(text)]
    return sorted(opening + closing, key=lambda mark: mark.at)


def quotations(text: str, *, carried: str, following: str, single: bool = False) -> list[Quotation]:
    """The quotations of one paragraph, in order of opening.

    `carried` is the mark an earlier paragraph left open: then this one may speak from its beginning. `following` is the
    text of the next paragraph: when that begins with an opening mark, a quotation left open here is one speech in
    several paragraphs, and nothing is missing (Chicago 13.30, New Hart's Rules 9.2.2).
    `single`: the manuscript's speech stands in single marks (and what is quoted in it in double ones).
    """
    outer = single_marks(text) if single else double_marks(text)
    spoken = list(_paired(outer, text, from_the_beginning=bool(carried)))
    inner = double_marks(text) if single else single_marks(text)
    nested = [each for each in _paired(inner, text, from_the_beginning=False) if each.opening and each.closing]
    inside = [Quotation(q.start, q.end, q.opening, q.closing, 1) for q in nested if _within(q, spoken)]
    return sorted([*spoken, *inside], key=lambda quotation: quotation.start)


def _paired(marks: list[Mark], text: str, *, from_the_beginning: bool) -> list[Quotation]:
    found: list[Quotation] = []
    pending: Mark | None = None
    begins_open = from_the_beginning and not (marks and marks[0].at == 0)
    for mark in marks:
        if mark.opens:
            if pending is not None:  # a second opening: the first one was never closed
                found.append(Quotation(pending.at, mark.at, pending.character, "", 0))
            pending = mark
        elif pending is not None:
            found.append(Quotation(pending.at, mark.at + 1, pending.character, mark.character, 0))
            pending = None
        elif begins_open and not found:
            found.append(Quotation(0, mark.at + 1, "", mark.character, 0))
    if pending is not None:
        found.append(Quotation(pending.at, len(text), pending.character, "", 0))
    return found


def _within(inner: Quotation, spoken: list[Quotation]) -> bool:
    return any(outer.start < inner.start and inner.end <= outer.end for outer in spoken)
