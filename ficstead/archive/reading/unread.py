"""Which chapters of a story are new to a reader who has been in it before."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from ficstead.archive.accounts.models import User
from ficstead.archive.core.prepared import prepared
from ficstead.archive.reading.models import ChapterRead
from ficstead.archive.works.models import Chapter


class _Visit(NamedTuple):
    furthest: int
    """The highest number among the chapters read that still stand."""
    last: datetime


def unread_counts(user: User | AnonymousUser, works: Iterable[int]) -> dict[int, int]:
    """How many chapters are new, for each of these works (ids) that the reader has ever opened (0 included); two queries."""
    return {work: len(chapters) for work, chapters in unread_chapters(user, works).items()}


def unread_chapters(user: User | AnonymousUser, works: Iterable[int]) -> dict[int, set[int]]:
    """The chapters (ids) that are new to the reader, for each of these works (ids) that they have ever opened.

    New is a posted chapter they have not opened that stands behind the furthest they have, or that was posted since
    they last were in the story: so one that was inserted counts, and one that was skipped long ago does not. A chapter
    into which one they have read was merged is not new.
    """
    if not user.is_authenticated:
        return {}
    visits = {
        work: _Visit(max(standing or 0, merged or 0), last)
        for work, last, standing, merged in _visits(user.pk, list(works))
    }
    new: dict[int, set[int]] = {work: set() for work in visits}
    for pk, work, number, posted_at in _unopened(user.pk, list(visits)):
        if number > visits[work].furthest or posted_at > visits[work].last:
            new[work].add(pk)
    return new


@prepared
def _visits(user: int, works: Sequence[int]) -> QuerySet[ChapterRead, tuple[int, datetime, int | None, int | None]]:
    """When they last were there, and the highest numbers of what they read: of chapters that stand, and of those that live
    on in others into which they were merged."""
    standing = Q(chapter__trashed_at=None, chapter__posted_at__isnull=False)
    read = ChapterRead.objects.filter(user=user, chapter__work__in=works).values("chapter__work")
    read = read.annotate(
        last=Max("read_at"),
        standing=Max("chapter__number", filter=standing),
        merged=Max("chapter__merged_into__number"),
    )
    return read.values_list("chapter__work", "last", "standing", "merged")


@prepared
def _unopened(user: int, works: Sequence[int]) -> QuerySet[Chapter, tuple[int, int, int, datetime]]:
    opened = ChapterRead.objects.filter(user=user, chapter=OuterRef("pk"))
    absorbed = ChapterRead.objects.filter(user=user, chapter__merged_into=OuterRef("pk"))
    chapters = Chapter.objects.posted().filter(~Exists(opened), ~Exists(absorbed), work__in=works)
    return chapters.values_list("pk", "work_id", "number", "posted_at").order_by("pk")  # type: ignore[return-value]
