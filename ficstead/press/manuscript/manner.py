"""How a chapter's story itself is told: what sounds like a note in a third-person tale may be plain narration in a diary."""

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import Final

from ficstead.press.manuscript.blocks import Block, Shape
from ficstead.press.manuscript.clues import Clues
from ficstead.press.manuscript.wording import sound_of

_SAMPLE: Final = 9
"""Paragraphs from the middle of a chapter that are listened to."""

_USUAL: Final = -1.5
"""How a plain third-person story sounds."""

_WEIGHT: Final = 0.5
_AT_MOST: Final = 2.0
_SPEAKER: Final = re.compile(r"[\[(<*]?(\w[\w.'’ -]{0,24})[\])>*]?\s?:")
_OFTEN: Final = 3
_TOO_FEW: Final = 4
_RARE: Final = 0.15
_I_AMONG_THEM: Final = 1.2
_YOU_AMONG_THEM: Final = 0.9
"""Where the story never says I or you, a paragraph that does is likely the author's."""


def compare_with_story(units: Sequence[Block], clues: Sequence[Clues | None]) -> None:
    """Raise or lower the points for notes without a label, by how far the chapter's own story sounds like one."""
    plain = [place for place, clue in enumerate(clues) if units[place].shape is Shape.PARAGRAPH and len(units[place].text) > 15 and not (clue and (clue.label or clue.heading or clue.is_crumb))]
    if len(plain) < _TOO_FEW:
        return
    skipped = len(plain) // 4
    middle = plain[skipped : len(plain) - skipped]
    heard = [sound_of(units[place].text, units[place].html) for place in middle[:: max(1, len(middle) // _SAMPLE)]]
    shift = max(-_AT_MOST, min(_AT_MOST, _WEIGHT * (_USUAL - median(one.talk for one in heard))))
    nobody_says_i = sum(one.first_person for one in heard) <= len(heard) * _RARE
    nobody_says_you = sum(one.second_person for one in heard) <= len(heard) * _RARE
    is_script = _is_script(units)
    for clue in clues:
        if not clue or clue.label or clue.heading or not clue.wording:
            continue
        if is_script and _SPEAKER.match(clue.block.text):
            clue.goes_on = 0.0
            clue.opening = clue.closing = min(clue.opening, -2.0)
            continue
        more = shift if clue.talk > 0.3 else 0.0
        more += _I_AMONG_THEM if nobody_says_i and clue.wording.first_person else 0.0
        more += _YOU_AMONG_THEM if nobody_says_you and clue.wording.second_person else 0.0
        clue.opening += more
        clue.closing += more


def _is_script(units: Sequence[Block]) -> bool:
    """Whether the chapter is a play or a chat: the same names before colons, again and again."""
    speakers = Counter(found[1] for unit in units if (found := _SPEAKER.match(unit.text)))
    return any(times >= _OFTEN for times in speakers.values())
