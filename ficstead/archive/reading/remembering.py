"""A reader's place in a story: taken down as they read, from any of their devices, the latest wins."""

from datetime import datetime

from django.db import transaction

from ficstead.archive.accounts.models import User
from ficstead.archive.reading.models import ChapterRead, Place
from ficstead.archive.works.models import Chapter, Work


@transaction.atomic(savepoint=False)
def remember_opening(user: User, chapter: Chapter, *, at: datetime) -> None:
    """The reader is in this chapter: at its beginning, or where they were in it before."""
    _note_as_read(user, chapter, at=at)
    mine = Place.objects.filter(user=user, work=chapter.work_id, read_at__lt=at)
    if not mine.filter(chapter=chapter).update(read_at=at):
        _move(user, chapter, anchor=0, at_end=False, at=at)


@transaction.atomic(savepoint=False)
def remember_place(user: User, chapter: Chapter, *, anchor: int, at_end: bool, at: datetime) -> None:
    """At that time the reader had this paragraph at the top of their window. Older news than we have changes nothing."""
    _note_as_read(user, chapter, at=at)
    _move(user, chapter, anchor=anchor, at_end=at_end, at=at)


@transaction.atomic
def forget_work(user: User, work: int) -> None:
    """The reader has never been in this work."""
    named = Work.objects.filter(pk=work)
    Place.objects.filter(user=user, work__in=named).delete()
    ChapterRead.objects.filter(user=user, chapter__work__in=named).delete()


@transaction.atomic
def forget_everything(user: User) -> None:
    Place.objects.filter(user=user).delete()
    ChapterRead.objects.filter(user=user).delete()


def _note_as_read(user: User, chapter: Chapter, *, at: datetime) -> None:
    known = ChapterRead.objects.filter(user=user, chapter=chapter)
    if not known.filter(read_at__lt=at).update(read_at=at):
        ChapterRead.objects.bulk_create(
            [ChapterRead(user=user, chapter=chapter, first_read_at=at, read_at=at)], ignore_conflicts=True
        )


def _move(user: User, chapter: Chapter, *, anchor: int, at_end: bool, at: datetime) -> None:
    older = Place.objects.filter(user=user, work=chapter.work_id, read_at__lt=at)
    if not older.update(chapter=chapter, anchor=anchor, at_end=at_end, read_at=at):
        place = Place(
            user=user,
            work_id=chapter.work_id,
            chapter=chapter,
            anchor=anchor,
            at_end=at_end,
            first_read_at=at,
            read_at=at,
        )
        Place.objects.bulk_create([place], ignore_conflicts=True)
