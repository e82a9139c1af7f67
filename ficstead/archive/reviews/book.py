"""All the reviews of a work with their chapters, and all that came in for one author."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.core.paginator import Page
from django.http import HttpRequest

from ficstead.archive.accounts.models import User
from ficstead.archive.core.device import device_of
from ficstead.archive.reviews.models import Review
from ficstead.archive.reviews.models.review import ReviewQuerySet
from ficstead.archive.reviews.rules import reader_of
from ficstead.archive.reviews.threads import Thread, on_page, page_of, talk_beneath, threads_of
from ficstead.archive.works.models import Chapter, Work
from ficstead.archive.works.writing import CHAPTER_TEXTS

THREADS_ON_A_PAGE = 20
MINE_ON_A_PAGE = 30


class Order(StrEnum):
    NEWEST = "newest"
    CHAPTERS = "chapters"


@dataclass(frozen=True, slots=True)
class ReviewsOfWork:
    threads: Sequence[Thread]
    page: Page[int]
    order: Order


def reviews_of(work: Work, request: HttpRequest, *, now: datetime) -> ReviewsOfWork:
    """Every thread under the chapters that this reader may see: newest first, or by chapter."""
    order = Order.CHAPTERS if request.GET.get("order") == Order.CHAPTERS else Order.NEWEST
    reader = reader_of(work, request.user, device_of(request))
    posted = Chapter.objects.visible_to(request.user).posted().filter(work=work)
    seen = Review.objects.seen_by(request.user, device=reader.device).filter(chapter__in=posted.values("pk"))
    firsts = seen.filter(thread=None)
    page = page_of(firsts.count(), request.GET.get("page"), size=THREADS_ON_A_PAGE)
    talk = talk_beneath(on_page(_sorted(firsts, order), page), seen)
    talk = talk.select_related("chapter").defer(*(f"chapter__{text}" for text in (*CHAPTER_TEXTS, "anchors")))
    threads, _reader = threads_of(list(talk), reader, work, now=now)
    if order == Order.CHAPTERS:
        threads.sort(key=lambda thread: thread.first.review.chapter.number)
    return ReviewsOfWork(threads=threads, page=page, order=order)


def _sorted(firsts: ReviewQuerySet, order: Order) -> ReviewQuerySet:
    by_chapter = ("chapter__number", "chapter") if order == Order.CHAPTERS else ()
    return firsts.order_by(*by_chapter, "-posted_at", "-pk")


@dataclass(frozen=True, slots=True)
class Mine:
    waiting: Sequence[Review]
    latest: Sequence[Review]
    page: Page[int]


def reviews_of_mine(user: User, number: str | None) -> Mine:
    """What waits to be let in, the oldest first, and everything that others wrote under this author's works."""
    posted = Chapter.objects.filter(work__in=Work.objects.written_by(user).filter(trashed_at=None)).posted()
    others = Review.objects.filter(chapter__in=posted.values("pk"), deleted_at=None).exclude(
        pseud__in=user.pseuds.all()
    )
    rows = others.select_related("work", "chapter", "pseud", "answers_to__pseud").defer("chapter__body")
    waiting = rows.filter(let_in_at=None, hidden_at=None).oldest_first()[:MINE_ON_A_PAGE]
    let_in = others.filter(let_in_at__isnull=False)
    page = page_of(let_in.count(), number, size=MINE_ON_A_PAGE)
    latest = on_page(rows.filter(let_in_at__isnull=False).order_by("-posted_at", "-pk"), page)
    return Mine(waiting=list(waiting), latest=list(latest), page=page)
