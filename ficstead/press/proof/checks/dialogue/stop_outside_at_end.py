"""A full stop outside the quotation mark where the speech is a sentence of its own."""

import re
from collections.abc import Iterator

from ficstead.press.proof.checks.dialogue.lead_in import SAID
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.quotes import Quotation
from ficstead.press.proof.seams import stands_alone
from ficstead.press.proof.speeches import goes_on_behind_a_tag

_OUTSIDE = re.compile(r"(?<=[\w*])([\"”'’])([.?!])(?=\s*\Z|\s+[\"“'‘A-Z])")


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    seams = {seam.mark for seam in paragraph.seams if seam.is_tag}
    for speech in paragraph.quotations:
        found = _OUTSIDE.match(text, speech.end - 1) if speech.opening and speech.closing and not speech.level else None
        if found is None or found.start() in seams:
            continue
        if goes_on_behind_a_tag(paragraph, speech) or _is_an_answer(paragraph, speech) or _is_a_sentence(text, speech):
            yield Finding(found.start(), found.end(), found[2] + found[1])


def _is_a_sentence(text: str, speech: Quotation) -> bool:
    words = text[speech.start + 1 : speech.end - 1].split()
    return (
        (stands_alone(text, speech) or _is_led_into(text, speech))
        and len(words) >= _SENTENCE
        and words[0][0].isupper()
        and not all(word[0].isupper() for word in words)
    )


def _is_led_into(text: str, speech: Quotation) -> bool:
    """`Bram said, "Row to the bell".`"""
    return _LED_INTO.search(text, max(0, speech.start - 40), speech.start) is not None


_LED_INTO = re.compile(rf"\b(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e|[A-Z][a-z]+|and)\s{SAID}(?:\sto\s[\w\s]{{2,20}})?[,:]?\s\Z")


def _is_an_answer(paragraph: Paragraph, speech: Quotation) -> bool:
    """A paragraph of nothing but this quotation, where others speak around it."""
    alone = speech.start == 0 and speech.end == len(paragraph.text) - 1
    return alone and paragraph.previous_text.endswith(_MARKS) and paragraph.next_text.startswith(_MARKS)


_MARKS = ('"', "“", "”", "'", "‘", "’")
_SENTENCE = 3
"""Words: what is shorter may be a title or a mere phrase, and a British writer puts the stop outside those."""

CHECK = Check(
    code="dialogue-021",
    title="The stop at the end of speech belongs inside the quotation mark",
    explanation=(
        "When the words spoken are a sentence of their own, its full stop, question mark or exclamation mark is spoken "
        "too and stands inside, in American and in British books."
    ),
    wrong=(
        '"Row to the bell".',
        '"Shall we row"? "No."',
        "He turned round. “We have to row”.",
        'Bram said, "We have to row".',
        '"Row," he said, "or swim".',
        '"When?"\n\n"Now".\n\n"But why?"',
    ),
    right=(
        '"Row to the bell."',
        'They called it "the drowned bell".',
        '"The Drowned Bell".',
        'She has read "Bells under Water". So has he.',
    ),
    source="Chicago Manual of Style 17, 6.9; New Hart's Rules 9.2.3",
    severity=Severity.ERROR,
    safe=True,
    marks=('".', "”.", "'.", "’.", '"?', "”?", "'?", "’?", '"!', "”!", "'!", "’!"),
    find=_find,
)
