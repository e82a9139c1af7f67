"""A present behind what was: it was the first time he has spoken, she knew that he is gone."""

from collections.abc import Iterator
from itertools import product

from ficstead.press.proof.checks.confusions.wording import before, replaced, side_by_side
from ficstead.press.proof.checks.grammar.narration import is_talk
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_PAST = {"is": "was", "are": "were", "has": "had", "have": "had", "will": "would", "can": "could", "isn't": "wasn't"}
_PAIRS = frozenset(product("he she it they i we".split(), _PAST))
_KNEW = frozenset("knew thought felt hoped realized realised wondered believed noticed decided".split())
_KNOWS = ("he", "she", "they")


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for who, verb in _PAIRS.intersection(paragraph.pairs()):
        for index in paragraph.where(verb):
            if (
                before(paragraph, index) == who
                and _is_behind_past(paragraph, index)
                and not is_talk(paragraph, index, index)
            ):
                yield replaced(paragraph, index, index, _PAST[verb], context)


def _is_behind_past(paragraph: Paragraph, index: int) -> bool:
    """`She knew that he is`, `It was the first time I have`."""
    at = index - 2 if before(paragraph, index - 1) != "that" else index - 3
    if at < 1 or not side_by_side(paragraph, at - 1, index):
        return False
    subject, verb = paragraph.words[at - 1 : at + 1]
    if verb == "time" and paragraph.words[index] in ("has", "have"):
        return at > 3 and paragraph.words[at - 3 : at - 1] == ["was", "the"] and side_by_side(paragraph, at - 3, at)
    return verb in _KNEW and subject in _KNOWS and paragraph.words[index - 1] not in ("i", "we")


CHECK = Check(
    code="grammar-019",
    title="A present behind a past",
    explanation="It was the first time he had spoken; she knew that he was gone: what is told in the past stays there.",
    wrong=("It was the first time he has spoken.", "She knew that he is gone.", "He thought it will rain."),
    right=(
        "It was the first time he had spoken. It is the first time he has spoken.",
        "She knew that he was gone, and he thought it would rain.",
        "“He thought it will rain,” she said.",
    ),
    source="Chicago 5.130 (sequence of tenses); any grammar",
    severity=Severity.SUGGESTION,
    pairs=_PAIRS,
    find=_find,
)
