"""Scene breaks that are nothing but a wider gap between two paragraphs, where such gaps are rare."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
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


def with_gap_breaks(pieces: Sequence[Piece], blocks: Sequence[Block]) -> tuple[Piece, ...]:
    """`pieces` (one for each of `blocks`) with an empty scene break at each unusual gap inside the story, numbered anew."""
    usual = usual_gap(blocks)
    story = sum(piece.kind in _IN_THE_STORY for piece in pieces)
    wide = {
        later.index
        for earlier, later in zip(pieces, pieces[1:], strict=False)
        if blocks[later.index].blank_before > usual and earlier.kind in _IN_THE_STORY and later.kind in _IN_THE_STORY
    }
    if not wide or story < _FEWEST or len(wide) > max(1, story * _RARE):
        return tuple(pieces)
    parted: list[Piece] = []
    for piece in pieces:
        if piece.index in wide:
            line = piece.line - 1
            parted.append(Piece(len(parted), PieceKind.SCENE_BREAK, line, line, "", "<hr>", _CONFIDENCE, "a wider gap than the others"))
        parted.append(replace(piece, index=len(parted)))
    return tuple(parted)
