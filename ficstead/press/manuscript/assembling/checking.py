"""What a manuscript's author should look at before posting: chapters that are missing, twice there, or empty."""

from collections.abc import Iterator, Sequence
from typing import Final

from ficstead.press.manuscript.model import ManuscriptChapter, Piece, PieceKind, Problem

_UNSURE: Final = 0.55
_MOST_UNSURE: Final = 8
_NOTES: Final = frozenset({PieceKind.OPENING_NOTE, PieceKind.CLOSING_NOTE, PieceKind.DISCLAIMER})


def problems_of(pieces: Sequence[Piece], chapters: Sequence[ManuscriptChapter]) -> tuple[Problem, ...]:
    """Problems in the order of the source; an empty tuple when all is well."""
    lines = _heading_lines(pieces)
    return (*_story_missing(chapters), *_numbers(chapters, lines), *_empty(chapters, lines), *_unsure(pieces))


def _heading_lines(pieces: Sequence[Piece]) -> list[int]:
    lines, before = [], None
    for piece in pieces:
        if piece.kind is PieceKind.HEADING and before is not PieceKind.HEADING:
            lines.append(piece.line)
        before = piece.kind
    return lines


def _story_missing(chapters: Sequence[ManuscriptChapter]) -> Iterator[Problem]:
    if not any(chapter.body for chapter in chapters):
        yield Problem(
            "story-missing", None, "No paragraph of this file was taken for the story: it seems to be a note alone."
        )


def _numbers(chapters: Sequence[ManuscriptChapter], lines: Sequence[int]) -> Iterator[Problem]:
    """Numbers that repeat or leap."""
    numbered = [chapter.number for chapter in chapters if chapter.number is not None]
    fits = len(numbered) == len(lines) == len(chapters)
    for place, (earlier, later) in enumerate(zip(numbered, numbered[1:], strict=False), 1):
        line = lines[place] if fits else None
        if later == earlier:
            yield Problem("chapter-twice", line, f"There are two chapters with the number {later}.")
        elif later > earlier + 1:
            missing = str(earlier + 1) if later == earlier + 2 else f"{earlier + 1} to {later - 1}"
            yield Problem("chapter-missing", line, f"Chapter {missing} is missing: {later} follows {earlier}.")


def _empty(chapters: Sequence[ManuscriptChapter], lines: Sequence[int]) -> Iterator[Problem]:
    for place, chapter in enumerate(chapters):
        if (
            not chapter.body
            and not chapter.opening_note
            and not chapter.closing_note
            and (chapter.title or chapter.number is not None)
        ):
            name = f"Chapter {chapter.number}" if chapter.number is not None else f"“{chapter.title}”"
            yield Problem(
                "chapter-empty",
                lines[place] if len(lines) == len(chapters) else None,
                f"{name} has a heading and nothing else.",
            )


def _unsure(pieces: Sequence[Piece]) -> Iterator[Problem]:
    doubtful = [piece for piece in pieces if piece.kind in _NOTES and piece.confidence < _UNSURE]
    for piece in doubtful[:_MOST_UNSURE]:
        kind = piece.kind.value.replace("_", " ")
        yield Problem(
            "unsure-note",
            piece.line,
            f"This may be story: it was taken for {'an' if kind[0] == 'o' else 'a'} {kind}. Please look.",
        )
