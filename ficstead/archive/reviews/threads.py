"""Reviews as they stand on a page: a review, beneath it what was answered, and what this reader may do with each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Q

from ficstead.archive.reviews.models import Review
from ficstead.archive.reviews.models.review import ReviewQuerySet
from ficstead.archive.reviews.rules import Reader, deeds_open_to
from ficstead.archive.works.models import Work


@dataclass(frozen=True, slots=True)
class ShownReview:
    review: Review
    is_authors: bool
    answering: Review | None
    """The answer that this one answers; None for what speaks to the first of the thread."""
    may: frozenset[str]

    @property
    def may_be_tended(self) -> bool:
        return bool(self.may & {"hide", "unhide", "freeze", "thaw", "block"})


@dataclass(frozen=True, slots=True)
class Thread:
    first: ShownReview
    answers: Sequence[ShownReview]


def talk_beneath(firsts: ReviewQuerySet, seen: ReviewQuerySet) -> ReviewQuerySet:
    """These reviews and what was answered to them, of all that the reader sees; without their chapters."""
    picked = firsts.values("pk")
    return (
        seen.filter(Q(pk__in=picked) | Q(thread__in=picked)).select_related("pseud", "answers_to__pseud").oldest_first()
    )


def threads_of(rows: Sequence[Review], reader: Reader, work: Work, *, now: datetime) -> tuple[list[Thread], Reader]:
    """The threads made of this talk, newest first. One query for members, who may be kept away: returned with the
    threads is the reader as they stand to the people in them."""
    reader = reader.meeting(row.pseud.user_id for row in rows if row.pseud)
    return [
        _thread(first, [row for row in rows if row.thread_id == first.pk], reader, work, now)
        for first in reversed(rows)
        if first.thread_id is None
    ], reader


def _thread(first: Review, answers: list[Review], reader: Reader, work: Work, now: datetime) -> Thread:
    for answer in answers:
        answer.thread = first
    return Thread(
        first=_shown(first, reader, work, now), answers=[_shown(answer, reader, work, now) for answer in answers]
    )


def _shown(review: Review, reader: Reader, work: Work, now: datetime) -> ShownReview:
    answered = review.answers_to
    return ShownReview(
        review=review,
        is_authors=review.pseud is not None and review.pseud.user_id in reader.authors,
        answering=answered if answered and answered.thread_id and not answered.hidden_at else None,
        may=deeds_open_to(review, reader, work, now=now),
    )


def page_of(total: int, number: str | int | None, *, size: int) -> Page[int]:
    """The page of that number, or the nearest there is, when the rows have been counted already."""
    return Paginator(range(total), size).get_page(number)


def on_page(firsts: ReviewQuerySet, page: Page[int]) -> ReviewQuerySet:
    return firsts[max(page.start_index() - 1, 0) : page.end_index()]
