"""Why a piece was taken for what it is, and how surely, in words for its writer."""

from math import exp
from typing import Final

from ficstead.press.manuscript.model import PieceKind
from ficstead.press.manuscript.parting.clues import NEVER, Clues

_FIELDS: Final = {
    PieceKind.METADATA: "metadata",
    PieceKind.DISCLAIMER: "disclaimer",
    PieceKind.OPENING_NOTE: "opening",
    PieceKind.CLOSING_NOTE: "closing",
    PieceKind.INLINE_NOTE: "inline",
    PieceKind.HEADING: "as_heading",
}
SURE_STORY: Final = 0.99


def reason_for(clue: Clues, kind: PieceKind) -> str:
    """One clause in plain words."""
    if kind is PieceKind.SCENE_BREAK:
        return "an ornament between two scenes"
    if kind is PieceKind.OTHER:
        return "a crumb of the site it was copied from"
    if kind is PieceKind.STORY:
        return clue.reasons.get("story") or "reads like the story, or nothing says otherwise"
    if kind is PieceKind.HEADING:
        return clue.reasons.get("heading") or "stands where a title would"
    if kind is PieceKind.METADATA:
        return clue.reasons.get("metadata") or "stands among the labels at the head"
    name = _FIELDS[kind]
    where = {
        "opening": "before the first scene",
        "closing": "after the last scene",
        "inline": "in the middle of the story",
    }.get(name, "")
    return clue.reasons.get(name) or f"{clue.reasons.get('talk', 'stands with the note beside it')} {where}".strip()


def confidence_of(clue: Clues, kind: PieceKind) -> float:
    """0 to 1, from the distance between the kind taken and the next best."""
    if clue.is_break or clue.is_crumb:
        return 0.95 if clue.is_break else 0.85
    points = {taken: max(getattr(clue, name), -6.0 if taken is kind else NEVER) for taken, name in _FIELDS.items()}
    points[PieceKind.STORY] = 0.0
    rival = max(
        points[PieceKind.STORY] if kind is not PieceKind.STORY else -9.0,
        *(value for taken, value in points.items() if taken is not kind and _rivals(taken, kind)),
    )
    return round(max(0.3, 1 / (1 + exp(-0.7 * (points[kind] - rival + 0.8)))), 2)


def _rivals(taken: PieceKind, kind: PieceKind) -> bool:
    """Opening and closing notes are told apart by their place, not by points."""
    notes = {PieceKind.OPENING_NOTE, PieceKind.CLOSING_NOTE, PieceKind.INLINE_NOTE}
    return not (taken in notes and kind in notes)
