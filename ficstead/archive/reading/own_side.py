"""What a work's title page shows to one reader alone: where they are, what is new, their lists, their own words."""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, QuerySet, Subquery

from ficstead.archive.accounts.models import User
from ficstead.archive.core.prepared import prepared
from ficstead.archive.reading.models import Bookmark, Place
from ficstead.archive.reading.resuming import WHERE_IT_STANDS, Resumption, resume
from ficstead.archive.reading.shelves import Shelves, shelves_of
from ficstead.archive.reading.unread import unread_chapters
from ficstead.archive.reading.visiting import is_remembered
from ficstead.archive.works.models import Chapter, Work


@dataclass(frozen=True, slots=True)
class OwnSide:
    way_in: Chapter | None = None
    """The first chapter, of a work that they have begun."""
    resumption: Resumption | None = None
    """None where they haven't begun, or have read it all."""
    new: Collection[int] = ()
    """The chapters (ids) that are new to them."""
    on_device: bool = True
    """Their place is kept by their device, not by us."""
    shelves: Shelves | None = None
    note: str | None = None
    """What they noted about the work for themselves; None where they keep no words on it at all."""


def own_side(user: User | AnonymousUser, work: Work) -> OwnSide:
    """Of the work nothing but its id is looked at. For guests no query."""
    if not user.is_authenticated:
        return OwnSide()
    note, has_been_in_it = next(iter(_left_in(user.pk, work.pk)), (None, False))
    new = unread_chapters(user, [work.pk]).get(work.pk, set()) if has_been_in_it else set()
    posted, resumption = [], None
    for place in _place_in(user.pk, work.pk) if has_been_in_it else ():
        place.work, posted = work, _posted(work.pk)
        resumption = resume(place, posted, new)
    return OwnSide(
        way_in=posted[0] if posted else None,
        resumption=resumption,
        new=new,
        on_device=not is_remembered(user),
        shelves=shelves_of(user, work),
        note=note,
    )


@prepared
def _left_in(user: int, work: int) -> QuerySet[Work, tuple[str | None, bool]]:
    """Their note, and whether they have been in it: most who come to a title page have not."""
    note = Bookmark.objects.filter(user=user, work=OuterRef("pk")).values("note")
    place = Place.objects.filter(user=user, work=OuterRef("pk"))
    rows = Work.objects.filter(pk=work).annotate(own_note=Subquery(note), has_been_in_it=Exists(place))
    return rows.values_list("own_note", "has_been_in_it")


@prepared
def _place_in(user: int, work: int) -> QuerySet[Place]:
    places = Place.objects.filter(user=user, work=work).select_related("chapter")
    return places.only("anchor", "at_end", *(f"chapter__{each}" for each in WHERE_IT_STANDS))


@prepared
def _posted(work: int) -> QuerySet[Chapter]:
    return Chapter.objects.posted().filter(work=work).only("work_id", "number").in_order()
