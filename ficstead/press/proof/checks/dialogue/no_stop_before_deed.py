"""No stop at all between speech and what somebody does."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.seams import Seam, goes_on_after_a_tag, stands_alone

_SENTENCE = 2
"""Words: what is shorter may be a word that is quoted."""


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    for seam in paragraph.seams:
        if seam.inside or seam.outside or seam.is_tag:
            continue
        freely = stands_alone(text, seam.speech) or goes_on_after_a_tag(text, seam, paragraph.seams)
        if freely and _BEGINS_A_SENTENCE.match(text, seam.word):
            yield Finding(seam.mark, seam.mark, ".")
        elif seam.is_deed and _is_spoken(text, seam) and _ends(text, seam):
            between = text[seam.mark : seam.word]
            yield Finding(seam.mark, seam.word + 1, f".{between}{text[seam.word].upper()}")


_BEGINS_A_SENTENCE = re.compile(r"(?:He|She|They|Then)\s(?!said\b)[a-z]")


def _is_spoken(text: str, seam: Seam) -> bool:
    """Whether the paragraph begins with it as with a sentence, no title: `"The Drowned Bell" stood on the shelf.`"""
    words = text[1 : seam.mark].split()
    begins = seam.speech.start == 0 and bool(seam.speech.opening) and text[1:2].isupper()
    sentence = len(words) > _SENTENCE and words[1][0].islower() and _LAST_WORD.search(text, 0, seam.mark)
    return begins and (bool(sentence) or _ANSWER.fullmatch(text, 1, seam.mark) is not None)


_ANSWER = re.compile(r"(?:(?:Oh|Ah|Well|Why),\s)?(?:yes|no|oh|well|never|nothing|of course|certainly)", re.I)


_LAST_WORD = re.compile(
    r"\s(?!(?:a|an|the|of|to|and|or|but|that|if|my|your|his|her|their|our|is|are|was|were|with|for)\Z)[a-z]+\Z"
)
"""Not one that is broken off."""


def _ends(text: str, seam: Seam) -> bool:
    """Whether the deed is a sentence by itself: nobody goes on speaking in the midst of it."""
    return _WHOLE_SENTENCE.match(text, seam.word) is not None


_WHOLE_SENTENCE = re.compile(r"[^\"“”]*[.?!…](?:\s+[\"“]|\Z)")


CHECK = Check(
    code="dialogue-029",
    title="No stop between speech and a deed",
    explanation=(
        "Speech ends in a stop of its own before the narrator tells what somebody does: a full stop, a question mark or an "
        "exclamation mark, inside the quotation mark."
    ),
    wrong=(
        '"Row to the bell" she pointed at the lake.',
        "“Row to the bell” Bram took the oars. “Now.”",
        '"Oh, no" Bram shook his head.',
        'He looked up. "Row" She took the oars.',
    ),
    right=(
        '"Row to the bell." She pointed at the lake.',
        '"The Bell" he took from the shelf.',
        '"Row to the bell" was all he heard.',
    ),
    source="Chicago Manual of Style 6.9 and 13.14; New Hart's Rules 9.2.2",
    severity=Severity.SUGGESTION,
    gaps=re.compile(r"\A[\"”'’]\s+\Z"),
    find=_find,
)
