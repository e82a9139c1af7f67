"""The forms whose unsaved text the server keeps, each named by what it edits: `chapter:12`, `work:3`."""

import re
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from ficstead.archive.accounts.models import User
from ficstead.archive.works.models import Chapter, Series, Work


@dataclass(frozen=True, slots=True)
class Place:
    """A form that this person may fill in."""

    address: str
    work: Work | None = None
    chapter: Chapter | None = None


_OF_ONESELF = {"standing": "desk-standing", "new-work": "desk-work-new", "new-series": "desk-series-new"}
_OF_A_WORK = {"work": "desk-work", "announcement": "desk-announcements", "settings": "desk-work-settings"}


def place_of(chapter: Chapter) -> str:
    return f"chapter:{chapter.pk}"


def place_named(name: str, *, of: User) -> Place:
    """The place of that name; 404 where there is none, or it is another's, or it lies in the trash."""
    found = re.fullmatch(r"([a-z-]{1,24}):([0-9]{1,12})", name)
    place = _found(found[1], int(found[2]), of) if found else None
    if place is None:
        raise Http404
    return place


def _found(kind: str, pk: int, user: User) -> Place | None:
    if kind in _OF_ONESELF:
        return Place(reverse(_OF_ONESELF[kind]))
    works = Work.objects.written_by(user).filter(trashed_at=None)
    if kind in _OF_A_WORK:
        work = works.filter(pk=pk).first()
        return Place(reverse(_OF_A_WORK[kind], args=[pk]), work) if work else None
    if kind == "series":
        own = Series.objects.filter(pk=pk, creators__user=user).exists()
        return Place(reverse("desk-series-edit", args=[pk])) if own else None
    return _chapter(works.filter(chapters=pk).first(), pk) if kind == "chapter" else None


def _chapter(work: Work | None, pk: int) -> Place | None:
    chapter = work and work.chapters.filter(pk=pk, trashed_at=None).select_related("work").first()
    return Place(reverse("desk-chapter", args=[chapter.work_id, pk]), chapter.work, chapter) if chapter else None
