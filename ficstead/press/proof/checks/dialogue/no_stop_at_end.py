"""Speech at the end of a paragraph without any stop."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.quotes import Quotation
from ficstead.press.proof.seams import stands_alone
from ficstead.press.proof.speeches import is_verse, spoken

_ENDS_IN_A_WORD = re.compile(r"(?<=[^\W\d_])(,?)[\"”'’]\Z")
_LEADS_IN = re.compile(r"[,:;]\s*\Z")


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    end = _ENDS_IN_A_WORD.search(text, max(0, len(text) - 3))
    said = spoken(paragraph) if end else []
    if end is None or not said or said[-1].end != len(text) or not said[-1].opening or is_verse(text):
        return
    if paragraph.next_text[:1].islower():
        return  # what was quoted stands in the middle of a sentence
    speech = said[-1]
    if not (stands_alone(text, speech) or _LEADS_IN.search(text[: speech.start])) or _is_heading(paragraph, speech):
        return
    if end[1] and _ADDRESS.match(text):
        return
    yield Finding(*end.span(1), None if _ASKS.match(text, speech.start + 1) else ".")


_ADDRESS = re.compile(r"[\"“'‘](?:(?:my\s)?dear(?:est)?|yours?|believe\sme|with\slove|love)\b", re.I)
"""How a letter begins and ends."""


_ASKS = re.compile(
    r"(?:(?:who|what|where|when|why|how|which|whose)(?:['’]s|\s(?:is|are|was|were|do|does|did|can|could|will|would|shall))"
    r"|(?:is|are|was|were|do|does|did|can|could|will|would|shall|have|has)\s(?:you|we|they|he|she|it|I|there|that|this))\b",
    re.I,
)


def _is_heading(paragraph: Paragraph, speech: Quotation) -> bool:
    """A title or a name by itself: `"The Drowned Bell"`; a single word may be an answer where answers stand around it."""
    if speech.start or paragraph.text.isupper():
        return not speech.start
    words = [word.strip("\"“”'‘’(,") for word in paragraph.text.split()]
    if len(words) == 1:
        return not (paragraph.next_text.startswith(_MARKS) and paragraph.previous_text.endswith(_MARKS))
    capitals = [word[:1].isupper() for word in words]
    return len(words) < 7 and capitals[-1] and sum(capitals) > len(words) // 2


_MARKS = ('"', "“", "”", "'", "‘", "’")

CHECK = Check(
    code="dialogue-017",
    title="Speech ends without a stop",
    explanation=(
        "Before the closing quotation mark at the end of a paragraph stands what ends the sentence: a full stop, a question "
        "mark, an exclamation mark; a dash when somebody interrupts, an ellipsis when the voice dies away."
    ),
    wrong=(
        '"Row to the bell"',
        "“Row,” he said. “Row to the bell”",
        'He turned round and said, "I will row to the bell"',
        '"What do you want from me"',
        '"We have to row to the bell,"',
    ),
    right=(
        '"Row to the bell."',
        '"Row to the—"',
        '"My dear Ottilie,"',
        '"The Drowned Bell"',
        'He had never liked the word "row"',
    ),
    source="Chicago Manual of Style 17, 6.12; New Hart's Rules 9.2.3",
    severity=Severity.ERROR,
    marks=('"', "”", "'", "’"),
    find=_find,
)
