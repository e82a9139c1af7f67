"""A sentence that begins with a small letter."""

import re
from collections.abc import Iterator

from ficstead.press.proof.checks.slips.abbreviations import ABBREVIATIONS
from ficstead.press.proof.checks.slips.messages import typed_by_a_character
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_SMALL = re.compile(r"\.\s+([a-z])(?<=[a-z]{2}\.\s[a-z])(?=[a-z'’]*[\s,.?!…;:—–])")
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_STARTS_SMALL = re.compile(r"(?:von|van|de|du|di|da|del|der|la|le|el|al|bin|ibn|i)\b|(?:i|e)[A-Z]")


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    for found in _SMALL.finditer(text):
        at = found.start(1)
        if not _follows_a_sentence(text, found.start()) or _STARTS_SMALL.match(text, at):
            continue
        if not typed_by_a_character(paragraph, at):
            yield Finding(at, at + 1, text[at].upper())


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
    wrong=("The bell rang. she looked up.", "He rowed on. the water was low, and Bram sang."),
    right=(
        "The bell rang. She looked up.",
        "He waited... then he rowed. “Row?” he said. Oh! how he sang.",
        "Lamps, oars etc. were there, and Mr. de Bram, at 5 p.m. on no. six.",
        "“hi. where r u. i was worried”",
        "Prof. von Bram. iPhones rang.",
    ),
    source="Chicago Manual of Style 6.12; New Hart’s Rules 5.1",
    severity=Severity.ERROR,
    find=_find,
)
