"""Scene breaks that are nothing but a wider gap between two paragraphs, where such gaps are rare."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from ficstead.press.manuscript.blocks import Block
from ficstead.press.manuscript.model import Piece, PieceKind

_RARE: Final = 0.15
"""At most this share of the story's paragraphs stand after a wider gap, or the gaps mean nothing."""

_FEWEST: Final = 8
_CONFIDENCE: Final = 0.65
_IN_THE_STORY: Final = frozenset({PieceKind.STORY, PieceKind.INLINE_NOTE})


def usual_gap(blocks: Sequence[Block]) -> int:
    """How many blank lines stand between most paragraphs."""
    counts = Counter(block.blank_before for block in blocks)
    return counts.most_common(1)[0][0] if counts else 0


def gap_breaks(blocks: Sequence[Block], kinds: Sequence[PieceKind]) -> frozenset[int]:
    """The places before which a scene break stands that is only an unusual gap inside the story."""
    usual = usual_gap(blocks)
    wide = {
        place
        for place, block in enumerate(blocks)
        if block.blank_before > usual and place and kinds[place] in _IN_THE_STORY and kinds[place - 1] in _IN_THE_STORY
    }
    story = sum(kind is PieceKind.STORY for kind in kinds) if wide else 0
    return frozenset(wide) if story >= _FEWEST and len(wide) <= max(1, story * _RARE) else frozenset()


def gap_break(index: int, line: int) -> Piece:
    """The break before `line`: no text of the source is in it."""
    return Piece(index, PieceKind.SCENE_BREAK, line, line, "", "<hr>", _CONFIDENCE, "a wider gap than the others")
