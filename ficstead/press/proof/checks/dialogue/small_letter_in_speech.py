"""Speech that begins with a small letter where a sentence begins."""

import re
from collections.abc import Iterator

from ficstead.press.proof.checks.dialogue.lead_in import SAID, SPEAKER_FIRST, leads_into_speech
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.speeches import spoken

_AT_START = re.compile(r"[\"“]([a-z])(?=[a-z]+(?:['’][a-z]+)?[\s,.?!])")
_AT_START_SINGLE = re.compile(r"['‘]([a-z])(?=[a-z]+(?:['’][a-z]+)?[\s,.?!])")
_BEHIND_A_SENTENCE = re.compile(r"\s(?<=[a-z]{3}[.?!]\s)[\"“]([a-z])(?=[a-z]+\s)")
_LED_INTO = re.compile(rf"{SPEAKER_FIRST}{SAID},?\s[\"“'‘]([a-z])(?=[a-z'’]*\s)")
_BEHIND_A_COMMA = re.compile(r",\s[\"“'‘]([a-z])(?=[a-z'’]*[\s,])")
_LEADS_IN = re.compile(rf"(?<=[a-z]\s)(?<!ly\s){SAID}\Z")
_LONGEST_LEAD = 30
"""Characters: `whispered affectionately`."""
_BEHIND_A_SENTENCE_SINGLE = re.compile(r"\s(?<=[a-z]{3}[.?!]\s)['‘]([a-z])(?=[a-z]+\s[^'’]*[.?!,]['’])")


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    first = (_AT_START_SINGLE if paragraph.single else _AT_START).match(text)
    if first and not paragraph.carried and _is_speech(paragraph) and not _goes_on_before(paragraph):
        yield Finding(first.start(1), first.end(1), first[1].upper())
    for found in (_BEHIND_A_SENTENCE_SINGLE if paragraph.single else _BEHIND_A_SENTENCE).finditer(text):
        if not any(each.end <= found.start() and not each.level for each in paragraph.quotations):
            yield Finding(found.start(1), found.end(1), found[1].upper())
    for begins, at in _led_into(paragraph):
        if leads_into_speech(paragraph, begins, at - 1):
            yield Finding(at, at + 1, text[at].upper(), safe=False)


def _led_into(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """Where the narrator's words that lead into speech begin, and where the speech's first letter stands."""
    text = paragraph.text
    for found in _LED_INTO.finditer(text):
        yield found.start(), found.start(1)
    for found in _BEHIND_A_COMMA.finditer(text):
        led = _LEADS_IN.search(text, max(0, found.start() - _LONGEST_LEAD), found.start())
        if led and _is_first_speech(paragraph, led.start()):
            yield led.start(), found.start(1)


def _is_first_speech(paragraph: Paragraph, at: int) -> bool:
    """Whether somebody begins to speak here, behind a sentence that leads into it; nothing written is cited."""
    if _CITING.search(paragraph.text, 0, at):
        return False
    ends = [each.end for each in spoken(paragraph) if each.end <= at]
    if not ends:
        return not paragraph.carried and not _goes_on_before(paragraph)
    return _SENTENCE_ENDS.search(paragraph.text, ends[-1], at) is not None


_CITING = re.compile(
    r"(?:\b(?:sign|note|notice|letter|card|label|message|poster|screen|paper|book|poem|song|proverb|Bible|Scripture|which|that)"
    r"|(?:\A|[.?!]\s)As\s[^.?!]*)\s\Z"
)
_SENTENCE_ENDS = re.compile(r"[a-z]{3}[.?!]\s+(?=[A-Z])")


def _is_speech(paragraph: Paragraph) -> bool:
    said = paragraph.quotations[0] if paragraph.quotations else None
    if said is None or not said.closing:
        return False
    spoken = paragraph.text[said.start + 1 : said.end - 1]
    return spoken.endswith((".", ",", "?", "!", "…", "-", "—", "–")) and not spoken.startswith(_NO_WORDS)


_NO_WORDS = ("em ", "tis ", "twas ", "cause ", "til ", "ere ", "iPhone", "eBay", "er,", "er ")


def _goes_on_before(paragraph: Paragraph) -> bool:
    """Whether the paragraph before is a sentence that this one goes on with."""
    before = paragraph.previous_text.rstrip("*_ ")
    if not before or before.endswith(":"):
        return False
    return not before.rstrip("\"”'’)").endswith((".", "?", "!", "…", *(_CUT_OFF if before.endswith(_CLOSING) else ())))


_CUT_OFF, _CLOSING = ("-", "—", "–"), ('"', "”", "'", "’")

CHECK = Check(
    code="dialogue-016",
    title="Speech begins with a small letter",
    explanation=(
        "What somebody says begins with a capital, as every sentence does. A small letter is right only where an interrupted "
        "speech goes on, or where a few words are quoted in the middle of a sentence."
    ),
    wrong=(
        '"row to the bell," he said.',
        "“then we row.”",
        'He turned round. "row to the bell now!"',
        'Bram said, "we row to the bell."',
        'They looked at the lake, and Bram said, "we row to the bell."',
    ),
    right=(
        '"Row to the bell," he said, "or swim."',
        '"... then we row," he said.',
        '"Row," he said, "and then we swim."',
        'Bram said, "row", and rowed.',
        'The sign said, "closed until Monday."',
        'As my mother said, "the best things come to those who wait."',
        '"Row," cried Bram, and he said, "or swim to the bell."',
        'The old men called it "the drowned bell" and nothing else.',
        '"—and then we row."',
    ),
    source="Chicago Manual of Style 17, 13.14 and 13.19",
    severity=Severity.ERROR,
    safe=True,
    marks=('"', "“", "'", "‘"),
    find=_find,
)
