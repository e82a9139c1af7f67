"""How a chapter's story itself is told: what sounds like a note in a third-person tale may be plain narration in a diary."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from ficstead.press.manuscript.blocks import Block, Shape
from ficstead.press.manuscript.parting.clues import Clues
from ficstead.press.manuscript.parting.labels import LabelKind
from ficstead.press.manuscript.parting.wording import persons_in, sound_of

_SAMPLE: Final = 10
"""Paragraphs from the middle of a chapter that are listened to."""

_SPEAKER: Final = re.compile(r"[\[(<*]?(\w[\w.'’ -]{0,24})[\])>*]?\s?:")
_LISTENED_TO: Final = 20
_OFTEN: Final = 4
_TOO_FEW: Final = 2
_LONG: Final = 16
_TELLS: Final = -1.2
_SHORTEST: Final = 15
_CLEARLY: Final = 5.0
_CLEAR_POINTS: Final = 2.5
_CHAPTERS_FOR_EACH: Final = 10
_MANY_PARAGRAPHS: Final = 250
_ALONE: Final = 4.0
_A_REMARK: Final = 1.0
_BRACKETS: Final = frozenset("()[]{}")
_SPOKEN: Final = -6.0
_INITIALS: Final = 2
"""A chapter has an AN before and one after it; who says more is called so."""
_NO_NAMES: Final = frozenset(
    {
        "a/n",
        "a.n",
        "note",
        "notes",
        "disclaimer",
        "title",
        "summary",
        "rating",
        "warning",
        "author",
        "author's note",
        "author’s note",
    }
)
_LAST: Final = 1.4
_DOUBT: Final = 2.0
_LITTLE_DOUBT: Final = 0.8
_LONG_ENOUGH: Final = 3
_I_AMONG_THEM: Final = 1.2
_YOU_AMONG_THEM: Final = 1.2
"""Where the story never says I or you, a paragraph that does is likely the author's."""


def compare_with_story(units: Sequence[Block], clues: Sequence[Clues | None]) -> None:
    """Raise or lower the points for notes without a label, by how far the chapter's own story sounds like one."""
    speakers = _speakers(units if len(units) <= 2 * _LISTENED_TO else [*units[:_LISTENED_TO], *units[-_LISTENED_TO:]])
    middle = _middle(units, clues, speakers)
    heard = [persons_in(unit.text) for unit in middle]
    for clue in clues:
        if clue and clue.wording and (speaker := _SPEAKER.match(clue.block.text)) and speaker[1].strip() in speakers:
            _leave_to_the_play(clue)
        elif clue and clue.wording and len(heard) >= _TOO_FEW and not clue.label and not clue.heading:
            _compare(clue, heard)
    _favour_the_last(clues)


def _favour_the_last(clues: Sequence[Clues | None]) -> None:
    """The last words of a chapter are often the author's."""
    places = [
        clue
        for clue in clues
        if clue is not None and clue.wording is not None and not clue.is_crumb and not clue.heading
    ]
    for clue in places[-1:]:
        if len(places) > _LONG_ENOUGH and not clue.label:
            clue.closing += _LAST * max(
                0.0, min(1.0, 1 + clue.opening / (_DOUBT if _is_personal(clue) else _LITTLE_DOUBT))
            )


def doubt_without_company(clues: Sequence[Clues | None], chapters: int) -> None:
    """A long book in which no author ever clearly speaks to readers: what faintly sounds so is its narrator.

    The one who tells a novel may well say "this chapter" and "my readers" to us.
    """
    heard = [clue for clue in clues if clue and clue.wording]
    labelled = any(clue.label and clue.label.sure and clue.label.kind is not LabelKind.METADATA for clue in heard)
    clear = sum(
        clue.wording is not None and clue.wording.meta >= _CLEARLY and max(clue.opening, clue.closing) >= _CLEAR_POINTS
        for clue in heard
    )
    if len(clues) < _MANY_PARAGRAPHS or labelled or clear > chapters / _CHAPTERS_FOR_EACH:
        return
    for clue in heard:
        if not clue.label:
            clue.opening -= _ALONE
            clue.closing -= _ALONE
            clue.inline -= _ALONE
            clue.disclaimer -= _ALONE


def _is_personal(clue: Clues) -> bool:
    return clue.wording is not None and (
        clue.wording.first_person or clue.wording.second_person or clue.wording.meta > 0
    )


def _speakers(units: Sequence[Block]) -> frozenset[str]:
    """Who speaks in a play or a chat: the names that stand before a colon again and again."""
    times = Counter(found[1].strip() for unit in units if (found := _SPEAKER.match(unit.text)))
    again = {
        name: count
        for name, count in times.items()
        if count > (_INITIALS if name == "AN" else 1) and name.lower() not in _NO_NAMES
    }
    return frozenset(again) if sum(again.values()) >= _OFTEN and len(again) > 1 else frozenset()


def _middle(units: Sequence[Block], clues: Sequence[Clues | None], speakers: frozenset[str]) -> list[Block]:
    """A sample of the paragraphs that stand far enough from the chapter's edges to be story."""
    plain = []
    start = max(0, len(units) // 2 - _LISTENED_TO)
    for unit, clue in zip(
        units[start : start + 2 * _LISTENED_TO], clues[start : start + 2 * _LISTENED_TO], strict=True
    ):
        spoken = speakers and (found := _SPEAKER.match(unit.text)) and found[1].strip() in speakers
        if (
            unit.shape is Shape.PARAGRAPH
            and len(unit.text) > _SHORTEST
            and not spoken
            and not (clue and (clue.label or clue.heading or clue.is_crumb))
        ):
            plain.append(unit)
    middle = _between_tellings(plain)
    return middle[:: max(1, len(middle) // _SAMPLE)]


def _between_tellings(units: list[Block]) -> list[Block]:
    """What stands between the first and the last paragraph that can only be story; everything, if none is so sure."""
    if len(units) >= _LONG:
        quarter = len(units) // 4
        return units[quarter : len(units) - quarter]
    telling = [place for place, unit in enumerate(units) if sound_of(unit.text, unit.html).talk < _TELLS]
    return units[telling[0] : telling[-1] + 1] if len(telling) >= _TOO_FEW else units


def _leave_to_the_play(clue: Clues) -> None:
    clue.goes_on = 0.0
    clue.opening = clue.closing = clue.inline = clue.metadata = clue.next_metadata = _SPOKEN
    clue.reasons["story"] = "a line of a play or a chat"


def _compare(clue: Clues, heard: Sequence[tuple[bool, bool]]) -> None:
    if clue.wording is None:
        return
    person = 0.0
    if clue.wording.first_person:
        person += _I_AMONG_THEM * _rarity([says_i for says_i, _says_you in heard])
    if clue.wording.second_person:
        person += _YOU_AMONG_THEM * _rarity([says_you for _says_i, says_you in heard])
    clue.opening += person
    clue.closing += person
    clue.goes_on_disclaiming += person
    if clue.disclaimer > 0:
        clue.disclaimer += person
    if clue.opening > _A_REMARK and clue.block.text[:1] in _BRACKETS and clue.block.text.rstrip()[-1:] in _BRACKETS:
        clue.inline = max(clue.inline, clue.opening + 1)


def _rarity(said: Sequence[bool]) -> float:
    """1 where the story never says it, 0 where a quarter of its paragraphs do."""
    return max(0.0, 1 - 4 * sum(said) / len(said))
