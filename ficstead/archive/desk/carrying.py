"""Carrying what readers left on a chapter over to another, when its text goes there: reviews, kudos, places; and
what betas have said there."""

from collections.abc import Collection

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from ficstead.archive.reading.models import ChapterRead, Place
from ficstead.archive.reviews.models import Kudos, Review
from ficstead.archive.works.models import Chapter


def carry_reviews(pks: Collection[int], target: Chapter, *, shift: int = 0) -> None:
    """Whole threads, by the reviews that began them; their paragraphs are called `shift` higher there."""
    threads = Review.objects.filter(Q(pk__in=pks) | Q(thread__in=pks))
    threads.exclude(anchor=None).update(anchor=F("anchor") + shift)
    threads.update(chapter=target)


def carry_remarks(source: Chapter, target: Chapter, anchors: Collection[int], *, shift: int = 0) -> None:
    """What betas have said of these paragraphs; what they said of the chapter stays with it."""
    source.remarks.filter(anchor__in=anchors).update(chapter=target, anchor=F("anchor") + shift)


def carry_all_remarks(source: Chapter, target: Chapter, *, shift: int) -> None:
    source.remarks.exclude(anchor=None).update(anchor=F("anchor") + shift)
    source.remarks.update(chapter=target)


def threads_on(chapter: Chapter, anchors: Collection[int] | None = None) -> list[int]:
    """The reviews that began a thread there: all of them, or those of certain paragraphs."""
    began = Review.objects.filter(chapter=chapter, thread=None)
    if anchors is not None:
        began = began.filter(anchor__in=anchors)
    return list(began.order_by("pk").values_list("pk", flat=True))


def carry_kudos(source: Chapter, target: Chapter) -> list[int]:
    """The kudos of all who haven't thanked for the target too; the others stay. Returns those that went."""
    there = Kudos.objects.filter(chapter=target)
    by_member = Exists(there.filter(user=OuterRef("user")))
    by_guest = Exists(there.filter(user=None, device=OuterRef("device"), given_on=OuterRef("given_on")))
    again = Q(by_member, user__isnull=False) | Q(by_guest, user=None)
    going = list(Kudos.objects.filter(chapter=source).exclude(again).order_by("pk").values_list("pk", flat=True))
    Kudos.objects.filter(pk__in=going).update(chapter=target)
    return going


def carry_kudos_back(pks: Collection[int], target: Chapter) -> None:
    Kudos.objects.filter(pk__in=pks).update(chapter=target)


def carry_places(source: Chapter, target: Chapter, anchors: Collection[int], *, shift: int = 0) -> None:
    """Readers who had stopped at one of these paragraphs find it in the target, and whoever has come further has read
    the target too. Those who saw the source's end go along: its end is there now."""
    places = Place.objects.filter(chapter=source)
    places.filter(at_end=True).exclude(anchor__in=anchors).update(chapter=target, anchor=0)
    places.filter(anchor__in=anchors).update(chapter=target, anchor=F("anchor") + shift)
    still_before = Place.objects.filter(chapter=source).values("user")
    _read_too(ChapterRead.objects.filter(chapter=source).exclude(user__in=still_before), target)


def carry_all_places(source: Chapter, target: Chapter, *, first: int, shift: int) -> None:
    """The source's text stands in the target now, its first paragraph being called `first` there."""
    Place.objects.filter(chapter=source, anchor__gt=0).update(chapter=target, anchor=F("anchor") + shift)
    Place.objects.filter(chapter=source).update(chapter=target, anchor=first)
    _read_too(ChapterRead.objects.filter(chapter=source), target)


def carry_places_on(chapter: Chapter) -> None:
    """The chapter is about to be gone for good: whoever had stopped there goes on at the beginning of what stands behind
    it, as they would while it lay in the trash, or has come to the end."""
    places, posted = Place.objects.filter(chapter=chapter), Chapter.objects.posted().filter(work=chapter.work_id)
    if behind := posted.filter(number__gte=chapter.number).exclude(pk=chapter.pk).in_order().first():
        places.update(chapter=behind, anchor=0, at_end=False)
    elif before := posted.exclude(pk=chapter.pk).in_order().last():
        places.update(chapter=before, anchor=0, at_end=True)


def lies_further(chapter: Chapter) -> None:
    """The chapter goes on behind its old end: whoever had come there hasn't come to the end."""
    Place.objects.filter(chapter=chapter, at_end=True).update(at_end=False)


def _read_too(read: QuerySet[ChapterRead], target: Chapter) -> None:
    copies = (
        ChapterRead(user_id=row.user_id, chapter=target, first_read_at=row.first_read_at, read_at=row.read_at)
        for row in read.iterator()
    )
    ChapterRead.objects.bulk_create(copies, ignore_conflicts=True)
