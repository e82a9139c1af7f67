"""Put the pieces of a manuscript together again: metadata, and chapters with their notes and bodies."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from ficstead.press.manuscript.assembling.checking import problems_of
from ficstead.press.manuscript.assembling.describing import describe
from ficstead.press.manuscript.assembling.stripping import without_label
from ficstead.press.manuscript.model import Decision, Manuscript, ManuscriptChapter, Piece, PieceKind, Problem
from ficstead.press.manuscript.parting.headings import Heading, parse_heading
from ficstead.press.manuscript.words import count_words

_INLINE: Final = re.compile(
    r"[(\[{]\s*(?:A/?N|A\.N\.?|Author['’]?s?['’]?\s+Notes?|Note)\b\s*[:;\-–—.,]?[^()\[\]{}]*[)\]}]", re.IGNORECASE
)
_OWN_DECISIONS: Final = frozenset(kind.value for kind in PieceKind)


@dataclass(slots=True)
class _Chapter:
    """A chapter while its pieces come in."""

    headings: list[Piece] = field(default_factory=list)
    disclaimer: list[Piece] = field(default_factory=list)
    opening: list[Piece] = field(default_factory=list)
    body: list[Piece] = field(default_factory=list)
    closing: list[Piece] = field(default_factory=list)

    @property
    def begun(self) -> bool:
        return bool(self.headings or self.has_text or self.disclaimer or self.opening)

    @property
    def has_text(self) -> bool:
        return bool(self.body or self.closing)


def assemble(
    pieces: Sequence[Piece],
    *,
    source: str,
    encoding: str,
    decisions: Sequence[Decision] = (),
    problems: Sequence[Problem] = (),
    title: str | None = None,
) -> Manuscript:
    """The manuscript that `pieces` make; `decisions` and `problems` are those of the reading before them.

    Each word of the pieces stands once in the metadata or in one part of one chapter, in the pieces' order
    within that part; only labels, heading words and ornaments go.
    """
    chapters = tuple(_finished(chapter) for chapter in _chapters(pieces))
    metadata = describe(pieces, title)
    return Manuscript(
        source=source,
        encoding=encoding,
        metadata=metadata,
        chapters=chapters,
        decisions=(*decisions, *_decisions(pieces)),
        problems=(*problems, *problems_of(pieces, chapters)),
        pieces=tuple(pieces),
    )


def relabel(manuscript: Manuscript, kinds: Mapping[int, PieceKind]) -> Manuscript:
    """`manuscript` put together anew, with the kinds that its writer gave to some pieces, by their index.

    The title stays as it was unless the pieces now say another.
    """
    pieces = [
        replace(piece, kind=kinds[piece.index], confidence=1.0, why="you said so") if piece.index in kinds else piece
        for piece in manuscript.pieces
    ]
    title = manuscript.metadata.title
    given = title if title != describe(manuscript.pieces).title else None
    return assemble(
        pieces,
        source=manuscript.source,
        encoding=manuscript.encoding,
        decisions=[decision for decision in manuscript.decisions if decision.kind not in _OWN_DECISIONS],
        problems=[
            problem for problem in manuscript.problems if not problem.code.startswith(("chapter-", "story-", "unsure-"))
        ],
        title=given,
    )


def _chapters(pieces: Sequence[Piece]) -> list[_Chapter]:
    chapters = [_Chapter()]
    before: Piece | None = None
    for place, piece in enumerate(pieces):
        kind = piece.kind
        if kind is PieceKind.STORY:
            chapters[-1].body.append(piece)
        elif kind is PieceKind.HEADING:
            if not _joins(chapters[-1], piece, before) and (chapters[-1].headings or chapters[-1].has_text):
                chapters.append(_Chapter())
            chapters[-1].headings.append(piece)
        elif (
            kind in {PieceKind.OPENING_NOTE, PieceKind.DISCLAIMER}
            and chapters[-1].has_text
            and _opens_next(pieces, place)
        ):
            chapters.append(_Chapter())
            _put(chapters[-1], piece)
        elif kind is PieceKind.SCENE_BREAK:
            chapters[-1].body.append(piece) if chapters[-1].body else None
        else:
            _put(chapters[-1], piece)
        before = piece if kind is not PieceKind.OTHER else before
    return [chapter for chapter in chapters if chapter.begun] or chapters[:1]


def _put(chapter: _Chapter, piece: Piece) -> None:
    parts = {
        PieceKind.DISCLAIMER: chapter.disclaimer,
        PieceKind.OPENING_NOTE: chapter.opening,
        PieceKind.STORY: chapter.body,
        PieceKind.INLINE_NOTE: chapter.body,
        PieceKind.CLOSING_NOTE: chapter.closing,
    }
    if piece.kind in parts:
        parts[piece.kind].append(piece)


def _joins(chapter: _Chapter, piece: Piece, before: Piece | None) -> bool:
    """Whether a heading goes on the one above it, or is the first of a chapter that began with its notes."""
    if before is None or not chapter.headings:
        return not chapter.has_text
    return before.kind is PieceKind.HEADING


def _opens_next(pieces: Sequence[Piece], place: int) -> bool:
    """Whether front matter after a chapter's text belongs to the next one: a heading follows, and no text before it."""
    opening = pieces[place].kind is PieceKind.OPENING_NOTE
    for piece in pieces[place + 1 :]:
        if piece.kind is PieceKind.HEADING:
            return opening
        if piece.kind in {PieceKind.STORY, PieceKind.CLOSING_NOTE, PieceKind.INLINE_NOTE}:
            return False
        opening = opening or piece.kind in {PieceKind.OPENING_NOTE, PieceKind.METADATA}
    return False


def _finished(chapter: _Chapter) -> ManuscriptChapter:
    number, title = heading_of([piece.text for piece in chapter.headings])
    body = _without_edge_breaks(chapter.body)
    story = [piece for piece in body if piece.kind is not PieceKind.SCENE_BREAK]
    return ManuscriptChapter(
        number=number,
        title=title,
        disclaimer=_note(chapter.disclaimer),
        opening_note=_note(chapter.opening),
        body="\n".join("<hr>" if piece.kind is PieceKind.SCENE_BREAK else piece.html for piece in body),
        closing_note=_note(chapter.closing),
        inline_notes=tuple(note for piece in story for note in _inline_notes(piece)),
        scene_breaks=len(body) - len(story),
        words=count_words("\n".join(piece.text for piece in story)),
    )


def heading_of(lines: Sequence[str]) -> tuple[int | None, str | None]:
    """Number and title that the heading lines of one chapter give together.

    >>> heading_of(["CHAPTER IV.", "Low Tide"])
    (4, 'Low Tide')
    """
    number: int | None = None
    titles: list[str] = []
    for place, line in enumerate(lines):
        heading = _heading(line)
        if number is not None and heading.number is not None:
            titles = [_as_written(earlier) for earlier in lines[:place]]
        number = heading.number if heading.number is not None else number
        titles.extend(filter(None, (heading.work, heading.title)))
    return number, ": ".join(titles) or None


def _heading(line: str) -> Heading:
    return parse_heading(line) or Heading(None, " ".join(line.strip(" *_~=#\n").split()) or None)


def _as_written(line: str) -> str:
    return " ".join(line.strip(" *_~=#.\n").split())


def _without_edge_breaks(body: Sequence[Piece]) -> list[Piece]:
    """Breaks stand between story and story, one at a time."""
    kept: list[Piece] = []
    for piece in body:
        if piece.kind is PieceKind.SCENE_BREAK and (not kept or kept[-1].kind is PieceKind.SCENE_BREAK):
            continue
        kept.append(piece)
    while kept and kept[-1].kind is PieceKind.SCENE_BREAK:
        kept.pop()
    return kept


def _note(pieces: Sequence[Piece]) -> str | None:
    parts = [without_label(piece.text, piece.html) for piece in pieces]
    return "\n".join(part for part in parts if part) or None


def _inline_notes(piece: Piece) -> list[str]:
    if piece.kind is PieceKind.INLINE_NOTE:
        return [piece.text]
    text = piece.text
    if "(" not in text and "[" not in text and "{" not in text:
        return []
    if "/N" not in text and "AN" not in text and "ote" not in text and "/n" not in text and "A.N" not in text:
        return []
    return [found[0] for found in _INLINE.finditer(text)]


def _decisions(pieces: Sequence[Piece]) -> list[Decision]:
    """One for each run of pieces of one kind; headings, breaks and inline notes each on their own."""
    runs: list[list[Piece]] = []
    alone = {PieceKind.HEADING, PieceKind.SCENE_BREAK, PieceKind.INLINE_NOTE}
    for piece in pieces:
        if runs and runs[-1][0].kind is piece.kind and (piece.kind is PieceKind.STORY or piece.kind not in alone):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return [
        Decision(run[0].kind.value, run[0].line, min(piece.confidence for piece in run), run[0].why) for run in runs
    ]
