"""What the bindery binds: a finished work as plain values, with nothing of the site in it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class SubjectKind(StrEnum):
    """The kinds of tag, in the order in which a title page lists them."""

    FANDOM = "fandom"
    RELATIONSHIP = "relationship"
    CHARACTER = "character"
    RATING = "rating"
    WARNING = "warning"
    CATEGORY = "category"
    FREEFORM = "freeform"


@dataclass(frozen=True, slots=True)
class Subject:
    """One tag."""

    kind: SubjectKind
    name: str


@dataclass(frozen=True, slots=True)
class SeriesPlace:
    """Where the work stands in a series; positions count from 1."""

    title: str
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BookChapter:
    """One chapter; every text but the title is clean HTML, and `number` is what the reader sees."""

    number: int | None
    body: str
    title: str | None = None
    summary: str | None = None
    disclaimer: str | None = None
    opening_note: str | None = None
    closing_note: str | None = None
    posted_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """One work at one revision.

    `identifier` is a URN that never changes for the work (`urn:uuid:...`), `source` its address, `language` a
    BCP 47 tag, `status` and `publisher` are printed as they come; times are aware. Summary, disclaimer and notes
    are clean HTML. The same Book always gives the same bytes.
    """

    identifier: str
    title: str
    authors: tuple[str, ...]
    language: str
    status: str
    posted_at: datetime
    updated_at: datetime
    words: int
    publisher: str
    chapters: tuple[BookChapter, ...]
    source: str | None = None
    summary: str | None = None
    disclaimer: str | None = None
    opening_note: str | None = None
    closing_note: str | None = None
    subjects: tuple[Subject, ...] = ()
    series: tuple[SeriesPlace, ...] = ()
    planned_chapters: int | None = None

    def names(self, kind: SubjectKind) -> tuple[str, ...]:
        return tuple(subject.name for subject in self.subjects if subject.kind == kind)
