"""style-008: the thoughts of two people in one paragraph."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.telling import told_text

_INWARD = frozenset(
    "thought felt wondered knew wanted hoped feared realized realised wished believed longed dreaded hated loved".split()
)
_MIND = re.compile(rf"\b([Hh]e|[Ss]he|I|[A-Z][a-z]+)\s(?:had\s)?({'|'.join(sorted(_INWARD))})\b")
_NOBODY = frozenset("they it who nobody everyone but and then so if when as what that this there here now yet".split())


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    minds = [found for found in _MIND.finditer(told_text(paragraph)) if found[1].lower() not in _NOBODY]
    for before, here in zip(minds, minds[1:], strict=False):
        if _are_two(before[1], here[1], context):
            message = f"“{before[0]}”, then “{here[0]}”: are we in two heads?"
            yield Finding(*here.span(), message=" ".join(message.split()))


def _are_two(one: str, other: str, context: Context) -> bool:
    """Two names or two unlike pronouns; a name and a pronoun may be the same person."""
    pronouns = {"he", "she", "i"}
    if one.lower() in pronouns and other.lower() in pronouns:
        return one.lower() != other.lower()
    return context.is_name(one) and context.is_name(other) and one != other


CHECK = Check(
    code="style-008",
    title="Perhaps in two heads at once",
    explanation=(
        "Readers follow a scene from inside one person. When a paragraph tells what he feared and then what she hoped, "
        "they lose their place, unless an all-knowing narrator tells the story."
    ),
    wrong=("He feared the worst. She hoped that he would stay.",),
    right=("He feared the worst. She smiled at him.", "He feared the worst, and he knew it."),
    source="Custom of editors of fiction",
    severity=Severity.STYLE,
    words=_INWARD,
    find=_find,
)
