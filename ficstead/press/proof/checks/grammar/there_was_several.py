"""One verb for many: there was three of them, most of them was, everyone were."""

from collections.abc import Iterator
from itertools import product

from ficstead.press.proof.checks.confusions.wording import before, replaced, word_at
from ficstead.press.proof.checks.grammar.narration import clause_before, is_talk
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_PLURAL = {
    "was": "were",
    "is": "are",
    "has": "have",
    "does": "do",
    "wasn't": "weren't",
    "isn't": "aren't",
    "hasn't": "haven't",
}
_SINGULAR = {many: one for one, many in _PLURAL.items()}
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve twenty several many few dozens hundreds".split()
)
_ONE_AMOUNT = frozenset(
    "pounds dollars minutes hours years miles feet inches yards weeks days months hundred thousand million o'clock percent".split()
)
_BEHIND_SEVERAL = frozenset("of or people men women children".split())
_SHARES = frozenset("most many all both several few some two three four five six".split())
_MANY = frozenset("them us you these those".split())
_EACH_ONE = frozenset("everyone everybody everything someone somebody nobody anyone anybody nothing something".split())


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for subject, verb in _PAIRS.intersection(paragraph.pairs()):
        for index in paragraph.where(verb):
            right = _right(paragraph, index, verb) if before(paragraph, index) == subject else ""
            if right and not is_talk(paragraph, index, index):
                yield replaced(paragraph, index, index, right, context)


def _right(paragraph: Paragraph, index: int, verb: str) -> str:
    subject = before(paragraph, index)
    if verb in _PLURAL:
        several = (subject == "there" and _several_behind(paragraph, index)) or (
            subject in _MANY and _is_share(paragraph, index - 1)
        )
        return _PLURAL[verb] if several else ""
    if subject in _EACH_ONE and verb != "do" and _is_subject(paragraph, index - 1):
        return _SINGULAR[verb]
    return ""


def _several_behind(paragraph: Paragraph, index: int) -> bool:
    """`There was three of them`, `there was only two or three boats`; but `there was two pounds`, one amount."""
    at = index + 2 if word_at(paragraph, index + 1) in ("only", "still", "also", "always", "just") else index + 1
    following = paragraph.words[at + 1 : at + 5]
    if word_at(paragraph, at) not in _NUMBERS or _ONE_AMOUNT.intersection(following) or paragraph.gaps[at].strip():
        return False
    return bool(following) and (following[0] in _BEHIND_SEVERAL or following[0].endswith("s"))


def _is_share(paragraph: Paragraph, index: int) -> bool:
    """`Most of them`; not `the sight of most of them`, `one of all of them`."""
    return (
        before(paragraph, index) == "of"
        and before(paragraph, index - 1) in _SHARES
        and before(paragraph, index - 2) not in ("of", "to", "for", "with", "by", "in", "from", "each", "at", "than")
    )


def _is_subject(paragraph: Paragraph, index: int) -> bool:
    """No wish, nor question: `as if everyone were`, `let everybody have`, `in front of everyone are`."""
    earlier = clause_before(paragraph, index, 6)
    return not _WISHES.intersection(earlier) and (not earlier or earlier[-1] in _LEADING)


_WISHES = frozenset(
    "if though wish wished lest unless whether would should could did does do may might let make see like".split()
)
_LEADING = frozenset("and but because when where that so while as then".split())

_PAIRS = frozenset(product(["there", *_MANY], _PLURAL)) | frozenset(product(_EACH_ONE, _SINGULAR))

CHECK = Check(
    code="grammar-008",
    title="A verb for one where several are told of, or the other way",
    explanation="There were three, and most of them were; but everybody was, and nobody has.",
    wrong=(
        "There was only three of them left, and there was many people in the square.",
        "Most of them was asleep.",
        "Everyone were looking at her.",
    ),
    right=(
        "There were only three of them left. There was many a man in the square. There was two pounds in it, and one of them was false.",
        "The sight of most of them was enough. If everyone were here, she would go.",
        "“There was three of them,” said the old man.",
    ),
    source="Chicago 5.138 (agreement); any grammar",
    severity=Severity.ERROR,
    pairs=_PAIRS,
    find=_find,
)
