"""The nouns of this room, one to a file."""

from ficstead.archive.works.models.announcement import Announcement
from ficstead.archive.works.models.chapter import Chapter, ChapterRevision, ChapterTexts
from ficstead.archive.works.models.series import Series, SeriesPlace
from ficstead.archive.works.models.work import Authorship, ReviewDoor, Status, Tally, Visibility, Work, WorkTag

__all__ = [
    "Announcement",
    "Authorship",
    "Chapter",
    "ChapterRevision",
    "ChapterTexts",
    "ReviewDoor",
    "Series",
    "SeriesPlace",
    "Status",
    "Tally",
    "Visibility",
    "Work",
    "WorkTag",
]
