"""The closing quotation mark forgotten between speech and its tag."""

from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.quotes import Quotation
from ficstead.press.proof.speeches import closing_for, goes_on, is_lopsided, is_tale, is_verse, tag_in, unclosed


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    if is_verse(text):
        return
    for speech, after in unclosed(paragraph):
        tag = tag_in(text, speech)
        if tag is None or (after is None and _is_retold(paragraph, speech, tag.end)):
            continue
        at = len(text[: tag.start].rstrip())
        comma = "," if text[at - 1].isalnum() else ""
        yield Finding(at, at, comma + closing_for(speech.opening))


def _is_retold(paragraph: Paragraph, speech: Quotation, behind_tag: int) -> bool:
    """Whether the tag may be part of a longer tale that a character tells over several paragraphs."""
    if not goes_on(paragraph, speech):
        return False
    return is_tale(paragraph, speech) or len(paragraph.text[behind_tag:].split()) > _REST_OF_A_SENTENCE


_REST_OF_A_SENTENCE = 25
"""Words."""

CHECK = Check(
    code="dialogue-009",
    title="The closing quotation mark is missing before a dialogue tag",
    explanation=(
        "The speech runs into its tag: nothing shows where the words spoken end and the narrator goes on. A closing "
        "quotation mark stands between the comma (or question mark) and the tag."
    ),
    wrong=(
        '"Row to the bell, he said.',
        "“Shall we row? asked Bram.\n\n“No.”",
        '"Row to the bell, he said. "Row now."',
        '"Row to the bell, said the old man, "or swim."',
        '"I will row he said.',
    ),
    right=(
        '"Row to the bell," he said.',
        '"He came in, he said nothing, and he left."',
        '"So we rowed, he said, until the bell rang."',
    ),
    source="Chicago Manual of Style 17, 13.37; New Hart's Rules 9.2.1",
    severity=Severity.ERROR,
    marks=('"', "“", "'", "‘"),
    where=is_lopsided,
    find=_find,
)
