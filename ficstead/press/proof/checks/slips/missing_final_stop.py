"""A paragraph that ends without a full stop."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.grammar import ACTION_VERBS, SPEECH_VERBS, tag_at
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_SHORT = 4
"""Fewer words may be a heading, a name, a cry."""
_SENTENCE_END = re.compile(r"[.!?…:;,—–-][\"”'’)\]*_]*$")
_LIST_ITEM = re.compile(r"(?:[-*•–—]|\(?\w{1,3}[.)])\s")
_LABEL = re.compile(r"[A-Z][\w .'’-]{0,30}:\s")
_FINITE = ACTION_VERBS | frozenset(
    """
    was were is are am had has have did does do said asked went came took looked turned could would should will can
    might must may made got saw knew felt began stood sat told gave left ran thought seemed found didn't wasn't
    couldn't wouldn't don't isn't it's i'm he's she's
    """.split()
)
_SPEAKING = SPEECH_VERBS | frozenset("began read wrote sang song saying broke".split())
_SMALL_WORD = re.compile(r"(?<![\w'’])[a-z]+(?:['’][a-z]+)?")
_ADDRESS = re.compile(r"(?:https?://|www\.|@)\S*$")
_INNER_STOP = re.compile(r"[a-z]{2}[.?!][\"”’]?\s")
_CHAPTER = re.compile(
    r"(?:chapter|part|book|act|scene|volume)\s(?:\d+|[ivxlc]+\b|one|two|three|four|five|six|seven|eight|nine|ten)"
    r"|(?:[IVXLC]+|\d+)(?:[.:—–-]|$)|chapter$",
    re.I,
)
_LETTER_ENDS = re.compile(r"(?:yours|love|sincerely|regards|dear|truly|faithfully|obedient|servant|xoxo)\b", re.I)

_INTRODUCING = frozenset("said says read reads saying reading wrote written was is were are sang cried asked".split())
"""What follows is a notice, a verse or a letter."""
_LEADING_ON = frozenset("a an the of to and or but with from".split())
"""What follows ends the sentence, set off from it."""


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    if text[-1] == "," and _ends_in_a_comma(paragraph) and _among_sentences(paragraph):
        yield Finding(len(text) - 1, len(text), ".", message="This paragraph ends in a comma")
    elif text[-1].islower() and len(paragraph.words) > 1 and _is_a_sentence(paragraph) and _among_sentences(paragraph):
        yield Finding(len(text), len(text), ".", message="This paragraph ends without a full stop")


def _is_a_sentence(paragraph: Paragraph) -> bool:
    text, words = paragraph.text, paragraph.words
    if (
        not _begins_as_a_sentence(text)
        or _CHAPTER.match(text)
        or _LIST_ITEM.match(text)
        or _LABEL.match(text)
        or _is_verse(text)
    ):
        return False
    if (
        (words[-1] in _INTRODUCING and not _says_who_spoke(paragraph))
        or (words[-1] in _LEADING_ON and paragraph.next_text.isupper())
        or text.split()[-1][0].isdigit()
        or _ends_a_letter(paragraph)
        or _ADDRESS.search(text)
    ):
        return False
    if any(each.start < len(text) <= each.end and not each.closing for each in paragraph.quotations):
        return False  # a quotation left open: there is no telling what is missing
    tells = any(word in _FINITE or word.endswith("ed") for word in _SMALL_WORD.findall(text))
    return tells or (len(words) >= 2 * _SHORT and not _is_a_heading(text)) or bool(_INNER_STOP.search(text))


def _ends_in_a_comma(paragraph: Paragraph) -> bool:
    """Whether nothing goes on behind the comma: no speech, no verse, no letter."""
    speaks = not _SPEAKING.isdisjoint(paragraph.words[-_LAST_CLAUSE:])
    return paragraph.next_text[:1].isupper() and not speaks and _is_a_sentence(paragraph)


_LAST_CLAUSE = 8
"""Words."""


def _ends_a_letter(paragraph: Paragraph) -> bool:
    return len(paragraph.words) < 3 * _SHORT and bool(_LETTER_ENDS.search(paragraph.text))


def _begins_as_a_sentence(text: str) -> bool:
    first = text.lstrip("\"“'‘*_([—–- ")[:1]
    return first.isupper()


def _is_verse(text: str) -> bool:
    """Lines that end before a margin would make them, each with a capital."""
    lines = text.split("\n")
    if len(lines) < 2:
        return False
    return max(map(len, lines)) < 50 or all(line.strip()[:1].isupper() for line in lines)


def _is_a_heading(text: str) -> bool:
    """Mostly Capitals, or all of them; or a chapter's number."""
    long = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in long)
    return 2 * capitals > len(long) or bool(_CHAPTER.match(text))


def _among_sentences(paragraph: Paragraph) -> bool:
    """Its neighbours end as sentences do, and what follows neither goes on nor is what was announced."""
    before, after = paragraph.previous_text, paragraph.next_text
    if (
        after
        and any(map(str.isalpha, after))
        and (after[0].islower() or after[0] in "…-–—*•(" or _announces(paragraph) or _is_verse(after))
    ):
        return False
    if (
        len(paragraph.words) < 2 * _SHORT
        and (not before or _is_a_break(before))
        and not _INNER_STOP.search(paragraph.text)
    ):
        return False  # a title, or a heading in two lines
    if len(paragraph.words) < _SHORT and not after:
        return False
    return all(not each or _SENTENCE_END.search(each) or _is_a_break(each) for each in (before, after))


def _announces(paragraph: Paragraph) -> bool:
    """`Then he said in a low voice`, and the next paragraph speaks."""
    if paragraph.next_text[0] not in "\"“'‘«":
        return False
    if _says_who_spoke(paragraph):
        return False
    last = _INNER_STOP.split(_narrated_at_the_end(paragraph))[-1].lower()
    return not _SPEAKING.isdisjoint(re.findall(r"[a-z]+", last))


def _says_who_spoke(paragraph: Paragraph) -> bool:
    """`“Row,” she said`: the tag belongs to what stands before it."""
    narrated = _narrated_at_the_end(paragraph)
    if len(narrated) == len(paragraph.text) or _INNER_STOP.search(narrated):
        return False
    return (
        narrated.lstrip()[:1].islower()
        or tag_at(paragraph.text, len(paragraph.text) - len(narrated.lstrip())) is not None
    )


def _narrated_at_the_end(paragraph: Paragraph) -> str:
    return paragraph.text[max((each.end for each in paragraph.quotations), default=0) :]


def _is_a_break(text: str) -> bool:
    """A line of asterisks, or a heading: nothing to learn from."""
    return (
        len(text) < 60 and not _SENTENCE_END.search(text) and (not any(map(str.isalpha, text)) or _is_a_heading(text))
    )


CHECK = Check(
    code="slip-004",
    title="A paragraph without its full stop",
    explanation=(
        "A paragraph of prose ends in a full stop, a question mark, an exclamation mark, a dash or an ellipsis. This "
        "one ends in a letter, though those around it don't. Headings, verse, lists, messages and letters are left "
        "alone."
    ),
    wrong=(
        "The bell had rung all night over the low water",
        "“Row,” she said.\n\nBram nodded\n\n“And now?” he asked.",
        "Bram took the oars. The boat moved off\n\nNobody saw them go.",
        "“Row,” she said, and he turned the boat towards the light",
        "The bell rang, and the boat was gone,\n\nNobody saw it go.",
    ),
    right=(
        "The bell had rung all night over the low water.",
        "Then he said in a low voice\n\n“Row.”",
        "The bell in the water\n\nIt rang.",
        "Chapter Two: In which a bell is rung",
        "The Bell Under the Water",
        "I have a boat and a lamp\nI have a bell and a tale\nand nobody was there",
        "We were about to leave when he said\n\nthat the boat was gone.",
        "Yours truly, and with all my love",
        "Bram: where were you all night",
        "At last he turned and said,\n\nThe boat is gone.",
        "* bread that was bought on Monday",
        "The sign over the door had said\n\nMR BRAM",
        "“I was going to tell you that",
        "We were there\n\nand you were not\n\nand the bell was still",
    ),
    source="Chicago Manual of Style 6.12; New Hart’s Rules 4.6",
    severity=Severity.ERROR,
    find=_find,
)
