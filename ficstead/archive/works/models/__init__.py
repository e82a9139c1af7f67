"""The nouns of this room, one to a file."""

from ficstead.archive.works.models.chapter import Chapter, ChapterRevision, ChapterTexts
from ficstead.archive.works.models.series import Series, SeriesPlace
from ficstead.archive.works.models.work import Authorship, Status, Visibility, Work, WorkTag

__all__ = [
    "Authorship",
    "Chapter",
    "ChapterRevision",
    "ChapterTexts",
    "Series",
    "SeriesPlace",
    "Status",
    "Visibility",
    "Work",
    "WorkTag",
]
