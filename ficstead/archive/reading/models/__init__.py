"""What is a reader's own, one noun to a file."""

from ficstead.archive.reading.models.bookmark import Bookmark, BookmarkTag, ListedWork, ReadingList
from ficstead.archive.reading.models.counts import ChapterDay, FoldedHits, ReaderToday
from ficstead.archive.reading.models.place import ChapterRead, Place

__all__ = [
    "Bookmark",
    "BookmarkTag",
    "ChapterDay",
    "ChapterRead",
    "FoldedHits",
    "ListedWork",
    "Place",
    "ReaderToday",
    "ReadingList",
]
