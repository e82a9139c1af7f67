"""A plural that does what one does: these boats is, people was, places that has; and his hand were."""

from collections.abc import Iterator
from itertools import product

from ficstead.press.proof.checks.confusions.wording import before, replaced, word_at
from ficstead.press.proof.checks.grammar.narration import begins_clause, clause_before, is_talk
from ficstead.press.proof.checks.grammar.nouns import PEOPLE, THINGS
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_WERE = {"was": "were", "is": "are", "has": "have", "wasn't": "weren't", "isn't": "aren't", "hasn't": "haven't"}
_PLURALS = frozenset((PEOPLE | THINGS).values()) | {"people", "others", "ones", "eyes", "feet"}
_ONES = {
    "hand": "hands",
    "eye": "eyes",
    "arm": "arms",
    "leg": "legs",
    "ear": "ears",
    "foot": "feet",
    "finger": "fingers",
}
"""Of which everybody has two."""
_WHOSE = frozenset("my his her your our their".split())
_LISTS = frozenset(
    "these those all both many several most some few other two three four five six seven eight nine ten the his her my".split()
)
_PAIRS = (
    frozenset(product(_PLURALS, _WERE))
    | frozenset(product(("that", "who", "which"), _WERE))
    | frozenset(product(_ONES, ("were", "are")))
)


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for subject, verb in _PAIRS.intersection(paragraph.pairs()):
        for index in paragraph.where(verb):
            if before(paragraph, index) != subject:
                continue
            at, right = _put_right(paragraph, index)
            if right and not is_talk(paragraph, index, index):
                yield replaced(paragraph, at, at, right, context)


def _put_right(paragraph: Paragraph, index: int) -> tuple[int, str]:
    """Which word is wrong here, and what is right; empty where none is."""
    subject, verb = paragraph.words[index - 1 : index + 1]
    if subject in _ONES:
        return index - 1, _ONES[subject] if _is_one(paragraph, index - 1) else ""
    if subject in ("that", "who", "which"):
        return index, _WERE[verb] if _is_told_of_many(paragraph, index - 2) else ""
    return index, _WERE[verb] if _are_many(paragraph, index - 1) else ""


def _is_one(paragraph: Paragraph, index: int) -> bool:
    """`His hand were shaking`; not `if his hand were`, `his hat and hand were`."""
    first = index - 1
    return (
        word_at(paragraph, first) in _WHOSE
        and _begins(paragraph, first)
        and not _WISHES.intersection(clause_before(paragraph, first))
    )


def _are_many(paragraph: Paragraph, index: int) -> bool:
    """`These boats is`, `All the boys was`, at the beginning of a clause; not `one of these boats is`."""
    first = index
    while before(paragraph, first) in _LISTS and index - first < 3:
        first -= 1
    return (first < index or paragraph.words[index] in ("people", "others")) and _begins(paragraph, first)


def _is_told_of_many(paragraph: Paragraph, index: int) -> bool:
    """`To places that has too much of it`; not `one of the places that has`, `nothing about places that is true`."""
    if word_at(paragraph, index) not in _PLURALS or not before(paragraph, index + 1):
        return False
    earlier = clause_before(paragraph, index, 6)
    return bool(earlier) and earlier[-1] in _BEFORE_MANY and not _OTHERS.intersection(earlier)


_BEFORE_MANY = frozenset("two three four five six seven eight nine ten several many few these those from to".split())
_OTHERS = frozenset("one of only about than it something nothing anything everything thing".split())


def _begins(paragraph: Paragraph, first: int) -> bool:
    return begins_clause(paragraph, first) or word_at(paragraph, first - 1) in _LEADING


_LEADING = frozenset("but because that so when while where saw knew".split())
_WISHES = frozenset("if though wish wished lest unless whether would should could".split())

CHECK = Check(
    code="grammar-010",
    title="A plural with the verb of one",
    explanation="These boats are, people were, places that have: several things go with the plural of the verb. His hands were shaking, or one hand was.",
    wrong=(
        "All the boys was asleep.",
        "He saw that these books is old.",
        "She came from places that has no name.",
        "His hand were shaking.",
    ),
    right=(
        "All the boys were asleep. One of these books is old.",
        "She came from one of the places that has no name.",
        "If his hand were shaking, she would know.",
        "“People was kinder then,” said the old man. Ten of the boys was a lot.",
    ),
    source="Chicago 5.138 (agreement); any grammar",
    severity=Severity.ERROR,
    pairs=_PAIRS,
    find=_find,
)
