"""A sentence that begins with a small letter."""

import re
from collections.abc import Iterator

from ficstead.press.proof.checks.slips.abbreviations import ABBREVIATIONS
from ficstead.press.proof.checks.slips.messages import typed_by_a_character
from ficstead.press.proof.context import Context
from ficstead.press.proof.grammar import tag_at
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_SMALL = re.compile(r"\.\s+([a-z])(?<=[a-z]{2}\.\s[a-z])(?=[a-z'’]*[\s,.?!…;:—–])")
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_STARTS_SMALL = re.compile(r"(?:von|van|de|du|di|da|del|der|la|le|el|al|bin|ibn|i)\b|(?:i|e)[A-Z]")


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    if _begins_a_sentence(paragraph):
        yield Finding(0, 1, text[0].upper())
    for found in _SMALL.finditer(text):
        at = found.start(1)
        if not _follows_a_sentence(text, found.start()) or _STARTS_SMALL.match(text, at):
            continue
        if not typed_by_a_character(paragraph, at):
            yield Finding(at, at + 1, text[at].upper())


def _begins_a_sentence(paragraph: Paragraph) -> bool:
    """Whether the paragraph begins small where it could only begin with a capital: the one before is finished."""
    text = paragraph.text
    if not _SMALL_WORDS.match(text) or _STARTS_SMALL.match(text) or tag_at(text, 0):
        return False
    before = paragraph.previous_text.rstrip("*_ ")
    ended = before.rstrip("\"”'’").endswith((".", "?", "!")) and before[:1].isupper() | (before[:1] in "\"“'‘")
    return ended and text.endswith(_ENDINGS) and not typed_by_a_character(paragraph, 0)


_SMALL_WORDS = re.compile(r"(?!(?:which|who|whose|whom|that|and|or|but|as|for|with)\b)[a-z][a-z'’]*,?\s[a-z]")
"""What may go on with the sentence around a quotation set off is left alone."""
_ENDINGS = (".", "?", "!", '"', "”", "'", "’")


def _follows_a_sentence(text: str, stop: int) -> bool:
    word = _WORD_BEFORE.search(text, max(0, stop - 30), stop)
    return word is not None and word[0].lower() not in ABBREVIATIONS and text[word.start() - 1 : word.start()] != "."


CHECK = Check(
    code="slip-016",
    title="A sentence that begins with a small letter",
    explanation=(
        "After a full stop the next sentence begins with a capital. (If the two belong together, it is the full stop "
        "that is wrong, and a comma that was meant.) Abbreviations and messages are left alone."
    ),
    wrong=(
        "The bell rang. she looked up.",
        "He rowed on. the water was low, and Bram sang.",
        "He rowed on.\n\nthe water was low.",
    ),
    right=(
        "The bell rang. She looked up.",
        "He waited... then he rowed. “Row?” he said. Oh! how he sang.",
        "Lamps, oars etc. were there, and Mr. de Bram, at 5 p.m. on no. six.",
        "“hi. where r u. i was worried”",
        "Prof. von Bram. iPhones rang.",
        "“Row!”\n\nhe said.",
        "He rowed on,\n\nthe water was low.",
    ),
    source="Chicago Manual of Style 6.12; New Hart’s Rules 5.1",
    severity=Severity.ERROR,
    find=_find,
)
