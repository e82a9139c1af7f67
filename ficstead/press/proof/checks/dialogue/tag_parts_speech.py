"""The mark between a tag and the speech that goes on behind it."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.seams import Seam, begins_small
from ficstead.press.proof.speeches import has_tag

_STOP_BEFORE_SMALL = re.compile(r"(\.)\s+[\"“'‘](?=[a-z])")
_NOTHING_BEFORE = re.compile(r"(?:\s\w+ly)?()\s+[\"“'‘](?=\w)")
_NEW_SENTENCE = re.compile(r"(?:\s\w+ly)?()\s+(?=[\"“'‘][A-Z][\w'’]*[\s,.?!])")
_TO_THE_END_OF_TAG = re.compile(r"(?:\s\w+ly)?(?=\.\s+[\"“'‘][a-z])|[^.?!\"“”,;:]{0,40}(?=\.\s+[\"“'‘][a-z])")


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    openings = {each.start for each in paragraph.quotations if each.opening}
    for seam in paragraph.seams:
        if not seam.is_tag or seam.clause is None:
            continue
        if seam.inside.endswith(("!", "?")) and (begins_small(text, seam) or seam.clause.named):
            behind = _NEW_SENTENCE.match(text, seam.clause.end)
            if behind and behind.end() in openings:
                yield Finding(*behind.span(1), ".")
        if not seam.inside.endswith(","):
            continue
        found = _parting(text, seam)
        if found and found.end() - 1 in openings:
            yield Finding(*found.span(1), ",")


def _parting(text: str, seam: Seam) -> re.Match[str] | None:
    """What stands between this tag and the next quotation, if it is a stop before a small letter, or nothing."""
    behind = seam.clause.end if seam.clause else seam.word
    nothing = _NOTHING_BEFORE.match(text, behind)
    if nothing:
        return nothing
    tag = _TO_THE_END_OF_TAG.match(text, behind)
    return _STOP_BEFORE_SMALL.match(text, tag.end()) if tag else None


CHECK = Check(
    code="dialogue-018",
    title="A comma belongs between the tag and the speech that goes on",
    explanation=(
        "A tag in the middle of a spoken sentence stands between two commas: the speech before it ends in one, and one leads "
        "back to the speech, which goes on with a small letter."
    ),
    wrong=(
        '"Row to the bell," he said. "or swim."',
        "“Row to the bell,” said Bram “or swim.”",
        '"Row to the bell," he said softly "or swim."',
    ),
    right=(
        '"Row to the bell," he said, "or swim."',
        '"Row to the bell," he said. "Or swim."',
        '"Row," said the man they called "the ferryman".',
    ),
    source="Chicago Manual of Style 17, 13.14; New Hart's Rules 9.2.2",
    severity=Severity.ERROR,
    safe=True,
    marks=('"', "“", "'", "‘"),
    where=has_tag,
    find=_find,
)
