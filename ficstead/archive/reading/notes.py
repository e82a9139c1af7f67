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
    """The chapter's own notes, and the work's where they belong.

    The work's disclaimer and opening note stand before its first posted chapter, its end note behind the last one
    (while nothing is posted: the first and last draft). A chapter's own disclaimer replaces the work's.
    """
    posted = [each.pk for each in contents if each.posted_at] or [each.pk for each in contents]
    first, last = chapter.pk == posted[0], chapter.pk == posted[-1]
    return Notes(
        disclaimer=chapter.disclaimer or (work.disclaimer if first else ""),
        opening=_written(work.opening_note if first else "", chapter.opening_note),
        closing=_written(chapter.closing_note, work.closing_note if last else ""),
    )


def _written(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)
