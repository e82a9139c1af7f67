"""When drafts go out: at a time, or in a rhythm as a queue; and the worker's round that posts what is due."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time
from itertools import islice
from zoneinfo import ZoneInfo

from django.core.exceptions import ObjectDoesNotExist
from django.db import models, transaction

from ficstead.archive.desk.models import Rhythm
from ficstead.archive.desk.posting import post_chapters
from ficstead.archive.desk.wall_clock import next_on, weeks_later
from ficstead.archive.works.models import Chapter, Visibility, Work
from ficstead.archive.works.models.chapter import ChapterQuerySet

logger = logging.getLogger(__name__)

_BITE = 500
"""How many chapters one round takes; the next round takes the rest."""


class NotADraft(Exception):
    """It has been posted or put in the trash meanwhile: there is nothing to schedule."""


class TimeHasPassed(Exception):
    """Nothing can go out in the past."""


class NoRhythm(Exception):
    """A queue needs to know its day and its time first."""


@transaction.atomic
def schedule_chapter(chapter: Chapter, *, for_: datetime, now: datetime, visibility: str = "") -> None:
    """The draft goes out at this time, whatever the queue does; `visibility` is for a work that is a draft itself.

    Raises `TimeHasPassed`, `NotADraft`.
    """
    if for_ <= now:
        raise TimeHasPassed
    _hold_draft(chapter)
    chapter.scheduled_for, chapter.in_queue = for_, False
    chapter.save(update_fields=["scheduled_for", "in_queue"])
    _open_to(chapter.work, visibility)


@transaction.atomic
def unschedule(chapter: Chapter) -> None:
    """The draft waits again; what stands behind it in the queue keeps its day."""
    chapter.hold()
    chapter.scheduled_for, chapter.in_queue = None, False
    chapter.save(update_fields=["scheduled_for", "in_queue"])


@transaction.atomic
def queue_chapter(chapter: Chapter, *, now: datetime, visibility: str = "") -> None:
    """The draft joins the queue, which takes one more slot at its end and goes out in the order of the chapters.

    Queueing it again changes nothing. Raises `NoRhythm`, `NotADraft`.
    """
    _hold_draft(chapter)
    rhythm = _rhythm_of(chapter.work)
    if chapter.in_queue:
        return
    taken = _queued_slots(chapter.work, now)
    chapter.scheduled_for, chapter.in_queue = next(_free_slots(rhythm, now=now, last=max(taken, default=None))), True
    chapter.save(update_fields=["scheduled_for", "in_queue"])
    _deal(chapter.work, [*taken, chapter.scheduled_for], now=now)
    chapter.refresh_from_db(fields=["scheduled_for"])
    _open_to(chapter.work, visibility)


@transaction.atomic
def set_rhythm(work: Work, *, weekday: int, every_weeks: int, at: time, time_zone: str, now: datetime) -> Rhythm:
    """The queue goes out in this rhythm from now on, laid anew from its first chapter. What is due already stays due."""
    work.hold()
    said = {"weekday": weekday, "every_weeks": every_weeks, "at": at, "time_zone": time_zone}
    rhythm, _made = Rhythm.objects.update_or_create(work=work, defaults=said)
    waiting = len(_queued_slots(work, now))
    _deal(work, islice(_free_slots(rhythm, now=now, last=None), waiting), now=now)
    return rhythm


@transaction.atomic
def keep_queue_in_order(work: Work, *, now: datetime) -> None:
    """After chapters have moved: the same slots, in the new order of the chapters."""
    work.hold()
    _deal(work, _queued_slots(work, now), now=now)


def post_due_chapters(*, now: datetime) -> None:
    """A round of the worker: whatever is due goes out, each chapter by itself, one that fails not hindering the others.

    It goes by what stands in the database alone, so that a server that was down, or a clock that was set, loses nothing
    and posts nothing twice.
    """
    for pk in list(Chapter.objects.due(now).values_list("pk", flat=True)[:_BITE]):
        try:
            _post_if_due(pk, now=now)
        except Exception:
            logger.exception("Chapter %s could not go out; the next round tries it again.", pk)


@transaction.atomic
def _post_if_due(pk: int, *, now: datetime) -> None:
    """Another worker may have been quicker, or its author may have thought better of it."""
    chapter = Chapter.objects.due(now).select_related("work").filter(pk=pk).first()
    if chapter is None:
        return
    try:
        chapter.hold()
    except ObjectDoesNotExist:
        return  # deleted for good in this moment, alone or with its work
    if chapter.scheduled_for is not None and chapter.scheduled_for <= now:
        post_chapters(chapter.work, [chapter], at=now)


def _hold_draft(chapter: Chapter) -> None:
    chapter.hold()
    if chapter.posted_at or chapter.trashed_at or chapter.work.trashed_at:
        raise NotADraft


def _open_to(work: Work, visibility: str) -> None:
    if visibility and work.visibility == Visibility.DRAFT:
        work.opens_to = visibility
        work.save(update_fields=["opens_to"])


def _rhythm_of(work: Work) -> Rhythm:
    rhythm = Rhythm.objects.filter(work=work).first()
    if rhythm is None:
        raise NoRhythm
    return rhythm


def _queue(work: Work, now: datetime) -> ChapterQuerySet:
    """What is still to come of the queue. A chapter that is due already goes out at the next round."""
    return Chapter.objects.drafts().filter(work=work, in_queue=True, scheduled_for__gt=now)


def _queued_slots(work: Work, now: datetime) -> list[datetime]:
    return [slot for slot in _queue(work, now).values_list("scheduled_for", flat=True) if slot]


def _deal(work: Work, slots: Iterable[datetime], *, now: datetime) -> None:
    """The first chapter of the queue gets the earliest slot."""
    for chapter, slot in zip(_queue(work, now).for_contents(), sorted(slots), strict=True):
        Chapter.objects.filter(pk=chapter.pk).update(scheduled_for=slot)


def _free_slots(rhythm: Rhythm, *, now: datetime, last: datetime | None) -> Iterator[datetime]:
    """The slots of the rhythm after the last queued chapter, or the last one that went out; those at which a chapter
    with a date of its own goes out are left to it."""
    zone, taken = ZoneInfo(rhythm.time_zone), _own_dates(rhythm.work_id, now)
    before = last or _last_posted(rhythm.work_id)
    while True:
        rested = weeks_later(before, rhythm.every_weeks - 1, zone) if before else now
        before = next_on(rhythm.weekday, rhythm.at, zone, after=max(now, rested))
        if before not in taken:
            yield before


def _own_dates(work: int, now: datetime) -> Sequence[datetime | None]:
    own = Chapter.objects.drafts().filter(work=work, in_queue=False, scheduled_for__gt=now)
    return list(own.values_list("scheduled_for", flat=True))


def _last_posted(work: int) -> datetime | None:
    last: datetime | None = Chapter.objects.posted().filter(work=work).aggregate(last=models.Max("posted_at"))["last"]
    return last
