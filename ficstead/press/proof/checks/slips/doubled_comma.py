"""Commas written twice, or beside another mark."""

import re
from collections.abc import Iterator

from ficstead.press.proof.checks.slips.abbreviations import ABBREVIATIONS
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_TWICE = re.compile(r",(?:\s?,)+")
_WITH_STOP = re.compile(r",\.(?!\.)|\.,|,[;:]|[;:],")
_BEFORE_A_STOP = re.compile(r"([a-z]{3,})$")


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    for found in _TWICE.finditer(text):
        yield Finding(found.start(), found.end(), ",", message="Two commas", safe=True)
    for found in _WITH_STOP.finditer(text):
        if found[0] == ".," and not _ends_a_sentence(text, found.start()):
            continue
        kept = _stop_or_comma(text, found.end()) if found[0] == ".," else found[0].replace(",", "")
        yield Finding(found.start(), found.end(), kept, message=f"Two marks at once: “{found[0]}”")


def _stop_or_comma(text: str, behind: int) -> str:
    """A full stop where a sentence begins behind it."""
    return "." if text[behind:].lstrip()[:1].isupper() else ","


def _ends_a_sentence(text: str, at: int) -> bool:
    """Not `etc.,`, `p.m.,` nor `Bros.,`: a small word of three letters and more that is no abbreviation."""
    word = _BEFORE_A_STOP.search(text[max(0, at - 20) : at])
    return word is not None and word[1] not in ABBREVIATIONS


CHECK = Check(
    code="slip-012",
    title="A comma twice, or beside another mark",
    explanation=(
        "One mark is enough: a comma typed twice is a slip, and a comma beside a full stop leaves the reader guessing "
        "which of the two was meant."
    ),
    wrong=(
        "She took the lamp,, the rope and the oars.",
        "She took the lamp, , the rope and the oars.",
        "The bell rang,. She looked up.",
        "The bell rang., and she looked up.",
    ),
    right=(
        "She took the lamp, the rope, etc., and left at 5 p.m., with Bram Jr., for the U.S., and so on....,",
        "“Row,” he said. “Well...,” she said.",
    ),
    source="Chicago Manual of Style 6.121 (multiple marks); New Hart’s Rules 4.1",
    severity=Severity.ERROR,
    marks=(",,", ", ,", ",.", ".,", ",;", ",:", ";,", ":,"),
    find=_find,
)
