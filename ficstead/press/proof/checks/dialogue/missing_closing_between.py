"""Speech opened twice and closed once: a mark is missing between."""

from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.speeches import closing_at, is_lopsided, is_verse, narration_in, tag_in, unclosed


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    for speech, after in unclosed(paragraph):
        if after is None or not after.closing or tag_in(text, speech) or is_verse(text) or _leads_in(text, speech.end):
            continue
        at = narration_in(text, speech)
        if at is None:
            yield Finding(speech.end, speech.end + 1)
        else:
            yield Finding(at, at, closing_at(text, at, speech.opening))


def _leads_in(text: str, at: int) -> bool:
    """Whether a speaker goes on to quote others in the same kind of marks: `"He said, "Row."`"""
    before = text[:at].rstrip()
    return before.endswith((",", ":")) or before[-1:].isalnum()


CHECK = Check(
    code="dialogue-019",
    title="Two quotation marks open, and none closes between them",
    explanation=(
        "A second speech begins before the first one is closed: a closing mark is missing somewhere between the two, "
        "most often before the narrator's words, or the second opening mark is one too many."
    ),
    wrong=(
        '"Row to the bell! He turned to the lake. "Row now!"',
        "“Row to the bell. Bram looked up. “Shall we?”",
        '"We row. We swim. "We sing."',
    ),
    right=(
        '"Row to the bell!" He turned to the lake. "Row now!"',
        '"And he told me, "Row to the bell.""',
        "\"He said, 'Row to the bell!' And we rowed.\"",
    ),
    source="Chicago Manual of Style 17, 13.30 and 13.37; New Hart's Rules 9.2.1",
    severity=Severity.ERROR,
    marks=('"', "“", "'", "‘"),
    where=is_lopsided,
    find=_find,
)
