"""The manuscript as Ficstead understands it: pieces in source order, and the chapters made of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class PieceKind(StrEnum):
    """What one piece of the source is taken for."""

    METADATA = "metadata"
    DISCLAIMER = "disclaimer"
    OPENING_NOTE = "opening_note"
    HEADING = "heading"
    SCENE_BREAK = "scene_break"
    STORY = "story"
    INLINE_NOTE = "inline_note"
    """An author's note in the middle of the story: reported, left where it stands."""
    CLOSING_NOTE = "closing_note"
    OTHER = "other"
    """Crumbs of the site the text was copied from, and what the writer chose to drop."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of the source with what it was taken for, how surely, and why."""

    index: int
    kind: PieceKind
    line: int
    end_line: int
    text: str
    html: str
    """The whole block element as it would stand in the story or the note."""
    confidence: float
    """0 to 1."""
    why: str
    """The reason in words a writer understands."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """The label block at the head of a manuscript, as its author wrote it."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    fandoms: tuple[str, ...] = ()
    relationships: tuple[str, ...] = ()
    characters: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    rating: str | None = None
    warnings: tuple[str, ...] = ()
    summary: str | None = None
    language: str | None = None
    other: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ManuscriptChapter:
    """One chapter; every text but the title is clean HTML, `None` where the source has none."""

    number: int | None
    title: str | None
    disclaimer: str | None
    opening_note: str | None
    body: str
    closing_note: str | None
    inline_notes: tuple[str, ...]
    """The plain text of each author's note that was left standing in the body."""
    scene_breaks: int
    words: int
    """Words of the body (see `ficstead.press.manuscript.words`)."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Something the engine decided: `kind` is a PieceKind or a word such as `encoding`, `paragraphs`."""

    kind: str
    at_line: int
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something its author should look at; `code` is stable."""

    code: str
    at_line: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A file taken in: nothing lost, nothing invented."""

    source: str
    """The file's name."""
    encoding: str
    metadata: Metadata
    chapters: tuple[ManuscriptChapter, ...]
    decisions: tuple[Decision, ...]
    problems: tuple[Problem, ...]
    pieces: tuple[Piece, ...]


class ManuscriptError(Exception):
    """The file can't be taken in at all; the message is one clear sentence for its writer."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
