"""Days, months, peoples and great places without their capital."""

from collections.abc import Iterator

from ficstead.press.proof.checks.slips.everyday import english_around
from ficstead.press.proof.checks.slips.messages import typed_by_a_character
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_ALWAYS_CAPITALS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays
    sundays january february september october november december christmas halloween england scotland ireland
    london paris america europe africa asia australia canada germany italy spain russia japan american
    americans european german germans italian italians russian russians japanese irish scottish african australian
    canadian english british
    """.split()
)


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for index, word in enumerate(paragraph.words):
        stem = word.removesuffix("'s")
        if stem in _ALWAYS_CAPITALS and stem not in context.own_words:
            start, end = paragraph.spans[index]
            if _is_small_in_english(paragraph, index) and not typed_by_a_character(paragraph, start):
                yield Finding(start, end, paragraph.text[start].upper() + paragraph.text[start + 1 : end])


def _is_small_in_english(paragraph: Paragraph, index: int) -> bool:
    """Not in a foreign sentence, where days and peoples are small, nor in an address."""
    start, end = paragraph.spans[index]
    text = paragraph.text
    if not text[start].islower() or text[start - 1 : start] in (*"-@#/._",) or text[end : end + 1] in (*"-@_/",):
        return False
    if text[end : end + 1] == "." and text[end + 1 : end + 2].isalnum():
        return False
    return english_around(text, start, end)


CHECK = Check(
    code="name-003",
    title="A day, a month, a people or a country without its capital",
    explanation=(
        "The names of days, months, feasts, peoples, languages and countries have a capital in English (in French or "
        "Spanish many have none). Words that are something else as well, like “may”, “march” or “china”, are left alone."
    ),
    wrong=(
        "They came back on monday, in the middle of october.",
        "“You speak english very well,” he said.",
        "It was christmas, and all of london's bells rang.",
    ),
    right=(
        "They came back on Monday, in the middle of October.",
        "“Nous venons chez les german,” he sang. “Am september.”",
        "They may march in august silence past the china and the french windows.",
        "“see u on monday”",
        "See www.london.example and pan-american.",
    ),
    source="Chicago Manual of Style 8.88 (days, months), 8.38 (peoples); New Hart’s Rules 5.4, 5.10",
    severity=Severity.ERROR,
    safe=True,
    words=_ALWAYS_CAPITALS | {f"{word}'s" for word in _ALWAYS_CAPITALS},
    find=_find,
)
