"""Speech that is closed but was never opened."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.grammar import Kind, clause_at
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.speeches import (
    behind_lead_in,
    is_lopsided,
    is_set_off,
    is_verse,
    opened_by,
    reads_as_narration,
    spoken,
)


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    said = spoken(paragraph)
    if not said or said[0].opening or paragraph.carried or _stands_by_verse(paragraph):
        return
    closing = said[0].end - 1
    if _is_narrated(paragraph.text, closing):
        yield Finding(closing, closing + 1, "", "Nobody speaks here: the quotation mark seems to be one too many")
        return
    at = _where_it_begins(paragraph.text, closing)
    if at < closing:
        yield Finding(*opened_by(paragraph.text, at, said[0].closing))


def _is_narrated(text: str, closing: int) -> bool:
    """Whether the whole paragraph is the narrator's."""
    alone = closing == len(text) - 1 and behind_lead_in(text, 0, closing) is None
    return alone and reads_as_narration(text, 0, closing)


def _stands_by_verse(paragraph: Paragraph) -> bool:
    """A song that somebody recites parts a speech, and the marks around it follow customs of their own."""
    if any(is_verse(text) or is_set_off(text) for text in (paragraph.text, paragraph.previous_text)):
        return True
    return paragraph.previous_text.istitle() or paragraph.text.startswith("[")


_SENTENCE = re.compile(r"(?<!\bMr\.)(?<!\bMrs\.)(?<!\bDr\.)(?<!\bSt\.)(?<=[^\W\d_]{2}[.?!])\s+(?=[A-Z—–…])")


def _where_it_begins(text: str, closing: int) -> int:
    """Behind `he said,` or behind a deed that the paragraph begins with; else at the beginning."""
    led_in = behind_lead_in(text, 0, closing)
    if led_in is not None:
        return led_in
    clause = clause_at(text, 0)
    at = 0
    for sentence in _SENTENCE.finditer(text, clause.end if clause else 0, closing):
        if not reads_as_narration(text, at, sentence.start()) and not (
            at == 0 and clause and clause.kind is not Kind.SPEECH
        ):
            break
        at = sentence.end()
    return at


CHECK = Check(
    code="dialogue-011",
    title="The opening quotation mark is missing",
    explanation=(
        "A quotation mark closes what none has opened: the one at the beginning of the speech was forgotten. Every speech "
        "has its two marks."
    ),
    wrong=(
        'Row to the bell," he said.',
        "Shall we row?” asked Bram.",
        'Row to the bell."',
        'He turned round. Row to the bell."',
        "'Row to the bell,\" he said.",
        'The water was high, and the boat rocked and turned on it."',
    ),
    right=(
        '"Row to the bell," he said.',
        'The board was 6" wide.',
        "The boys' boat was the Harpers'.",
    ),
    source="Chicago Manual of Style 17, 13.37; New Hart's Rules 9.2.1",
    severity=Severity.ERROR,
    marks=('"', "”", "'", "’"),
    where=is_lopsided,
    find=_find,
)
