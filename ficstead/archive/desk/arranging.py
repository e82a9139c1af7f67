"""Arranging the chapters of a work: their order, a new one between two, one cut in two, two made one.

Every address keeps working, since it goes by a chapter's id; reviews and reading places go with their paragraphs.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import models, transaction
from django.db.models import F

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.carrying import carry_places, carry_remarks, carry_reviews, threads_on
from ficstead.archive.desk.cutting import anchors_of, blocks_of, body_of, cut_before
from ficstead.archive.desk.models import Merger
from ficstead.archive.desk.scheduling import keep_queue_in_order
from ficstead.archive.works.models import Chapter, ChapterTexts, Work
from ficstead.archive.works.models.chapter import ChapterQuerySet
from ficstead.archive.works.writing import write_chapter


class ChaptersHaveChanged(Exception):
    """A chapter has come or gone since the order was chosen."""


@transaction.atomic
def reorder(work: Work, pks: Sequence[int], *, at: datetime) -> None:
    """The chapters stand in this order, numbered from 1. Raises `ChaptersHaveChanged` unless it names each of them once."""
    work.hold()
    chapters = standing_in(work)
    now = dict(chapters.values_list("pk", "number"))
    if sorted(now) != sorted(pks):
        raise ChaptersHaveChanged
    wanted = {pk: number for number, pk in enumerate(pks, start=1)}
    if now == wanted:
        return
    _out_of_the_way(chapters, highest=max(*now.values(), len(pks)))
    Chapter.objects.bulk_update([Chapter(pk=pk, number=number) for pk, number in wanted.items()], ["number"])
    keep_queue_in_order(work, now=at)
    work.show_change()


@transaction.atomic
def insert_chapter(work: Work, texts: ChapterTexts, *, after: Chapter | None, by: User | None, at: datetime) -> Chapter:
    """A new draft right behind that chapter, or before all others; later ones move on by one.

    Where a draft without a word stands already, that is the one: asking twice makes no second.
    """
    work.hold()
    number = _number_after(work, after)
    there = standing_in(work).drafts().filter(number=number, words=0, title="").first()
    if there and not texts.body and not texts.title:
        return there
    make_room(work, number)
    chapter = Chapter(work=work, number=number, created_at=at, edited_at=at)
    write_chapter(chapter, texts, by=by, at=at)
    work.show_change()
    return chapter


@transaction.atomic
def split_chapter(chapter: Chapter, at_anchor: int, *, by: User | None, at: datetime) -> Chapter:
    """From this paragraph on it is a chapter of its own, right behind, posted when the first was; it is returned.

    The end note goes along; a scene break at the cut goes for good. What hangs on the paragraphs goes with them.
    Raises `NoSuchParagraph`, also when it was split there a moment ago.
    """
    chapter.hold()
    chapter.refresh_from_db()
    head, tail = cut_before(blocks_of(chapter), at_anchor)
    last = chapter.paragraph_anchors().last
    make_room(chapter.work, chapter.number + 1)
    second = Chapter(
        work=chapter.work, number=chapter.number + 1, created_at=at, edited_at=at, posted_at=chapter.posted_at
    )
    behind = ChapterTexts(body=body_of(tail), closing_note=chapter.closing_note)
    write_chapter(second, behind, by=by, at=at, anchors=anchors_of(tail, last=last))
    before = replace(chapter.texts(), body=body_of(head), closing_note="")
    write_chapter(chapter, before, by=by, at=at, anchors=anchors_of(head, last=last))
    _carry_over(chapter, second, second.paragraph_anchors().numbers)
    chapter.work.show_change()
    return second


def _carry_over(chapter: Chapter, second: Chapter, anchors: Sequence[int]) -> None:
    carry_reviews(threads_on(chapter, anchors), second)
    carry_places(chapter, second, anchors)
    carry_remarks(chapter, second, anchors)
    for merger in Merger.objects.filter(into=chapter).select_related("chapter"):
        if any(merger.offset < anchor <= merger.offset + merger.chapter.last_anchor for anchor in anchors):
            lead_to(merger, second)


def lead_to(merger: Merger, into: Chapter) -> None:
    """The text of a chapter that was merged stands there now, and its old address leads there."""
    merger.into = merger.chapter.merged_into = into
    merger.save(update_fields=["into"])
    merger.chapter.save(update_fields=["merged_into"])


def standing_in(work: Work) -> ChapterQuerySet:
    """The chapters of a work that aren't in the trash."""
    return Chapter.objects.filter(work=work, trashed_at=None)


def _number_after(work: Work, after: Chapter | None) -> int:
    if after is None:
        return 1
    after.refresh_from_db(fields=["number", "trashed_at"])
    if after.trashed_at or after.work_id != work.pk:
        raise ChaptersHaveChanged
    return after.number + 1


def make_room(work: Work, number: int) -> None:
    """That number is free; the chapters from there on move on by one if it wasn't."""
    if standing_in(work).filter(number=number).exists():
        _move(standing_in(work).filter(number__gte=number), by=1)


def close_gap(work: Work, number: int) -> None:
    """Nobody bears that number: the chapters behind it move up by one."""
    _move(standing_in(work).filter(number__gt=number), by=-1)


def _move(chapters: ChapterQuerySet, *, by: int) -> None:
    pks = list(chapters.values_list("pk", flat=True))
    highest: int = chapters.aggregate(highest=models.Max("number"))["highest"] or 0
    moving = Chapter.objects.filter(pk__in=pks)
    _out_of_the_way(moving, highest=highest + 1)
    moving.update(number=F("number") - (highest + 1) + by)


def _out_of_the_way(chapters: ChapterQuerySet, *, highest: int) -> None:
    """Beyond every number in use: the database holds numbers unique row by row, even within one statement."""
    chapters.update(number=F("number") + highest)
