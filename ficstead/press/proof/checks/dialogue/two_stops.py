"""A stop inside the quotation mark and a second one outside."""

import re
from collections.abc import Iterator

from ficstead.press.proof.checks.slips.abbreviations import ABBREVIATIONS
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.seams import Seam, begins_small

_AT_THE_END = re.compile(r"(?<=[^\W\d_][.?!])([\"”'’])([.,])(?=\s*$|\s+[A-Z\"“])")

_WORD_BEFORE = re.compile(r"([A-Za-z'’]+)\W*\Z")


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    for seam in paragraph.seams:
        if not seam.is_tag or not _goes_on(text, seam):
            continue
        if seam.inside in {".", ","} and seam.outside in {".", ","}:
            yield Finding(seam.start, seam.mark + 2, "," + text[seam.mark])
        elif seam.inside in {".,", ",."} and not (seam.outside or _is_shortened(text[seam.speech.start : seam.mark])):
            yield Finding(seam.start, seam.mark, ",")
    if not text.endswith((".", ",")):
        return
    for speech in paragraph.quotations[-1:]:
        found = _AT_THE_END.match(text, speech.end - 1)
        if (
            found
            and speech.closing
            and not speech.level
            and text[speech.end - 2] in ".?!"
            and not text[:-3].endswith(".")
        ):
            yield Finding(speech.end, speech.end + 1, "")


def _is_shortened(speech: str) -> bool:
    """An abbreviation keeps its stop before the comma."""
    word = _WORD_BEFORE.search(speech)
    return word is None or len(word[1]) == 1 or word[1].lower() in ABBREVIATIONS


def _goes_on(text: str, seam: Seam) -> bool:
    return seam.clause is not None and (begins_small(text, seam) or seam.clause.named)


CHECK = Check(
    code="dialogue-003",
    title="Two stops at the end of speech",
    explanation=(
        "Speech is closed by one stop. Before a tag it is a comma, inside the quotation mark; at the end of a sentence "
        "it is the full stop, question mark or exclamation mark inside, and nothing follows it."
    ),
    wrong=(
        '"Row to the bell.", he said.',
        '"Row to the bell,", said Bram.',
        '"Row to the bell,". said Bram.',
        "“Row to the bell.”, Bram said.",
        '"Row to the bell.," said Bram.',
        '"We can\'t.," said Bram.',
        'He turned round. "Row to the bell.".',
    ),
    right=(
        '"Row to the bell," he said.',
        '"Row to the bell."',
        '"We row at five p.m.," he said.',
        'Did he say "Row."? Nobody knew.',
        'The signs read "Quay St.", "Bell St." and "Oar Rd."',
    ),
    source="Chicago Manual of Style 17, 6.9 and 6.124; New Hart's Rules 9.2.3",
    severity=Severity.ERROR,
    safe=True,
    marks=('",', '".', "”,", "”.", "',", "'.", "’,", "’.", ".,", ",."),
    find=_find,
)
