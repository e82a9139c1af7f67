"""Who is inside quotation marks: open, close, nested, left open for the next paragraph, or dropped."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quotation:
    """Spoken words with their marks: `text[start:end]`."""

    start: int
    end: int
    opening: str
    """The mark it begins with; empty when the paragraph goes on with an earlier one's speech without a mark."""
    closing: str
    """The mark it ends with; empty when it never closes in this paragraph."""
    level: int
    """0 for what a character says, 1 for what is quoted in it."""


_DOUBLE = re.compile(r'["“”„«»]')


def quotations(text: str, *, carried: str, following: str) -> list[Quotation]:
    """The quotations of one paragraph in order of opening.

    `carried` is the mark an earlier paragraph left open (then this paragraph speaks from its beginning);
    `following` the text of the next paragraph: when it begins with an opening mark, a quotation that is not closed
    here is one speech in several paragraphs, and nothing is missing (Chicago 13.30, New Hart's Rules 9.2.2).
    """
    found: list[Quotation] = []
    open_at: int | None = 0 if carried and not text.startswith(tuple("\"“'‘«„")) else None
    opening = ""
    for mark in _DOUBLE.finditer(text):
        if open_at is None:
            open_at, opening = mark.start(), mark[0]
        else:
            found.append(Quotation(open_at, mark.end(), opening, mark[0], 0))
            open_at = None
    if open_at is not None:
        found.append(Quotation(open_at, len(text), opening, "", 0))
    return found
