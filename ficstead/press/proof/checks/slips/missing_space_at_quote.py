"""No space between speech and the narrator's words."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.quotes import Quotation

_BEHIND_SPEECH = re.compile(r"(?<=[.,?!…—–-])[\"”'’](?=[^\W\d_]{2}|[IaA]\s)")
_BEFORE_SPEECH = re.compile(r"(?<=[^\W\d_]{2}[.,:?!])(?=[\"“'‘][^\W\d_])")


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    for speech in paragraph.quotations:
        if speech.closing and not speech.level and _BEHIND_SPEECH.match(text, speech.end - 1):
            yield Finding(speech.end - 1, speech.end, f"{speech.closing} ")
        if _is_stuck_to_narration(text, speech):
            yield Finding(speech.start, speech.start + 1, f" {speech.opening}")


def _is_stuck_to_narration(text: str, speech: Quotation) -> bool:
    """Whether words are spoken right behind the narrator's comma or stop: `He said,"Row to the bell."`"""
    return bool(speech.opening and speech.closing and not speech.level) and bool(
        _BEFORE_SPEECH.match(text, speech.start)
    )


CHECK = Check(
    code="slip-028",
    title="No space between speech and narration",
    explanation=(
        "A space stands between a quotation mark and the words outside: here the speech and the narrator's words are "
        "stuck together."
    ),
    wrong=(
        '"Row to the bell,"he said.',
        "“Row!”she cried.",
        "“Row to the bell.”She turned away.",
        'He said,"Row to the bell."',
        "'Row to the bell,'he said. 'Row now.'",
        "'Row to the bell,' he said.'Row now.'",
    ),
    right=(
        '"Row to the bell," he said.',
        "“Row!” she cried.",
        'They sang "The Bell"s and "The Oar"ish things.',
        "He rowed—“to the bell,” as he said—and slept.",
        "'Well,'tis so,' he said. 'Row now.'",
    ),
    source="Chicago Manual of Style 6.7 and 6.119; New Hart's Rules 9.2",
    severity=Severity.ERROR,
    safe=True,
    gaps=re.compile(r"[.,?!…—–-][\"”'’](?!\s)|[.,:?!][\"“'‘](?!\s)"),
    find=_find,
)
