"""Words that a character types: a text message has manners of its own."""

import re

from ficstead.press.proof.paragraphs import Paragraph

_STOPPED = (".", "!", "?", "…", ",", "—", "-", ":", ";")
_MARKS = " \n\"“”'‘’*_"


def typed_by_a_character(paragraph: Paragraph, position: int) -> bool:
    """Whether the quotation or paragraph around `position` is written as messages are: no capital and no stop."""
    around = _words_around(paragraph, position).strip(_MARKS)
    words = re.sub(r"^[A-Z][\w ]{0,20}: ?", "", around)  # "Bram: u there"
    return bool(words) and words == words.lower() and not words.endswith(_STOPPED)


def _words_around(paragraph: Paragraph, position: int) -> str:
    for quotation in reversed(paragraph.quotations):
        if quotation.start <= position < quotation.end:
            return paragraph.text[quotation.start : quotation.end]
    return next(line for line, ends in _lines(paragraph.text) if position <= ends)


def _lines(text: str) -> list[tuple[str, int]]:
    """Each line with its end, lest a chat log in one paragraph is taken for one message; wrapped prose is one line."""
    lines = text.split("\n")
    if len(lines) < 2 or max(map(len, lines)) > 60:
        return [(text, len(text))]
    ends = [0]
    for line in lines:
        ends.append(ends[-1] + len(line) + 1)
    return list(zip(lines, ends[1:], strict=True))
