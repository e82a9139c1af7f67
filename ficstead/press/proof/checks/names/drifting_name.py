"""A name spelled otherwise than everywhere else."""

import re
from collections.abc import Iterator, Sequence

from ficstead.press.proof.checks.names.given_names import GIVEN_NAMES
from ficstead.press.proof.checks.names.ordinary import NAMES_THAT_ARE_WORDS, TITLES_AND_KINDS
from ficstead.press.proof.checks.names.places import inside_sentences, places_of
from ficstead.press.proof.context import Whole
from ficstead.press.proof.dictionary import is_word
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_SHORTEST = 5
_OFTEN = 3
_ODDS = 3
"""A name stands so many times as often as its slip; two that are both frequent are two names."""
_MOST_SLIPS = 3
"""More often only where the name stands forty times as often each."""
_MOST_NAMED = 3
_REAL_WORDS = GIVEN_NAMES | NAMES_THAT_ARE_WORDS | TITLES_AND_KINDS


def _find(paragraphs: Sequence[Paragraph], context: Whole) -> Iterator[tuple[int, Finding]]:
    meant = dict(_drifted(context))
    places = list(places_of(meant, paragraphs))
    # What has its capital in the middle of a sentence somewhere is a name at the beginning of one, too.
    names = {form for at, form, start in places if inside_sentences(paragraphs[at].text, start)}
    for at, form, start in places:
        name = meant[form]
        if form in names and not _side_by_side(paragraphs[at].text, start, name):
            yield at, Finding(start, start + len(form), name, message=_message(form, name, context))


def _message(form: str, name: str, context: Whole) -> str:
    times, chapters = context.times(name), context.elsewhere.chapters.get(name, ())
    if not times:
        return f"“{form}”: everywhere else it is “{name}”"
    if not chapters:
        return f"“{form}”: everywhere else it is “{name}” ({times} times)"
    if context.counts_of_stems[name]:
        return f"“{form}”: everywhere else, and in {_named(chapters)}, it is “{name}” ({times} times)"
    return f"“{form}”: in {_named(chapters)} it is “{name}” ({times} times)"


def _named(chapters: Sequence[int]) -> str:
    if len(chapters) > _MOST_NAMED:
        return f"{len(chapters)} other chapters"
    *front, last = map(str, chapters)
    return f"chapters {', '.join(front)} and {last}" if front else f"chapter {last}"


def _drifted(context: Whole) -> Iterator[tuple[str, str]]:
    """Each rare form with a capital that is a letter away from one frequent name, and that name."""
    frequent = _frequent_names(context)
    if not frequent:
        return
    for form, times in context.counts_of_stems.items():
        if (
            (times > _MOST_SLIPS and not context.elsewhere.names)
            or len(form) < _SHORTEST - 1
            or form[0] not in frequent
            or not _may_be_a_slip(form, context)
        ):
            continue
        near = [name for name in frequent[form[0]] if _is_a_letter_away(form, name)]
        if len(near) == 1 and _is_rare_beside(times, form, near[0], context):
            yield form, near[0]


def _is_rare_beside(here: int, form: str, name: str, context: Whole) -> bool:
    """Rare in the whole story; or spelled so in all of this chapter, and in none of the others."""
    times, often = context.times(form), context.times(name)
    if times == here and not context.counts_of_stems[name] and name in context.elsewhere.names:
        return here <= often
    if times > max(_MOST_SLIPS, often // 40):
        return False
    return times * _ODDS <= often or name.casefold() in context.own_words


def _frequent_names(context: Whole) -> dict[str, list[str]]:
    """By their first letter: the names that stand often, and the writer's own words that stand as names."""
    found: dict[str, list[str]] = {}
    own = {word.capitalize() for word in context.own_words}
    for name in context.names | own:
        if len(name) >= _SHORTEST and (context.times(name) >= _OFTEN or name in own):
            found.setdefault(name[0], []).append(name)
    return found


def _may_be_a_slip(form: str, context: Whole) -> bool:
    """Not a word that stands small as well, nor a real name or word, nor one of the writer's own."""
    small = form.lower()
    return (
        form.isalpha()
        and form[1:].islower()
        and not context.times(small)
        and small not in _REAL_WORDS
        and form.casefold() not in context.own_words
        and not (small.isascii() and is_word(small))
    )


def _is_a_letter_away(form: str, name: str) -> bool:
    """One letter other, too many, too few, or two letters exchanged; an ending more or less makes another word."""
    if form == name or abs(len(form) - len(name)) > 1:
        return False
    front = _common_front(form, name)
    if len(form) == len(name):
        exchanged = form[front : front + 2] == name[front : front + 2][::-1] and form[front + 2 :] == name[front + 2 :]
        other = form[front + 1 :] == name[front + 1 :] and front < len(name) - 1
        return exchanged or other
    longer, shorter = (form, name) if len(form) > len(name) else (name, form)
    return front < len(shorter) and longer[front + 1 :] == shorter[front:]


def _common_front(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _side_by_side(text: str, start: int, name: str) -> bool:
    """`Not Marian but Marion`: where both stand in one sentence, they are two."""
    before = re.split(r"[.!?]\s", text[max(0, start - 120) : start])[-1]
    after = re.split(r"[.!?]\s", text[start : start + 120])[0]
    return name in before or name in after


CHECK = Check(
    code="name-001",
    title="A name spelled otherwise than everywhere else",
    explanation=(
        "A name that stands many times one way and once or twice a letter differently has probably drifted, as names "
        "do over many chapters. Both ways frequent, both of them real names, or known to your own words: left alone."
    ),
    wrong=(
        "So Ottilie rowed, and Ottilie sang. Then Ottilie slept; but Ottilie woke, and Ottilie saw that Ottilie was "
        "gone.\n\nThen Otilie rowed on.",
        "It was Manticore who sang of Manticore, and old Manticore knew that Manticore was near, so Manticore ran, and "
        "Manticore fell.\n\nBut Mantacore rose.",
    ),
    right=(
        "So Marian rowed, and Marian sang. Then Marian slept; but Marian woke, and Marian saw that Marian was "
        "gone.\n\nThen Marion rowed on.",
        "So Brambl rowed, and Brambl sang. Then Brambl slept; but Brambl woke, and Brambl saw that Brambl was "
        "gone.\n\nThe Brambls rowed on, and one brambly morning, in Bramble, they slept.",
        "So Austin rowed, and Austin sang. Then Austin slept; but Austin woke, and Austin saw Austin.\n\nJust "
        "then Austie, his sister, came. Not Austin but Austen came.",
    ),
    source="Chicago Manual of Style 2.61 (style sheet); New Hart’s Rules 2.4.4",
    severity=Severity.SUGGESTION,
    find_all=_find,
)
