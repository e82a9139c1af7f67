"""Part a row of blocks into metadata, disclaimers, notes, headings, breaks and story, judging the whole sequence at once.

Every block gets points for each kind from its own marks and words (`clues`); the best path through the states
below is found by dynamic programming (Viterbi), so that one odd paragraph does not tip its neighbours.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape
from itertools import pairwise
from typing import Final

from ficstead.press.manuscript.blocks import Block, Shape
from ficstead.press.manuscript.model import Piece, PieceKind
from ficstead.press.manuscript.parting.breaks import looks_like_break, may_be_break
from ficstead.press.manuscript.parting.chaptering import FoundHeading, find_headings
from ficstead.press.manuscript.parting.clues import Clues, gather
from ficstead.press.manuscript.parting.crumbs import looks_like_crumb
from ficstead.press.manuscript.parting.gaps import gap_break, gap_breaks, usual_gap
from ficstead.press.manuscript.parting.headings import LONGEST_HEADING, parse_heading
from ficstead.press.manuscript.parting.manner import compare_with_story, doubt_without_company
from ficstead.press.manuscript.parting.path import State, best_path
from ficstead.press.manuscript.parting.reasons import SURE_STORY, confidence_of, reason_for
from ficstead.press.manuscript.parting.titles import weigh_titles
from ficstead.press.manuscript.parting.units import units_of

_QUIET: Final = 4
"""After so many paragraphs in a row that sound like nothing but story, the rest of the chapter is story."""

_SURE_LABEL: Final = 6.0
_LONGEST_MARK: Final = 90
_LISTED: Final = re.compile(r"\s*\d{1,3}[.):]\s+")
_LATE: Final = 5.0
_QUOTES: Final = frozenset('"“«„')
_LABEL_STARTS: Final = frozenset("([{<*~-AaNnTI")

_KINDS: Final[Mapping[State, PieceKind]] = {
    State.METADATA: PieceKind.METADATA,
    State.DISCLAIMER: PieceKind.DISCLAIMER,
    State.OPENING: PieceKind.OPENING_NOTE,
    State.HEADING: PieceKind.HEADING,
    State.STORY: PieceKind.STORY,
    State.INLINE: PieceKind.INLINE_NOTE,
    State.CLOSING: PieceKind.CLOSING_NOTE,
    State.LATE_DISCLAIMER: PieceKind.DISCLAIMER,
    State.NEXT_METADATA: PieceKind.METADATA,
    State.NEXT_DISCLAIMER: PieceKind.DISCLAIMER,
    State.NEXT_OPENING: PieceKind.OPENING_NOTE,
}


def part(blocks: Sequence[Block]) -> tuple[Piece, ...]:
    """The pieces of a text in source order: every block (or line of a block of labels) stands in exactly one.

    Costs time in proportion to the text; the middle of a chapter is hardly looked at.
    """
    units = units_of(blocks)
    headings = find_headings(units)
    marks = _marks(units, headings)
    clues = _clues(units, headings, marks)
    doubt_without_company(clues, len(headings))
    _weigh_place(clues, headings)
    weigh_titles(units, clues, headings)
    path = best_path([clue for clue in clues if clue and not clue.is_break and not clue.is_crumb])
    states = iter(path)
    taken = [None if clue is None or clue.is_break or clue.is_crumb else next(states) for clue in clues]
    kinds = [_kind(clue, state) for clue, state in zip(clues, taken, strict=True)]
    breaks = gap_breaks(units, kinds)
    pieces: list[Piece] = []
    for place, unit in enumerate(units):
        if place in breaks:
            pieces.append(gap_break(len(pieces), unit.line - 1))
        pieces.append(_piece(len(pieces), unit, clues[place], kinds[place]))
    return tuple(pieces)


def _marks(units: Sequence[Block], headings: Mapping[int, FoundHeading]) -> dict[int, PieceKind]:
    """Place -> scene break, for every ornament and rule that is no heading."""
    marks: dict[int, PieceKind] = {}
    doubtful: list[int] = []
    for place, unit in enumerate(units):
        if unit.shape is Shape.RULE:
            marks[place] = PieceKind.SCENE_BREAK
        elif len(unit.text) <= _LONGEST_MARK and unit.text[:1] not in _QUOTES and place not in headings:
            if looks_like_break(unit.text):
                marks[place] = PieceKind.SCENE_BREAK
            elif len(unit.text) <= 5 and may_be_break(unit.text):
                doubtful.append(place)
    if len(doubtful) >= 2 and len({units[place].text for place in doubtful}) == 1:
        marks.update(dict.fromkeys(doubtful, PieceKind.SCENE_BREAK))
    return marks


def _clues(
    units: Sequence[Block], headings: Mapping[int, FoundHeading], marks: Mapping[int, PieceKind]
) -> list[Clues | None]:
    """Clues for every block near the edge of a chapter, and for those that begin with a note's label; None is story."""
    clues: list[Clues | None] = [None] * len(units)
    for start, end in _chapters(headings, len(units)):
        _look_inward(units, marks, headings, clues, range(start, end))
        _look_inward(units, marks, headings, clues, range(end - 1, start - 1, -1))
    for place, unit in enumerate(units):
        if place in marks:
            clues[place] = Clues(unit, is_break=True)
        elif clues[place] is None and _may_be_inline(unit.text):
            clues[place] = gather(unit)
    for start, end in _with_front_matter(_chapters(headings, len(units)), headings):
        compare_with_story(units[start:end], clues[start:end])
    _note_separators(clues, units)
    return clues


def _chapters(headings: Mapping[int, FoundHeading], length: int) -> list[tuple[int, int]]:
    """Start and end of what stands before the first heading, and of each chapter."""
    return list(pairwise(sorted({0, *headings, length})))


def _with_front_matter(chapters: list[tuple[int, int]], headings: Mapping[int, FoundHeading]) -> list[tuple[int, int]]:
    """The chapters, the first one from the very beginning: front matter has no story of its own to compare with."""
    if len(chapters) < 2 or 0 in headings:
        return chapters
    return [(0, chapters[1][1]), *chapters[2:]]


def _weigh_place(clues: Sequence[Clues | None], headings: Mapping[int, FoundHeading]) -> None:
    """Labels in a later chapter are rarely those of the work; lines that repeat a later heading are its contents list."""
    numbered = [place for place, one in headings.items() if one.heading.number is not None or one.heading.word]
    titles = {one.heading.title for one in headings.values() if one.heading.title}
    for place, clue in enumerate(clues):
        if clue is None or clue.heading:
            continue
        if len(numbered) > 1 and place > numbered[1]:
            clue.metadata -= _LATE
        elif (
            numbered
            and place < numbered[0]
            and len(clue.block.text) < LONGEST_HEADING
            and clue.metadata < 0
            and _listed_title(clue.block.text) in titles
        ):
            clue.is_crumb = True


def _listed_title(text: str) -> str | None:
    """What a line of a contents list names: `2. Curtain` names "Curtain"."""
    numbered = _LISTED.match(text)
    if numbered:
        return text[numbered.end() :].strip() or None
    heading = parse_heading(text)
    return heading.title if heading else None


def _look_inward(
    units: Sequence[Block],
    marks: Mapping[int, PieceKind],
    headings: Mapping[int, FoundHeading],
    clues: list[Clues | None],
    places: range,
) -> None:
    """Gather clues from the edge of a chapter inward, until it sounds like nothing but story."""
    quiet = 0
    for place in places:
        if place in marks:
            continue
        if clues[place] is None and quiet and units[place].text[:1] in _QUOTES:
            quiet += 1
            continue
        if clues[place] is None:
            clues[place] = _clue(units[place], headings.get(place))
        clue = clues[place]
        loud = clue is not None and (
            clue.is_crumb
            or clue.heading is not None
            or max(clue.opening, clue.closing, clue.disclaimer, clue.inline, clue.metadata) > -0.6
        )
        quiet = 0 if loud else quiet + 1
        if quiet >= _QUIET:
            return


def _clue(unit: Block, heading: FoundHeading | None) -> Clues:
    clue = gather(unit)
    if (
        heading is None
        and clue.metadata < _SURE_LABEL
        and unit.shape is not Shape.FIELD
        and looks_like_crumb(unit.text)
    ):
        return Clues(unit, is_crumb=True)
    if heading is not None:
        clue.heading = heading.heading
        clue.as_heading = heading.points
        clue.reasons["heading"] = heading.why
    return clue


def _may_be_inline(text: str) -> bool:
    """Whether a paragraph deep in a chapter might begin with a note's label; costs next to nothing."""
    if text[:1] not in _LABEL_STARTS:
        return False
    start = text[:24]
    return (
        start[0] in "([{"
        or "A/N" in start
        or "AN" in start
        or "A.N" in start
        or "ote" in start
        or "OTE" in start
        or "TODO" in start
        or "a/n" in start
    )


def _note_separators(clues: Sequence[Clues | None], units: Sequence[Block]) -> None:
    """Tell each block whether a break, or an unusual gap, stands before it."""
    usual = usual_gap(units)
    separated = crumbled = False
    before = ""
    for clue, unit in zip(clues, units, strict=True):
        if clue is not None and (clue.is_break or clue.is_crumb):
            separated = True
            crumbled = crumbled or clue.is_crumb
            continue
        if clue is not None:
            clue.after_break = separated
            clue.glued = (
                usual > 0
                and not separated
                and unit.blank_before == 0
                and unit.text[:1].islower()
                and before[-1:].isalpha()
                and not clue.label
                and not clue.heading
            )
            clue.closing -= 3.0 if crumbled else 0.0
            clue.after_gap = unit.blank_before > usual
        separated = crumbled = False
        before = unit.text if clue is None or not clue.heading else ""


def _kind(clue: Clues | None, state: State | None) -> PieceKind:
    if clue is not None and (clue.is_break or clue.is_crumb):
        return PieceKind.SCENE_BREAK if clue.is_break else PieceKind.OTHER
    return PieceKind.STORY if state is None else _KINDS[state]


def _piece(index: int, unit: Block, clue: Clues | None, kind: PieceKind) -> Piece:
    if clue is None:
        why = "stands in the middle of the story"
        return Piece(index, PieceKind.STORY, unit.line, unit.end_line, unit.text, unit.html, SURE_STORY, why)
    if unit.shape is Shape.FIELD:
        text = f"{unit.field}: {unit.text}"
        unit = replace(unit, text=text, html=f"<p>{escape(text, quote=False)}</p>")
    confidence, why = confidence_of(clue, kind), reason_for(clue, kind)
    return Piece(index, kind, unit.line, unit.end_line, unit.text, unit.html, confidence, why)
