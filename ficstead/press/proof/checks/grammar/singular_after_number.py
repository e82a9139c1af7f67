"""One thing where several are named: four time, two hundred year, on all side, one of the boy."""

from collections.abc import Iterator
from itertools import product

from ficstead.press.proof.checks.confusions.wording import Phrases, after, before, replaced
from ficstead.press.proof.checks.grammar.narration import ends_phrase, is_talk
from ficstead.press.proof.checks.grammar.nouns import MEASURES, PEOPLE, THINGS, TIMES
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty "
    "ninety hundred thousand several many"
).split()
_PLURAL = TIMES | MEASURES | PEOPLE | THINGS
_COUNTS = frozenset(product(_NUMBERS, _PLURAL))
_NAMES_ONE = frozenset("a an one chapter number page room by past half too so how as not".split())
"""Before a number: `a two hour ride`, `chapter two`, `many a time`, `how many time`."""
_OWNERS = frozenset("the my his her our your their these those".split())
_SIDES = Phrases(
    {"on all side": "on all sides", "from all side": "from all sides", "on both side": "on both sides"},
    unless=lambda paragraph, first, last: not _is_sure(paragraph, last),
)


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    yield from _SIDES.find(paragraph, context)
    for index in [*_behind_numbers(paragraph), *_behind_one_of(paragraph)]:
        if _is_sure(paragraph, index):
            yield replaced(paragraph, index, index, _PLURAL[paragraph.words[index]], context)


def _behind_numbers(paragraph: Paragraph) -> Iterator[int]:
    for number, one in _COUNTS.intersection(paragraph.pairs()):
        for index in paragraph.where(one):
            earlier = paragraph.words[index - 2] if index > 1 else ""
            if before(paragraph, index) == number and (earlier not in _NAMES_ONE or number in ("hundred", "thousand")):
                yield index


def _behind_one_of(paragraph: Paragraph) -> Iterator[int]:
    for index in paragraph.where("of"):
        if (
            before(paragraph, index) == "one"
            and after(paragraph, index) in _OWNERS
            and after(paragraph, index + 1) in _PLURAL
        ):
            yield index + 2


def _is_sure(paragraph: Paragraph, noun: int) -> bool:
    """It is no part of another noun (`a two hour ride`), and nobody speaks."""
    return ends_phrase(paragraph, noun) and not is_talk(paragraph, noun, noun)


CHECK = Check(
    code="grammar-002",
    title="One thing where several are named",
    explanation="Behind a number other than one, behind “several”, “many” and “one of the” stands the plural.",
    wrong=(
        "She read it four time.",
        "They had fifty-five minute to get there, and several hour to get back.",
        "One of my friend was there.",
        "The sea was on all side.",
    ),
    right=(
        "She read it four times. It was a four day ride, or a five-minute one.",
        "Many a time one of my friends was there.",
        "“It’s three year since,” said the old man.",
        "It took two man hours, and one of the boy scouts.",
    ),
    source="Chicago 5.15 (plurals); any grammar",
    severity=Severity.ERROR,
    pairs=_COUNTS | _SIDES.pairs | {("one", "of")},
    find=_find,
)
