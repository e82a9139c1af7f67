"""Speech that nobody closes before the paragraph ends."""

from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.quotes import Quotation
from ficstead.press.proof.speeches import closing_for, goes_on, is_verse, narration_in, tag_in, unclosed

_ENDS_SPEECH = (".", "?", "!", "…", "—", "–", "-")
"""A colon or a comma leads on to what is quoted next: verse, a letter."""


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    for speech, after in unclosed(paragraph):
        if after is None and text.endswith(_ENDS_SPEECH) and _is_forgotten(paragraph, speech):
            at = narration_in(text, speech) or len(text)
            yield Finding(at, at, closing_for(speech.opening))


def _is_forgotten(paragraph: Paragraph, speech: Quotation) -> bool:
    """Not left out on purpose, and not missing before a tag, which is another check's."""
    if tag_in(paragraph.text, speech) or goes_on(paragraph, speech):
        return False
    return not is_verse(paragraph.text) and not is_verse(paragraph.next_text)


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
    find=_find,
)
