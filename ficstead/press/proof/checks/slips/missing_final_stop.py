"""A paragraph that ends without a full stop."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_FEWEST_WORDS = 4
_SENTENCE_END = re.compile(r"[.!?…:;,—–-][\"”'’)\]*_]*$")
_LIST_ITEM = re.compile(r"(?:[-*•–—]|\(?\w{1,3}[.)])\s")
_LABEL = re.compile(r"[A-Z][\w .'’-]{0,30}:\s")
_FINITE = frozenset(
    """
    was were is are am had has have did does do said asked went came took looked turned could would should will can
    might must may made got saw knew felt began stood sat told gave left ran thought seemed found didn't wasn't
    couldn't wouldn't don't isn't it's i'm he's she's
    """.split()
)
_LETTER_ENDS = re.compile(r"(?:yours|love|sincerely|regards|dear|truly|faithfully|obedient|servant|xoxo)\b", re.I)

_INTRODUCING = frozenset("said says read reads saying reading wrote written was is were are sang cried asked".split())
"""What follows is a notice, a verse or a letter."""


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    if not text[-1].islower() or len(paragraph.words) < _FEWEST_WORDS:
        return
    if _is_a_sentence(paragraph) and _among_sentences(paragraph):
        yield Finding(len(text), len(text), ".", message="This paragraph ends without a full stop")


def _is_a_sentence(paragraph: Paragraph) -> bool:
    text, words = paragraph.text, paragraph.words
    if not _begins_as_a_sentence(text) or _LIST_ITEM.match(text) or _LABEL.match(text) or _is_verse(text):
        return False
    if _is_a_heading(text) or _LETTER_ENDS.search(text, max(0, len(text) - 40)):
        return False
    if any(each.start < len(text) <= each.end and not each.closing for each in paragraph.quotations):
        return False  # a quotation left open: there is no telling what is missing
    if words[-1] in _INTRODUCING:
        return False
    if re.search(r"(?:https?://|www\.|@)\S*$", text):
        return False
    return not _FINITE.isdisjoint(words) or len(words) >= 2 * _FEWEST_WORDS or bool(re.search(r"[.?!]\s", text))


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
    return 2 * capitals > len(long) or bool(re.match(r"(?:chapter|part|book|act|scene)\b", text, re.I))


def _among_sentences(paragraph: Paragraph) -> bool:
    """Its neighbours end as sentences do, and what follows doesn't simply go on."""
    before, after = paragraph.previous_text, paragraph.next_text
    if after and (after[0].islower() or after[0] in "…-–—*#•~_("):
        return False
    return all(not each or _SENTENCE_END.search(each) or _is_a_break(each) for each in (before, after))


def _is_a_break(text: str) -> bool:
    """A line of asterisks, or a heading: nothing to learn from."""
    return len(text) < 60 and (not any(map(str.isalpha, text)) or _is_a_heading(text))


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
        "Bram took the oars. The boat moved off\n\nNobody saw them go.",
        "“Row,” she said, and he turned the boat towards the light",
    ),
    right=(
        "The bell had rung all night over the low water.",
        "Chapter Two: In which a bell is rung",
        "The Bell Under the Water",
        "I have a boat and a lamp\nI have a bell and a tale\nand nobody was there",
        "We were about to leave when he said\n\nthat the boat was gone.",
        "Yours truly, and with all my love",
        "Bram: where were you all night",
        "* bread that was bought on Monday",
        "The sign over the door had said\n\nMR BRAM",
        "“I was going to tell you that",
        "We were there\n\nand you were not\n\nand the bell was still",
    ),
    source="Chicago Manual of Style 6.12; New Hart’s Rules 4.6",
    severity=Severity.ERROR,
    find=_find,
)
