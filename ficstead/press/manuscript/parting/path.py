"""The likeliest walk through a manuscript: front matter, story, back matter, chapter after chapter."""

from collections.abc import Sequence
from enum import IntEnum
from itertools import pairwise
from typing import Final

from ficstead.press.manuscript.parting.clues import NEVER, Clues


class State(IntEnum):
    """Where in a manuscript a block may stand. The `NEXT_` ones lie between a chapter's end and the next heading."""

    METADATA = 0
    DISCLAIMER = 1
    OPENING = 2
    HEADING = 3
    STORY = 4
    INLINE = 5
    CLOSING = 6
    LATE_DISCLAIMER = 7
    NEXT_METADATA = 8
    NEXT_DISCLAIMER = 9
    NEXT_OPENING = 10


_M, _D, _N, _H, _S, _I, _C, _L, _NM, _ND, _NN = State

_STEPS: Final[dict[tuple[State, State], tuple[float, float, float]]] = {
    # from, to: points when nothing, an unusual gap, or a break stands between
    (_M, _M): (0, -0.3, -0.5), (_M, _D): (0, 0, 0), (_M, _N): (0, 0, 0), (_M, _H): (0, 0, 0), (_M, _S): (-0.4, 0.3, 0.6),
    (_D, _M): (-0.3, -0.3, -0.5), (_D, _D): (-0.3, -0.5, -1), (_D, _N): (-0.2, -0.2, -0.5), (_D, _H): (0, 0, 0), (_D, _S): (0, 0.3, 0.6),
    (_N, _M): (-2, -2, -1.5), (_N, _D): (0, 0, 0), (_N, _N): (0.75, 0.1, -2.2), (_N, _H): (-0.5, -0.5, -0.5), (_N, _S): (0.3, 0.9, 1.3),
    (_H, _M): (-3, -3, -3), (_H, _D): (0, 0, 0), (_H, _N): (0, 0, 0), (_H, _H): (-0.5, -1, -1), (_H, _S): (0, 0, 0), (_H, _I): (-1.5, -1.5, -1.5),
    (_S, _S): (0, 0, 0), (_S, _I): (-2.2, -2.0, -2.0), (_S, _C): (0.2, 0.9, 1.3), (_S, _L): (-3.5, -2.5, -1.5), (_S, _H): (0, 0, 0),
    (_S, _NN): (-2.0, -1.2, -0.8), (_S, _NM): (-2.0, -1.5, -1.0), (_S, _ND): (-2.0, -1.5, 0.2),
    (_I, _S): (0, 0, 0), (_I, _I): (-1.5, -1.5, -2.0), (_I, _H): (-2.5, -2.5, -2.5), (_I, _C): (-2, -2, -1.5),
    (_C, _C): (0.2, 0.0, -0.4), (_C, _L): (-0.3, -0.3, -0.3), (_C, _H): (0, 0, 0), (_C, _S): (-12, -11, -9), (_C, _NN): (-1.6, -1.0, 0.5), (_C, _NM): (-0.8, -0.5, 0), (_C, _ND): (-0.8, -0.5, 0),
    (_L, _L): (-0.3, -0.3, -0.5), (_L, _C): (0, 0, 0), (_L, _H): (0, 0, 0), (_L, _NN): (-1, -0.5, 0), (_L, _NM): (-0.5, 0, 0),
    (_NM, _NM): (0, -0.3, -0.5), (_NM, _ND): (0, 0, 0), (_NM, _NN): (0, 0, 0), (_NM, _H): (0, 0, 0),
    (_ND, _ND): (-0.3, -0.5, -1), (_ND, _NN): (0.5, 0.5, 0.5), (_ND, _NM): (-0.3, -0.3, -0.3), (_ND, _H): (0.5, 0.5, 0.5),
    (_NN, _NN): (0.6, 0, -0.8), (_NN, _ND): (0, 0, 0), (_NN, _NM): (-0.8, -0.8, -0.8), (_NN, _H): (0.3, 0.3, 0.3),
}  # fmt: skip

_ARRIVING: Final = tuple(
    tuple(
        tuple((int(source), points[gap]) for (source, target), points in _STEPS.items() if target == state)
        for state in State
    )
    for gap in range(3)
)
"""For each gap and each state: the states one may come from, with the points of that step."""

_NOTES: Final = frozenset({_N, _C, _NN})
_FORESIGHT: Final = 0.8
"""How much less a note counts for opening the next chapter when all it says would fit the end of this one."""
_DISCLAIMERS: Final = frozenset({_D, _L, _ND})
_SIGNATURE: Final = 40
_AT_MOST: Final = 2.0
"""What one loud paragraph may say for its quiet neighbours."""
_SENTENCE_ENDS: Final = frozenset('.!?"”…')
_TORN: Final = -8.0
"""What it costs to part a line from the one it goes on from."""

_LABELS: Final = frozenset({_M, _NM})
_STARTS: Final = {_M: 0.0, _D: 0.0, _N: 0.0, _H: 0.0, _S: 0.0}
_ENDS: Final = {_M: -2.0, _D: -1.0, _N: -2.5, _H: 0.0, _S: 0.0, _I: -3.0, _C: 0.0, _L: 0.0, _NM: -4.5}


def best_path(clues: Sequence[Clues]) -> list[State]:
    """The likeliest state of each block, all taken together."""
    if not clues:
        return []
    scores = [_STARTS.get(state, NEVER) + points for state, points in zip(State, _points(clues[0]), strict=True)]
    scores[_N] += clues[0].entry
    scores[_M] += clues[0].entry_metadata
    back: list[list[int]] = []
    for clue in clues[1:]:
        scores, origins = _step(scores, clue)
        back.append(origins)
    last = max(State, key=lambda state: scores[state] + _ENDS.get(state, NEVER))
    path = [int(last)]
    for origins in reversed(back):
        path.append(origins[path[-1]])
    return _settled([State(state) for state in reversed(path)], clues)


def _points(clue: Clues) -> tuple[float, ...]:
    """Points by state, in the states' order."""
    story, opening, disclaimer = clue.story, clue.opening, clue.disclaimer
    return (
        clue.metadata,
        disclaimer,
        opening,
        clue.as_heading,
        story,
        clue.inline,
        clue.closing,
        disclaimer,
        clue.next_metadata,
        disclaimer,
        max(opening, clue.closing - _FORESIGHT),
    )


def _step(scores: list[float], clue: Clues) -> tuple[list[float], list[int]]:
    arriving = _ARRIVING[2 if clue.after_break else 1 if clue.after_gap else 0]
    new_scores: list[float] = []
    origins: list[int] = []
    torn = _TORN if clue.glued else 0.0
    staying, entering = _changes(clue)
    for state, (points, sources) in enumerate(zip(_points(clue), arriving, strict=True)):
        best, origin = -1e9, 0
        for source, step in sources:
            if source == state:
                score = scores[source] + step + staying[state]
            else:
                within_notes = source in _NOTES and state in _NOTES
                score = scores[source] + step + torn + (0.0 if within_notes else entering[state])
            if score > best:
                best, origin = score, source
        new_scores.append(best + points)
        origins.append(origin)
    return new_scores, origins


def _changes(clue: Clues) -> tuple[list[float], list[float]]:
    """By state: points for staying in it, and for entering it."""
    staying, entering = [0.0] * len(State), [0.0] * len(State)
    for state in _NOTES:
        staying[state], entering[state] = clue.goes_on, clue.entry
    for state in _LABELS:
        entering[state] = clue.entry_metadata
    for state in _DISCLAIMERS:
        staying[state] = max(0.0, clue.goes_on_disclaiming - clue.disclaimer)
    return staying, entering


def _settled(path: list[State], clues: Sequence[Clues]) -> list[State]:
    """A closing note that story follows stood in the middle of it; a name under a chapter that is only a note is its signature."""
    after: State | None = None
    for place in range(len(path) - 1, -1, -1):
        if path[place] is State.CLOSING and after in {State.STORY, State.INLINE}:
            path[place] = State.INLINE
        after = path[place]
    for start, end in _chapters(path):
        _open_with_notes_alone(path, clues, range(start, end))
        if start > 0:
            _keep_the_story(path, clues, range(start, end))
        _return_to_the_story(path, clues, range(start, end))
    return path


def _chapters(path: Sequence[State]) -> list[tuple[int, int]]:
    """First place and end of what stands between headings."""
    edges = [-1, *(place for place, state in enumerate(path) if state is State.HEADING), len(path)]
    return [(earlier + 1, later) for earlier, later in pairwise(edges) if later > earlier + 1]


def _keep_the_story(path: list[State], clues: Sequence[Clues], places: range) -> None:
    """A chapter under a heading that is all notes, though its end doesn't sound like one, is a story with a note before it."""
    if any(path[place] is not State.OPENING for place in places):
        return
    unlike = [place for place in places if clues[place].opening < 0]
    if unlike and sum(min(clues[place].opening, _AT_MOST) for place in range(unlike[0], places.stop)) < 0:
        path[unlike[0] : places.stop] = [State.STORY] * (places.stop - unlike[0])


def _return_to_the_story(path: list[State], clues: Sequence[Clues], places: range) -> None:
    """Between a note that may stand in the story's middle and a later one with a label, what is told quietly is story."""
    closing = [place for place in places if path[place] is State.CLOSING]
    labelled = [place for place in closing if clues[place].label]
    earlier = [place for place in closing if labelled and place < labelled[-1]]
    quiet = {place for place in earlier if not clues[place].label and clues[place].closing < 0}
    if quiet and all(place in quiet or clues[place].inline > 0 for place in earlier):
        for place in earlier:
            path[place] = State.STORY if place in quiet else State.INLINE


def _open_with_notes_alone(path: list[State], clues: Sequence[Clues], places: range) -> None:
    """Where the only story of a chapter would be a greeting or a name, the whole chapter is a note."""
    lines = [clues[place].block.text.rstrip() for place in places if path[place] is State.STORY]
    notes = [place for place in places if path[place] in {State.OPENING, State.CLOSING}]
    signed = sum(map(len, lines)) <= _SIGNATURE and all(line[-1:] not in _SENTENCE_ENDS for line in lines)
    if lines and notes and signed:
        for place in places:
            if path[place] in {State.STORY, State.CLOSING}:
                path[place] = State.OPENING
