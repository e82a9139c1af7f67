"""Words that a character types: a text message has manners of its own."""

import re
from itertools import accumulate

from ficstead.press.proof.paragraphs import Paragraph

_STOPPED = (".", "!", "?", "…", ",", "—", "-", ":", ";")
_SENDER = re.compile(r"[A-Z][\w ]{0,20}: ?")
_TYPED = re.compile(r"\s(?:[\w.]+\s){0,3}(?:typed|texted|messaged|wrote|sent|tweeted|posted|commented|dm['’]?e?d)\b")
_MARKS = " \n\"“”'‘’*_"


def typed_by_a_character(paragraph: Paragraph, position: int) -> bool:
    """Whether the quotation or paragraph around `position` is written as messages are: no capital and no stop."""
    start, end = _around(paragraph, position)
    words = _SENDER.sub("", paragraph.text[start:end].strip(_MARKS))
    if not words or words != words.lower():
        return False
    return not words.endswith(_STOPPED) or bool(_TYPED.match(paragraph.text, end))


def _around(paragraph: Paragraph, position: int) -> tuple[int, int]:
    for quotation in reversed(paragraph.quotations):
        if quotation.start <= position < quotation.end:
            return quotation.start, quotation.end
    return next((start, end) for start, end in _lines(paragraph.text) if position <= end)


def _lines(text: str) -> list[tuple[int, int]]:
    """Each line by itself, lest a chat log in one paragraph is taken for one message; wrapped prose is one line."""
    lines = text.split("\n")
    if len(lines) < 2 or max(map(len, lines)) > 60:
        return [(0, len(text))]
    ends = list(accumulate(len(line) + 1 for line in lines))
    return [(end - len(line) - 1, end) for line, end in zip(lines, ends, strict=True)]
