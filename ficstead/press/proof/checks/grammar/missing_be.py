"""A form of “be” left out: he going to leave, she tired, but they afraid of it."""

import re
from collections.abc import Iterator
from itertools import product

from ficstead.press.proof.checks.confusions.wording import before
from ficstead.press.proof.checks.grammar.missing_ing import ing
from ficstead.press.proof.checks.grammar.narration import ends_phrase, is_talk
from ficstead.press.proof.checks.grammar.told_in import bent
from ficstead.press.proof.checks.grammar.verbs import PAST
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_BE = {"he": ("was", "is"), "she": ("was", "is"), "it": ("was", "is"), "they": ("were", "are"), "we": ("were", "are")}
_DOING = frozenset(ing(base) for base in PAST if base != "have")
_STATES = frozenset("afraid asleep awake hungry thirsty unable tired glad sorry".split())
_PAIRS = frozenset(product(_BE, _DOING | _STATES))
_LEADING = frozenset("but because that when".split())


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for who, state in _PAIRS.intersection(paragraph.pairs()):
        for index in paragraph.where(state):
            if before(paragraph, index) == who and _lacks_it(paragraph, index):
                at = paragraph.spans[index][0]
                past, present = _BE[who]
                told = bent("go", paragraph)
                be = None if told is None else past if told == "went" else present
                message = f"“{be or 'was'}” seems to be missing here"
                yield Finding(at, at, f"{be} " if be else None, message=message)


def _lacks_it(paragraph: Paragraph, index: int) -> bool:
    """At the beginning of a sentence, or of a clause that must have a verb; not `they looking on`, behind a comma."""
    if is_talk(paragraph, index, index) or (paragraph.words[index] in _STATES and not ends_phrase(paragraph, index)):
        return False
    gap = paragraph.gaps[index - 1].strip()
    if gap or index == 1:
        if _ANOTHER_SUBJECT.match(paragraph.text, paragraph.spans[index][1]):
            return False
        return paragraph.forms[index - 1][0].isupper() and paragraph.text[paragraph.spans[index][1] :][:1] == " "
    return before(paragraph, index - 1) in _LEADING


_ANOTHER_SUBJECT = re.compile(r"[^.!?;]*,\s(?:he|she|it|they|I|we|his|her|their|the|a|an|[A-Z][a-z]+)\s")
"""`She rising as he did so, they stood close.`"""

CHECK = Check(
    code="grammar-025",
    title="A form of “be” left out",
    explanation="“He going to leave” has no verb that says when: it is “he was going to leave”, or “he is going to leave”.",
    wrong=(
        "The door opened. He going to leave.",
        "She laughed, but he looking at the sea.",
        "The night was cold. She tired and wet.",
    ),
    right=(
        "The door opened. He was going to leave.",
        "She laughed, he looking at the sea. They were tired.",
        "“He going to leave,” she said.",
    ),
    source="Chicago 5.97 (verbs); any grammar",
    severity=Severity.SUGGESTION,
    pairs=_PAIRS,
    find=_find,
)
