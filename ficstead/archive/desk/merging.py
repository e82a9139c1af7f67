"""Making one chapter of two, and two of it again."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.arranging import ChaptersHaveChanged, close_gap, lead_to, make_room, standing_in
from ficstead.archive.desk.carrying import (
    carry_all_places,
    carry_all_remarks,
    carry_kudos,
    carry_kudos_back,
    carry_places,
    carry_remarks,
    carry_reviews,
    lies_further,
    threads_on,
)
from ficstead.archive.desk.cutting import Block, anchors_of, blocks_of, body_of, cut_out, with_own_footnotes
from ficstead.archive.desk.models import Merger
from ficstead.archive.works.anchors import Anchored
from ficstead.archive.works.models import Chapter, ChapterTexts
from ficstead.archive.works.writing import write_chapter

_NOTES = ("summary", "disclaimer", "opening_note", "closing_note")


class StatesDiffer(Exception):
    """One is posted, the other a draft: joining them would post the one or hide the other unasked."""


@transaction.atomic
def merge_chapters(first: Chapter, second: Chapter, *, by: User | None, at: datetime) -> None:
    """The second's story goes on in the first, after a scene break, its notes beside the first's; its old address leads
    there, its reviews and kudos go along, and it lies in the trash, from which it can be taken out as it was.

    Asked twice, it is done once. Raises `ChaptersHaveChanged` unless the second follows the first, `StatesDiffer`.
    """
    for chapter in (first, second):
        chapter.hold()
        chapter.refresh_from_db()
    if second.trashed_at and second.merged_into_id == first.pk:
        return
    if first.trashed_at or next_behind(first) != second:
        raise ChaptersHaveChanged
    if bool(first.posted_at) != bool(second.posted_at):
        raise StatesDiffer
    offset = first.paragraph_anchors().last
    merger = Merger(chapter=second, into=first, offset=offset, merged_at=at, joined=_joined_names(first, second))
    write_chapter(first, joined_texts(first, second), by=by, at=at, anchors=_joined_anchors(first, second, offset))
    _carry(first, second, merger)
    _lay_aside(second, into=first, at=at)
    merger.save()
    first.work.show_change()


def next_behind(chapter: Chapter) -> Chapter | None:
    """The chapter that follows this one."""
    return standing_in(chapter.work).filter(number__gt=chapter.number).in_order().first()


def joined_texts(first: Chapter, second: Chapter) -> ChapterTexts:
    """What the chapter will hold; a note that both have alike is said once."""
    names = _joined_names(first, second)
    body = "<hr>".join(part for part in (first.body, with_own_footnotes(second.body, second.pk)) if part)
    notes = {name: getattr(first, name) + getattr(second, name) for name in names if name != "title"}
    return replace(first.texts(), body=body, title=first.title or second.title, **notes)


def _joined_names(first: Chapter, second: Chapter) -> list[str]:
    """The texts of the second that are put to the first's."""
    notes = [name for name in _NOTES if getattr(second, name) and getattr(second, name) not in getattr(first, name)]
    return notes if first.title or not second.title else ["title", *notes]


def _joined_anchors(first: Chapter, second: Chapter, offset: int) -> Anchored:
    here, there = first.paragraph_anchors(), second.paragraph_anchors()
    numbers = (*here.numbers, *(number + offset for number in there.numbers))
    return Anchored(numbers=numbers, last=offset + there.last)


def _carry(first: Chapter, second: Chapter, merger: Merger) -> None:
    merger.reviews = threads_on(second)
    merger.kudos = carry_kudos(second, first)
    carry_reviews(merger.reviews, first, shift=merger.offset)
    carry_all_remarks(second, first, shift=merger.offset)
    lies_further(first)
    begins = next(iter(second.paragraph_anchors().numbers), 0)
    carry_all_places(second, first, first=begins + merger.offset, shift=merger.offset)


def _lay_aside(chapter: Chapter, *, into: Chapter, at: datetime) -> None:
    # Its last anchor tells, later on, which paragraphs of the other were its own.
    chapter.last_anchor = chapter.paragraph_anchors().last
    chapter.trashed_at, chapter.merged_into = at, into
    chapter.scheduled_for, chapter.in_queue = None, False
    chapter.save(update_fields=["trashed_at", "merged_into", "scheduled_for", "in_queue", "last_anchor"])
    close_gap(chapter.work, chapter.number)


@transaction.atomic
def part_again(merger: Merger, *, by: User | None, at: datetime) -> None:
    """The chapter that was merged stands behind the other again, with its paragraphs as they read now, its notes, its
    reviews and its kudos; the other keeps the rest."""
    chapter, into, offset = merger.chapter, *_where_it_is(merger)
    own, rest = cut_out(blocks_of(into), above=offset, upto=offset + chapter.last_anchor)
    chapter.trashed_at = chapter.merged_into = None
    if into.trashed_at is None:
        chapter.number = into.number + 1
    make_room(chapter.work, chapter.number)
    chapter.save(update_fields=["trashed_at", "merged_into", "number"])
    if own:
        _write_both(chapter, own, into, rest, merger, offset=offset, by=by, at=at)
        carry_reviews(threads_on(into, _anchors(own)), chapter, shift=-offset)
        carry_places(into, chapter, _anchors(own), shift=-offset)
        carry_remarks(into, chapter, _anchors(own), shift=-offset)
    _take_back(merger, chapter, shift=-offset)
    merger.delete()
    if own and not rest:
        _give_way(into, chapter, at=at)


def _take_back(merger: Merger, chapter: Chapter, *, shift: int) -> None:
    """What was its own, and hasn't come with a paragraph already; no other may claim it later."""
    still_there = [pk for pk in merger.reviews if pk not in threads_on(chapter)]
    carry_reviews(still_there, chapter, shift=shift)
    carry_kudos_back(merger.kudos, chapter)
    for other in Merger.objects.filter(chapter__work=chapter.work_id).exclude(pk=merger.pk):
        other.reviews = [pk for pk in other.reviews if pk not in merger.reviews]
        other.kudos = [pk for pk in other.kudos if pk not in merger.kudos]
        other.save(update_fields=["reviews", "kudos"])


def _where_it_is(merger: Merger) -> tuple[Chapter, int]:
    """The chapter that holds its paragraphs now, which may have been merged itself since, and how they are shifted."""
    into, offset = merger.into, merger.offset
    while further := Merger.objects.filter(chapter=into).select_related("into").first():
        into, offset = further.into, offset + further.offset
    return into, offset


def _write_both(
    chapter: Chapter,
    own: list[Block],
    into: Chapter,
    rest: list[Block],
    merger: Merger,
    *,
    offset: int,
    by: User | None,
    at: datetime,
) -> None:
    anchors = anchors_of(own, last=chapter.last_anchor, shift=-offset)
    write_chapter(chapter, replace(chapter.texts(), body=body_of(own)), by=by, at=at, anchors=anchors)
    parted = {name: getattr(into, name).removesuffix(getattr(chapter, name)) for name in merger.joined}
    left = replace(into.texts(), body=body_of(rest), **parted)
    write_chapter(into, left, by=by, at=at, anchors=anchors_of(rest, last=into.paragraph_anchors().last))


def _anchors(blocks: list[Block]) -> list[int]:
    return [anchor for block in blocks for anchor in block.anchors]


def _give_way(emptied: Chapter, chapter: Chapter, *, at: datetime) -> None:
    """Nothing is left where it was, because that had been split off for itself: the empty one goes instead."""
    carry_reviews(threads_on(emptied), chapter)
    carry_kudos(emptied, chapter)
    carry_all_places(emptied, chapter, first=0, shift=0)
    carry_all_remarks(emptied, chapter, shift=0)
    for merger in Merger.objects.filter(into=emptied):
        lead_to(merger, chapter)
    emptied.trashed_at, emptied.merged_into = at, chapter
    emptied.save(update_fields=["trashed_at", "merged_into"])
    close_gap(emptied.work, emptied.number)
