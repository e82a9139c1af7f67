"""Which of the author's words outside the story stand around a chapter."""

from collections.abc import Sequence
from dataclasses import dataclass

from ficstead.archive.works.models import Chapter, Work


@dataclass(frozen=True, slots=True)
class Notes:
    """HTML, each text once; empty where there is none."""

    disclaimer: str
    opening: tuple[str, ...]
    closing: tuple[str, ...]


def notes_around(chapter: Chapter, work: Work, contents: Sequence[Chapter]) -> Notes:
    """The chapter's own notes, and the work's where they belong among the chapters that this reader sees.

    Posted chapters have a first and a last; while nothing is posted, drafts do.
    """
    posted = [each.pk for each in contents if each.posted_at] or [each.pk for each in contents]
    return notes_at(chapter, work, first=chapter.pk == posted[0], last=chapter.pk == posted[-1])


def notes_at(chapter: Chapter, work: Work, *, first: bool, last: bool) -> Notes:
    """The work's disclaimer and opening note stand before its first chapter, its end note behind the last one.

    A chapter's own disclaimer replaces the work's.
    """
    return Notes(
        disclaimer=chapter.disclaimer or (work.disclaimer if first else ""),
        opening=_written(work.opening_note if first else "", chapter.opening_note),
        closing=_written(chapter.closing_note, work.closing_note if last else ""),
    )


def _written(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)
