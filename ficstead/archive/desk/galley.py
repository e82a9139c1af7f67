"""The galley proof of a manuscript: its pieces in rows, long stretches of plain story folded, doubts in sight."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ficstead.archive.works.models import ChapterTexts
from ficstead.press.manuscript import Manuscript, ManuscriptChapter, Piece, PieceKind, Problem, count_words

SURE = 0.8
"""Below this confidence a decision stands out and waits for its author's eye."""

KIND_NAMES: dict[PieceKind, Promise] = {
    PieceKind.STORY: _("Story"),
    PieceKind.OPENING_NOTE: _("Opening note"),
    PieceKind.CLOSING_NOTE: _("Closing note"),
    PieceKind.INLINE_NOTE: _("Note within the story"),
    PieceKind.DISCLAIMER: _("Disclaimer"),
    PieceKind.HEADING: _("Chapter heading"),
    PieceKind.SCENE_BREAK: _("Scene break"),
    PieceKind.METADATA: _("Title page"),
    PieceKind.OTHER: _("Leave out"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One piece of the source beside what becomes of it."""

    piece: Piece
    html: str
    doubt: int
    """1 for the first decision to look at, 2 for the next; 0 for a sure one."""
    chosen: bool
    """Its author has said what it is."""

    def sureness(self) -> Promise:
        if self.chosen:
            return _("you said so")
        steps = ((0.95, _("certain")), (SURE, _("fairly sure")), (0.6, _("not sure")), (0.0, _("a guess")))
        return next(words for least, words in steps if self.piece.confidence >= least)


@dataclass(frozen=True, slots=True)
class Fold:
    """A stretch of plain story, or of lines for the title page, shown as one line until it is opened."""

    kind: PieceKind
    rows: tuple[Row, ...]
    words: int
    breaks: int

    def paragraphs(self) -> int:
        return len(self.rows) - self.breaks

    def first(self) -> Piece:
        return self.rows[0].piece

    def last(self) -> Piece:
        return self.rows[-1].piece


@dataclass(frozen=True, slots=True)
class Galley:
    rows: tuple[Row | Fold, ...]
    doubts: int


@dataclass(frozen=True, slots=True)
class Findings:
    """What the manuscript holds, counted for the line at the top."""

    chapters: int
    words: int
    notes: int
    disclaimers: int
    scene_breaks: int


@dataclass(slots=True)
class _Doubts:
    """Numbers the doubtful rows in the order they are met."""

    chosen: Collection[int]
    met: int = field(default=0)

    def row(self, piece: Piece) -> Row:
        chosen = piece.index in self.chosen
        doubtful = piece.confidence < SURE and not chosen
        self.met += doubtful
        return Row(piece=piece, html=_shown(piece.html), doubt=self.met if doubtful else 0, chosen=chosen)


_SEEN_AROUND = {PieceKind.STORY: 2, PieceKind.METADATA: 0}
"""How many rows stay in sight before and behind a fold of each kind that is folded at all."""
_SHORTEST_FOLD = 4


def galley_of(manuscript: Manuscript, *, chosen: Collection[int]) -> Galley:
    """The pieces in source order; `chosen` are the indexes of those that the author has labelled."""
    doubts = _Doubts(chosen)
    rows = [doubts.row(piece) for piece in manuscript.pieces]
    return Galley(rows=tuple(_folded(rows)), doubts=doubts.met)


def _folded(rows: list[Row]) -> Iterator[Row | Fold]:
    for kind, group in groupby(rows, key=_folds_as):
        stretch = tuple(group)
        around = _SEEN_AROUND[kind] if kind else 0
        middle = stretch[around : len(stretch) - around]
        if kind is None or len(middle) < _SHORTEST_FOLD:
            yield from stretch
            continue
        yield from stretch[:around]
        yield _fold(kind, middle)
        yield from stretch[len(stretch) - around :]


def _folds_as(row: Row) -> PieceKind | None:
    """Scene breaks fold away with the story around them."""
    if row.doubt or row.chosen:
        return None
    kind = PieceKind.STORY if row.piece.kind is PieceKind.SCENE_BREAK else row.piece.kind
    return kind if kind in _SEEN_AROUND else None


def _fold(kind: PieceKind, rows: tuple[Row, ...]) -> Fold:
    breaks = sum(row.piece.kind is PieceKind.SCENE_BREAK for row in rows)
    words = sum(count_words(row.piece.text) for row in rows if row.piece.kind is PieceKind.STORY)
    return Fold(kind=kind, rows=rows, words=words, breaks=breaks)


def leaves_of(manuscript: Manuscript, *, standing: ChapterTexts) -> list[ManuscriptChapter]:
    """The assembled chapters, ready to be shown on the same page as their pieces.

    Where the manuscript brings no notes, those stand there that all its author's chapters have.
    """
    return [
        replace(
            chapter,
            disclaimer=_shown(chapter.disclaimer or ""),
            opening_note=_shown(chapter.opening_note or standing.opening_note),
            body=_shown(chapter.body),
            closing_note=_shown(chapter.closing_note or standing.closing_note),
        )
        for chapter in manuscript.chapters
    ]


def _shown(html: str) -> str:
    """Without ids: two chapters, or a chapter and its pieces, may not say the same one twice on a page.

    The engine's HTML is clean already.
    """
    return _ID.sub("", html) if ' id="' in html else html


_ID = re.compile(r' id="[^"]*"')


def problems_of(manuscript: Manuscript) -> list[tuple[Problem, int | None]]:
    """Each problem with the index of the piece it stands in, where it stands in one."""
    return [(problem, _piece_at(manuscript, problem.at_line)) for problem in manuscript.problems]


def _piece_at(manuscript: Manuscript, line: int | None) -> int | None:
    there = (piece.index for piece in manuscript.pieces if line and piece.line <= line <= piece.end_line)
    return next(there, None)


def findings_of(manuscript: Manuscript) -> Findings:
    chapters = manuscript.chapters
    notes = sum(
        bool(chapter.opening_note) + bool(chapter.closing_note) + len(chapter.inline_notes) for chapter in chapters
    )
    return Findings(
        chapters=len(chapters),
        words=sum(chapter.words for chapter in chapters),
        notes=notes,
        disclaimers=sum(bool(chapter.disclaimer) for chapter in chapters),
        scene_breaks=sum(chapter.scene_breaks for chapter in chapters),
    )
