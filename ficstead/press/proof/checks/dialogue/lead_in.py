"""The mark that leads from the narrator into speech."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_VERB = r"(?:said|says|asked|asks|replied|replies|answered|whispered|whispers|muttered|shouted|added|murmured|yelled)"
SAID = rf"{_VERB}(?:\s[a-z]+ly)?"
SPEAKER_FIRST = r"(?=[A-Z])(?:^|(?<=[.?!\"”]\s))(?:He|She|They|I|We|[A-Z][a-z]+)\s"
_NO_MARK = re.compile(rf"{SPEAKER_FIRST}{SAID}()\s[\"“'‘](?=[A-Za-z])")
_FULL_STOP = re.compile(rf"{SPEAKER_FIRST}{SAID}(\.)\s[\"“'‘](?=[A-Z])")
_SENTENCE = 3
"""Words: what is shorter may be a word or a title that somebody said."""


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    for pattern in (_NO_MARK, _FULL_STOP):
        for found in pattern.finditer(text):
            if leads_into_speech(paragraph, found.start(), found.end() - 1):
                yield Finding(*found.span(1), ",")


def leads_into_speech(paragraph: Paragraph, begins: int, mark: int) -> bool:
    """Whether a whole sentence is spoken there, and the words before are the narrator's and no tag of a speech."""
    text = paragraph.text
    if text[:begins].rstrip(" \n.,").endswith(_MARKS):
        return False
    for each in paragraph.quotations:
        if each.start == mark and each.closing and not each.level:
            said = text[each.start + 1 : each.end - 1]
            stopped = said.endswith((".", "?", "!", ",", "…", "—", "-")) or text[each.end : each.end + 1] in _STOPS
            return len(said.split()) >= _SENTENCE and stopped
    return False


_STOPS = ("", ".", "?", "!")
_MARKS = ('"', "”", "'", "’")

CHECK = Check(
    code="dialogue-023",
    title="A comma belongs before the speech that the narrator leads into",
    explanation=(
        "When the narrator names the speaker first, a comma leads into the speech: the words before it are no sentence of "
        "their own. Before a long speech a colon does as well."
    ),
    wrong=(
        'He said "We should row to the bell."',
        'He said "we should row to the bell."',
        "Bram asked softly “Shall we row?”",
        'She said. "We should row to the bell."',
    ),
    right=(
        'He said, "We should row to the bell."',
        'He said: "We should row to the bell."',
        'He said "Row" once, and then nothing.',
        '"Row," he said. "We should row now."',
    ),
    source="Chicago Manual of Style 17, 13.14; New Hart's Rules 9.2.2",
    severity=Severity.SUGGESTION,
    gaps=re.compile(r"\A\.?[^\S\f][\"“'‘]\Z"),
    find=_find,
)
