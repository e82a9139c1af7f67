"""Speech that nobody closes before the paragraph ends."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.quotes import Quotation, quotations
from ficstead.press.proof.speeches import (
    closing_at,
    closing_for,
    goes_on,
    is_lopsided,
    is_set_off,
    is_verse,
    narration_in,
    reads_as_narration,
    tag_in,
    unclosed,
)

_ENDS_SPEECH = (".", "?", "!", "…", "—", "–", "-")
"""A colon or a comma leads on to what is quoted next: verse, a letter."""


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    for speech, after in unclosed(paragraph):
        if after is not None or not _is_forgotten(paragraph, speech):
            continue
        if text.endswith(_ENDS_SPEECH) and not speech.start and _is_narrated(text):
            yield Finding(0, 1, "", "Nobody speaks here: the quotation mark seems to be one too many")
        elif text.endswith(_ENDS_SPEECH):
            at = narration_in(text, speech) or len(text)
            yield Finding(at, at, closing_at(text, at, speech.opening))
        elif text[-1].islower() and _is_a_sentence(paragraph, speech):
            yield Finding(
                len(text),
                len(text),
                ("?" if _ASKS.match(text, speech.start + 1) else ".") + closing_for(speech.opening),
            )


def _is_narrated(text: str) -> bool:
    return len(text.split()) >= _NARRATED and reads_as_narration(text, 1, len(text))


_NARRATED = 15
"""Words: whoever says fewer in the past tense may tell of others."""
_ASKS = re.compile(
    r"(?:(?:and|but|so)\s)?(?:who|what|where|when|why|how|which)(?:['’]s|\s(?:is|are|was|were|do|does|did|can|will|would))\b",
    re.I,
)


def _is_a_sentence(paragraph: Paragraph, speech: Quotation) -> bool:
    """Whether the stop was forgotten with the mark: speech among speech, not a sign, a song or a letter."""
    said = paragraph.text[speech.start + 1 :]
    among = paragraph.next_text[:1] in _MARKS or (paragraph.next_text[:1].isupper() and len(said.split()) > _SENTENCE)
    return len(said.split()) > 1 and said[0].isupper() and among and not said.istitle()


_SENTENCE = 3
_MARKS = ('"', "“", "'", "‘")


def _is_forgotten(paragraph: Paragraph, speech: Quotation) -> bool:
    """Not left out on purpose, and not missing before a tag or in the next paragraph, which are other checks'."""
    if tag_in(paragraph.text, speech) or goes_on(paragraph, speech) or _closes_later(paragraph):
        return False
    if paragraph.text.istitle() and len(paragraph.words) > 2:
        return False  # a headline
    return not any(is_verse(text) or is_set_off(text) for text in (paragraph.text, paragraph.next_text))


def _closes_later(paragraph: Paragraph) -> bool:
    """Whether the next paragraph closes what this one opened: one mark is missing there, not two."""
    said = quotations(paragraph.next_text, carried="", single=paragraph.single)
    return bool(said) and not said[0].opening


CHECK = Check(
    code="dialogue-010",
    title="The closing quotation mark is missing at the end of the paragraph",
    explanation=(
        "A speech is closed where it ends. Only when the same speaker goes on in the next paragraph is the mark left "
        "out, and then that paragraph begins with an opening mark; here the next one doesn't, or it is somebody's answer."
    ),
    wrong=(
        '"Row to the bell.\n\nNobody rowed.',
        "“Shall we row?\n\n“No,” said Bram.",
        'He turned round. "Row to the bell!',
        '"Row to the bell! He turned away.\n\nNobody rowed.',
        '"We should row to the bell\n\n"No," said Bram.',
        '"Do you hear the bell? The boat rocked and turned.',
        '"The water was high that night, and the boat rocked and turned on it until the morning came.\n\nNobody rowed.',
    ),
    right=(
        '"Row to the bell."\n\nNobody rowed.',
        "“"
        + "Once there was a bell under the lake, and whoever heard it had to row out and look for it. " * 3
        + "\n\n“"
        + "And one of them came back, with wet shoes and a fish in his hat, and never told us what he saw. " * 2
        + "”",
        '"This is what I sang:\n\nO bell, O bell,',
    ),
    source="Chicago Manual of Style 17, 13.30 and 13.37; New Hart's Rules 9.2.2",
    severity=Severity.ERROR,
    marks=('"', "“", "'", "‘"),
    where=is_lopsided,
    find=_find,
)
