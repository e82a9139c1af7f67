"""A small i for I."""

import re
from collections.abc import Iterator

from ficstead.press.proof.checks.slips.everyday import english_around
from ficstead.press.proof.checks.slips.messages import typed_by_a_character
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_SMALL_I = re.compile(r"i(?!\w)(?<![\w'’.@/+_-]i)(?![.)\]]|['’](?!(?:m|ll|ve|d)(?!\w))|\s?[-/@=+_])")
_NUMBERED = re.compile(
    r"(?:part|chapter|book|act|scene|volume|section|page|type|class|level|ii|iii|[({\[=+*<>])\s?$", re.I
)


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    for found in _SMALL_I.finditer(text):
        at = found.start()
        if _is_the_word(paragraph, at) and not typed_by_a_character(paragraph, at):
            yield Finding(at, at + 1, "I")


def _is_the_word(paragraph: Paragraph, at: int) -> bool:
    """Not a number, a variable, nor a foreign word: English stands around it."""
    text = paragraph.text
    if _NUMBERED.search(text[max(0, at - 12) : at]):
        return False
    if text[at + 1 : at + 2] in ("'", "’"):
        return True
    return english_around(text, at, at + 1)


CHECK = Check(
    code="slip-015",
    title="A small i for “I”",
    explanation=(
        "In English the word “I” is a capital wherever it stands. Messages that a character types without any capital "
        "are left alone, and so are numbers (“part i”) and other languages."
    ),
    wrong=(
        "She knew that i had gone.",
        "“When i came home, i'm sure it was there,” he said.",
        "Then i’ll row.",
        "And what did i see?",
    ),
    right=(
        "She knew that I had gone.",
        "(i) the bell, i.e. the old one; part i; i = 3; the i-th time.",
        "“Tutti i giorni, i ragazzi,” she sang.",
        "“where r u i was so worried”",
        "“Get thee i' the boat,” he said.",
        "I opened my iPhone and the wi-fi.",
    ),
    source="Chicago Manual of Style 8.11 (personal names and pronouns); New Hart’s Rules 5.1",
    severity=Severity.ERROR,
    safe=True,
    find=_find,
)
