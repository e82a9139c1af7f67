"""A reader's library: what stands on their lists, and in which order."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, TypeVar

from django.db import models
from django.db.models import Count, Exists, Min, OuterRef, Prefetch, Q, Subquery
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.models import User
from ficstead.archive.core.names import name_key
from ficstead.archive.reading.models import Bookmark, BookmarkTag, ListedWork, Place, ReadingList
from ficstead.archive.reading.resuming import Resumption, places_of, resumptions
from ficstead.archive.reading.unread import unread_counts
from ficstead.archive.works.models import Work
from ficstead.archive.works.models.work import WorkQuerySet

T = TypeVar("T")
NEVER = datetime(1, 1, 2, tzinfo=UTC)


class Sort(models.TextChoices):
    NEW = "new", _("New chapters first")
    READ = "read", _("Last read")
    UPDATED = "updated", _("Last updated")
    TITLE = "title", _("Title")


@dataclass(frozen=True, slots=True)
class Entry:
    """A work in somebody's library, with all that is theirs."""

    work: Work
    new: int
    resumption: Resumption | None
    place: Place | None
    bookmark: Bookmark | None
    lists: Sequence[ReadingList]


def kept_works(user: User) -> WorkQuerySet:
    """All that is on a list or bookmarked, of what this person may see today: what became invisible waits, unnamed."""
    listed = ListedWork.objects.filter(reading_list__user=user).values("work")
    bookmarked = user.bookmarks.values("work")
    return Work.objects.visible_to(user).filter(Q(pk__in=listed) | Q(pk__in=bookmarked))


def works_on(reading_list: ReadingList) -> WorkQuerySet:
    return Work.objects.visible_to(reading_list.user).filter(listed__reading_list=reading_list)


def works_kept_as(user: User, kind: str) -> WorkQuerySet:
    """The works on one of the four lists that everybody has, made or not."""
    listed = ListedWork.objects.filter(reading_list__user=user, reading_list__kind=kind)
    return Work.objects.visible_to(user).filter(pk__in=listed.values("work"))


def with_own_tag(works: WorkQuerySet, user: User, key: str) -> WorkQuerySet:
    return works.filter(Exists(BookmarkTag.objects.filter(bookmark__work=OuterRef("pk"), bookmark__user=user, key=key)))


def lists_of(user: User) -> list[ReadingList]:
    """The reader's lists, the four first, each with the number of works they can see on it as `shown`; one query."""
    seen = Exists(Work.objects.visible_to(user).filter(pk=OuterRef("listed__work")))
    lists = user.reading_lists.annotate(shown=Count("listed", filter=seen))
    return sorted(lists, key=lambda each: (each.kind == "own", name_key(each.name), each.pk))


def own_tags_of(user: User) -> list[tuple[str, str]]:
    """Key and name of every tag the reader gave to a work that they can see."""
    seen = Work.objects.visible_to(user).filter(pk=OuterRef("bookmark__work"))
    mine = BookmarkTag.objects.filter(Exists(seen), bookmark__user=user)
    return list(mine.values("key").annotate(shown=Min("name")).values_list("key", "shown").order_by("key"))


class _Row(NamedTuple):
    pk: int
    title: str
    updated_at: datetime | None
    read_at: datetime | None


def in_order(user: User, works: WorkQuerySet, sort: str) -> list[int]:
    """The ids of these works in that order; a title by its letters whatever the database thinks of them."""
    read_at = Subquery(Place.objects.filter(work=OuterRef("pk"), user=user).values("read_at")[:1])
    rows = [
        _Row(*row) for row in works.annotate(at=read_at).values_list("pk", "title", "updated_at", "at").order_by("-pk")
    ]
    rows.sort(key=lambda row: row.read_at or NEVER, reverse=True)
    if sort == Sort.UPDATED:
        rows.sort(key=lambda row: row.updated_at or NEVER, reverse=True)
    elif sort == Sort.TITLE:
        rows.sort(key=lambda row: name_key(row.title))
    elif sort == Sort.NEW:
        new = unread_counts(user, [row.pk for row in rows])
        rows.sort(key=lambda row: not new.get(row.pk))
    return [row.pk for row in rows]


def entries(user: User, works: Sequence[int]) -> list[Entry]:
    """These works (ids), in the order given, as the library shows them; a fixed number of queries."""
    found = Work.objects.visible_to(user).filter(pk__in=works).with_blurbs().in_bulk()
    places = {place.work_id: place for place in places_of(user).filter(work__in=works)}
    ways_on = resumptions(user, list(places.values()))
    new = unread_counts(user, works)
    bookmarks = _by_work(user.bookmarks.filter(work__in=works).prefetch_related(_own_tags()), lambda mark: mark.work_id)
    listed = ListedWork.objects.filter(reading_list__user=user, work__in=works).select_related("reading_list")
    lists = _by_work(listed.order_by("reading_list__kind", "reading_list__name", "pk"), lambda row: row.work_id)
    return [
        Entry(
            work=found[pk],
            new=new.get(pk, 0),
            resumption=ways_on.get(pk),
            place=places.get(pk),
            bookmark=next(iter(bookmarks.get(pk, [])), None),
            lists=[row.reading_list for row in lists.get(pk, [])],
        )
        for pk in works
        if pk in found
    ]


def _own_tags() -> "Prefetch[str, models.QuerySet[BookmarkTag], str]":
    return Prefetch("own_tags", BookmarkTag.objects.order_by("key"))


def _by_work(rows: Iterable[T], work_of: Callable[[T], int]) -> dict[int, list[T]]:
    grouped: dict[int, list[T]] = {}
    for row in rows:
        grouped.setdefault(work_of(row), []).append(row)
    return grouped
