"""Which chapters of a story are new to a reader who has been in it before.

New is a posted chapter they have not opened that stands behind the furthest they have, or that was posted since they
last were in the story: so one that was inserted counts, and one that was skipped long ago does not. A chapter into which
one they have read was merged is not new.
"""

from collections.abc import Collection, Iterable
from functools import lru_cache

from django.contrib.auth.models import AnonymousUser
from django.db import connections, router

from ficstead.archive.accounts.models import User
from ficstead.archive.reading.models import Place

# By itself, or as one that was merged into it. One inside the other: joined, SQLite would go through all they ever read.
_OPENED = """
  (EXISTS (SELECT 1 FROM reading_chapterread opened
            WHERE opened.user_id = visit.user_id AND opened.chapter_id = chapter.id)
   OR EXISTS (SELECT 1 FROM works_chapter absorbed
               WHERE absorbed.merged_into_id = chapter.id
                 AND EXISTS (SELECT 1 FROM reading_chapterread opened
                              WHERE opened.user_id = visit.user_id AND opened.chapter_id = absorbed.id)))
"""
# Whoever has been in a work has a place there: that is asked first, for in most works of a list they have none. The
# furthest chapter is looked for from the last one back.
_NEW = f"""
WITH visits AS MATERIALIZED (
  SELECT visit.user_id, visit.work_id, visit.read_at,
    (SELECT chapter.number FROM works_chapter chapter
      WHERE chapter.work_id = visit.work_id AND chapter.trashed_at IS NULL AND chapter.posted_at IS NOT NULL AND {_OPENED}
      ORDER BY chapter.number DESC LIMIT 1) AS furthest
  FROM reading_place visit WHERE visit.user_id = %s AND visit.work_id IN (WORKS)
)
SELECT visit.work_id, CHOSEN FROM visits visit JOIN works_chapter chapter ON chapter.work_id = visit.work_id
WHERE chapter.trashed_at IS NULL AND chapter.posted_at IS NOT NULL
  AND (chapter.number > COALESCE(visit.furthest, 0) OR (chapter.posted_at > visit.read_at AND NOT {_OPENED}))
"""  # noqa: S608 (our own words)
_CHAPTERS = _NEW.replace("CHOSEN", "chapter.id")
_COUNTS = _NEW.replace("CHOSEN", "COUNT(*)") + "GROUP BY visit.work_id"


def unread_counts(user: User | AnonymousUser, works: Collection[int]) -> dict[int, int]:
    """How many chapters are new, for those of these works (ids) that have any; one query."""
    return dict(_asked(_COUNTS, user, works))


def unread_chapters(user: User | AnonymousUser, works: Collection[int]) -> dict[int, set[int]]:
    """The chapters (ids) that are new to the reader, for those of these works (ids) that have any; one query."""
    new: dict[int, set[int]] = {}
    for work, chapter in _asked(_CHAPTERS, user, works):
        new.setdefault(work, set()).add(chapter)
    return new


def _asked(question: str, user: User | AnonymousUser, works: Collection[int]) -> Iterable[tuple[int, int]]:
    if not user.is_authenticated or not works:
        return []
    with connections[router.db_for_read(Place)].cursor() as cursor:
        cursor.execute(_about(question, len(works)), [user.pk, *works])
        return list(cursor.fetchall())


@lru_cache
def _about(question: str, works: int) -> str:
    return question.replace("WORKS", ", ".join(["%s"] * works))
