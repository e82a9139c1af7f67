"""How a chapter's story itself is told: what sounds like a note in a third-person tale may be plain narration in a diary."""

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import Final

from ficstead.press.manuscript.blocks import Block, Shape
from ficstead.press.manuscript.clues import Clues
from ficstead.press.manuscript.wording import Wording, sound_of

_SAMPLE: Final = 9
"""Paragraphs from the middle of a chapter that are listened to."""

_USUAL: Final = -1.5
"""How a plain third-person story sounds."""

_WEIGHT: Final = 0.5
_AT_MOST: Final = 2.0
_SPEAKER: Final = re.compile(r"[\[(<*]?(\w[\w.'’ -]{0,24})[\])>*]?\s?:")
_OFTEN: Final = 4
_TOO_FEW: Final = 2
_LONG: Final = 8
_SHORTEST: Final = 15
_SPOKEN: Final = -6.0
_SAYS_NOTHING: Final = 0.3
_NO_NAMES: Final = frozenset({"a/n", "note", "notes", "disclaimer", "title", "summary", "rating", "warning", "author", "author's note", "author’s note"})
_I_AMONG_THEM: Final = 2.8
_YOU_AMONG_THEM: Final = 1.1
"""Where the story never says I or you, a paragraph that does is likely the author's."""


def compare_with_story(units: Sequence[Block], clues: Sequence[Clues | None]) -> None:
    """Raise or lower the points for notes without a label, by how far the chapter's own story sounds like one."""
    speakers = _speakers(units)
    middle = _middle(units, clues, speakers)
    heard = [sound_of(unit.text, unit.html) for unit in middle]
    for clue in clues:
        if clue and clue.wording and (speaker := _SPEAKER.match(clue.block.text)) and speaker[1].strip() in speakers:
            _leave_to_the_play(clue)
        elif clue and clue.wording and len(heard) >= _TOO_FEW and not clue.label and not clue.heading:
            _compare(clue, heard)


def _speakers(units: Sequence[Block]) -> frozenset[str]:
    """Who speaks in a play or a chat: the names that stand before a colon again and again."""
    times = Counter(found[1].strip() for unit in units if (found := _SPEAKER.match(unit.text)))
    again = {name: count for name, count in times.items() if count > 1 and name.lower() not in _NO_NAMES}
    return frozenset(again) if sum(again.values()) >= _OFTEN else frozenset()


def _middle(units: Sequence[Block], clues: Sequence[Clues | None], speakers: frozenset[str]) -> list[Block]:
    """A sample of the paragraphs that stand far enough from the chapter's edges to be story."""
    plain = []
    for unit, clue in zip(units, clues, strict=True):
        spoken = speakers and (found := _SPEAKER.match(unit.text)) and found[1].strip() in speakers
        if unit.shape is Shape.PARAGRAPH and len(unit.text) > _SHORTEST and not spoken and not (clue and (clue.label or clue.heading or clue.is_crumb)):
            plain.append(unit)
    skipped = len(plain) // 4 if len(plain) >= _LONG else 1
    middle = plain[skipped : len(plain) - skipped]
    return middle[:: max(1, len(middle) // _SAMPLE)]


def _leave_to_the_play(clue: Clues) -> None:
    clue.goes_on = 0.0
    clue.opening = clue.closing = clue.inline = clue.metadata = clue.next_metadata = _SPOKEN
    clue.reasons["story"] = "a line of a play or a chat"


def _compare(clue: Clues, heard: Sequence[Wording]) -> None:
    if clue.wording is None:
        return
    shift = 0.0
    if clue.talk > _SAYS_NOTHING:
        shift = max(-_AT_MOST, min(_AT_MOST, _WEIGHT * (_USUAL - median(one.talk for one in heard))))
    person = 0.0
    if clue.wording.first_person:
        person += _I_AMONG_THEM * _rarity([one.first_person for one in heard])
    if clue.wording.second_person:
        person += _YOU_AMONG_THEM * _rarity([one.second_person for one in heard])
    person *= max(0.0, min(1.0, (clue.talk + 1.5) / 2.5))
    clue.opening += shift + person
    clue.closing += shift + person
    if clue.disclaimer > 0:
        clue.disclaimer += person


def _rarity(said: Sequence[bool]) -> float:
    """1 where the story never says it, 0 where a quarter of its paragraphs do."""
    return max(0.0, 1 - 4 * sum(said) / len(said))
