"""A name without its capital."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ficstead.press.proof.checks.names.ordinary import NAMES_THAT_ARE_WORDS, TITLES_AND_KINDS
from ficstead.press.proof.checks.names.places import inside_sentences, places_of
from ficstead.press.proof.checks.slips.everyday import EVERYDAY_WORDS
from ficstead.press.proof.checks.slips.messages import typed_by_a_character
from ficstead.press.proof.context import Whole
from ficstead.press.proof.dictionary import is_word
from ficstead.press.proof.grammar import OUTRIGHT_VERBS
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_OFTEN = 8
_OFTEN_ENOUGH_FOR_NO_WORD = 4
"""Nothing else can be meant than the name."""
_ODDS = 8
_MOST_SLIPS = 3
"""More often only where the name stands forty times as often each."""
_SHORTEST = 3
_NO_NAMES = NAMES_THAT_ARE_WORDS | TITLES_AND_KINDS | EVERYDAY_WORDS
_ARTICLED = re.compile(r"\b(?:the|an?|this|that|these|those|every|each|some|any|no|my|your|his|her|our|their)\s$", re.I)
_CAPITAL_BEFORE = re.compile(r"\b(?!Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Mister|Madame|Aunt|Uncle)[A-Z][a-z]+\s$")
_MOST_ARTICLED = 0.15
"""A word that stands oftener behind an article is what somebody is, not who."""
_MOST_IN_LONGER_NAMES = 0.4
"""A word that stands oftener at the end of a longer name may be a common word by itself: the Lake of Shining Waters."""


def _find(paragraphs: Sequence[Paragraph], context: Whole) -> Iterator[tuple[int, Finding]]:
    names = {
        name.lower(): name
        for name in context.names
        if name.lower() in context.counts_of_stems and _is_surely_a_name(name, context)
    }
    yield from _in_tags(paragraphs, context)
    if not names:
        return
    articled, in_longer_names = _doubts(paragraphs, names)
    for at, form, start in places_of(names, paragraphs):
        name, text, times = names[form], paragraphs[at].text, context.counts_of_stems[names[form]]
        if articled[name] > _MOST_ARTICLED * times or not _stands_as_a_name(text, start, len(form)):
            continue
        if in_longer_names[name] > _MOST_IN_LONGER_NAMES * times and not _ends_a_longer_name(text, start):
            continue
        if not typed_by_a_character(paragraphs[at], start):
            yield at, Finding(start, start + len(form), name, message=f"“{name}” is a name here, and has a capital")


def _in_tags(paragraphs: Sequence[Paragraph], context: Whole) -> Iterator[tuple[int, Finding]]:
    """`said rose`: behind a verb of speaking even an everyday word, or a name that is rare, is who spoke."""
    small = {name.lower(): name for name in context.names if name.lower() in context.counts}
    for at, form, start in places_of(small, paragraphs):
        text, end = paragraphs[at].text, start + len(form)
        before = _TAG_VERB.search(text, max(0, start - 16), start)
        if before and before[1] in OUTRIGHT_VERBS and _BEHIND_A_TAG.match(text, end):
            name = small[form]
            yield at, Finding(start, end, name, message=f"“{name}” is a name here, and has a capital")


_TAG_VERB = re.compile(r"[,.?!][\"”'’]\s([a-z]+)\s$")
_BEHIND_A_TAG = re.compile(r"[.,;:]|\s(?:and|as|in|with|to|from|\w+ly)\b")


def _is_surely_a_name(name: str, context: Whole) -> bool:
    small = name.lower()
    often, slips = context.counts_of_stems[name], context.counts_of_stems[small]
    no_word = len(name) > _SHORTEST and small.isascii() and small.isalpha() and not is_word(small)
    enough = (_OFTEN_ENOUGH_FOR_NO_WORD, _ODDS // 2) if no_word else (_OFTEN, _ODDS)
    return (
        len(name) >= _SHORTEST
        and often >= max(enough[0], enough[1] * slips)
        and slips <= max(_MOST_SLIPS, often // 40)
        and small not in _NO_NAMES
        and small not in context.own_words
    )


def _doubts(paragraphs: Sequence[Paragraph], names: dict[str, str]) -> tuple[Counter[str], Counter[str]]:
    """How often each name stands behind an article or a possessive, and how often as the end of a longer name."""
    articled: Counter[str] = Counter()
    in_longer_names: Counter[str] = Counter()
    for at, name, start in places_of(names.values(), paragraphs):
        text = paragraphs[at].text
        articled[name] += bool(_ARTICLED.search(text[max(0, start - 8) : start]))
        in_longer_names[name] += _ends_a_longer_name(text, start)
    return articled, in_longer_names


def _ends_a_longer_name(text: str, start: int) -> bool:
    """`New Orleans`, but not `Then Oliver`."""
    before = _CAPITAL_BEFORE.search(text, max(0, start - 24), start)
    return before is not None and inside_sentences(text, before.start())


def _stands_as_a_name(text: str, start: int, length: int) -> bool:
    if _ARTICLED.search(text[max(0, start - 8) : start]):
        return False
    return text[start - 1 : start] not in ("-", ".", "'", "’") and text[start + length : start + length + 1] not in (
        "-",
        "@",
        "!",
        "_",
    )


CHECK = Check(
    code="name-002",
    title="A name without its capital",
    explanation=(
        "This word is a name in your story: everywhere else it has a capital. Names that are everyday words too "
        "(Will, Rose, Grace), titles and kinds of beings are left alone."
    ),
    wrong=(
        "So Ottilie rowed, and Ottilie sang. Then Ottilie slept; but Ottilie woke, and Ottilie saw that Ottilie was "
        "gone, so Ottilie wept, and Ottilie slept.\n\nThen ottilie rowed on.",
        "So Wren rowed, and Wren sang, but Wren wept, so Wren slept.\n\n“Row,” said wren. “Row on.”",
    ),
    right=(
        "So Rose rowed, and Rose sang. Then Rose slept; but Rose woke, and Rose saw that Rose was "
        "gone, so Rose wept, and Rose slept.\n\nThen the moon rose.",
        "So the Warden rowed, and the Warden sang. Then a Warden slept; but Warden woke, and Warden saw that Warden "
        "was gone, so Warden wept, and Warden slept.\n\nThen another warden came, and warden Bram.",
        "So Ottilie rowed, and Ottilie sang. Then Ottilie slept; but Ottilie woke, and Ottilie saw that Ottilie was "
        "gone, so Ottilie wept, and Ottilie slept.\n\n“where r u ottilie”",
    ),
    source="Chicago Manual of Style 8.2; New Hart’s Rules 5.2",
    severity=Severity.ERROR,
    find_all=_find,
)
