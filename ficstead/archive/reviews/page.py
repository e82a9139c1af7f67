"""What stands beneath a chapter: kudos, the reviews of this page, the form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page
from django.db.models import Count, Q
from django.http import HttpRequest
from django.utils import timezone

from ficstead.archive.core.device import device_of
from ficstead.archive.reviews.forms import ReviewForm
from ficstead.archive.reviews.models import Kudos, Review
from ficstead.archive.reviews.models.review import ReviewQuerySet
from ficstead.archive.reviews.rules import Reader, reader_of, why_no_kudos, why_no_review
from ficstead.archive.reviews.threads import Thread, on_page, page_of, threads_of
from ficstead.archive.serving.public import is_for_nobody
from ficstead.archive.works.models import Chapter, Work

THREADS_UNDER_A_CHAPTER = 10


@dataclass(frozen=True, slots=True)
class KudosUnder:
    readers: int
    given: bool
    closed: str
    """Why this reader can't give any; empty when nothing keeps them."""


@dataclass(frozen=True, slots=True)
class ReviewsUnder:
    threads: Sequence[Thread]
    page: Page[int]
    total: int
    """Reviews of the chapter that count: neither answers nor stubs nor what waits."""
    passages: Mapping[int, int]
    """How many reviews speak of which paragraph."""
    about: int | None
    """The one paragraph whose reviews are shown, if the reader asked for it."""
    form: ReviewForm | None
    closed: str
    """Why there is no form; empty when there is one."""
    kudos: KudosUnder


def reviews_under(chapter: Chapter, work: Work, request: HttpRequest, *, now: datetime) -> ReviewsUnder | None:
    """In three queries for a guest and five for a member; None under a draft.

    `?reviews=2` asks for a page, `?review=12` for the page on which that one stands (two queries more), `?passage=3`
    for what was said of a paragraph.
    """
    if not chapter.posted_at:
        return None
    reader = reader_of(work, request.user, device_of(request))
    seen = Review.objects.seen_by(reader.user, device=reader.device).filter(chapter=chapter)
    firsts = seen.filter(thread=None)
    rows = list(firsts.values("anchor").annotate(threads=Count("pk"), standing=Count("pk", filter=_STANDING)))
    passages = {row["anchor"]: row["standing"] for row in rows if row["anchor"] and row["standing"]}
    about = _asked_passage(request, passages)
    if about:
        rows, firsts = [row for row in rows if row["anchor"] == about], firsts.filter(anchor=about)
    threads_in_all = sum(row["threads"] for row in rows)
    page = page_of(threads_in_all, _asked_page(request, firsts, seen), size=THREADS_UNDER_A_CHAPTER)
    newest = on_page(firsts.order_by("-posted_at", "-pk"), page)
    threads, reader = threads_of(newest, seen, reader, work, now=now)
    closed = why_no_review(work, reader)
    return ReviewsUnder(
        threads=threads,
        page=page,
        total=sum(row["standing"] for row in rows),
        passages=passages if work.passages_open else {},
        about=about,
        form=None if closed else ReviewForm(chapter=chapter, reader=reader, keyed=not is_for_nobody(request)),
        closed=closed,
        kudos=_kudos_under(chapter, reader, now=now),
    )


_STANDING = Q(let_in_at__isnull=False, hidden_at=None, deleted_at=None)


def _asked_passage(request: HttpRequest, passages: Mapping[int, int]) -> int | None:
    asked = request.GET.get("passage", "")
    return int(asked) if asked.isdecimal() and len(asked) < 10 and int(asked) in passages else None


def _asked_page(request: HttpRequest, firsts: ReviewQuerySet, seen: ReviewQuerySet) -> str | int | None:
    asked = request.GET.get("review", "")
    if not (asked.isdecimal() and len(asked) < 18):
        return request.GET.get("reviews")
    review = seen.filter(pk=int(asked)).select_related("thread").first()
    if review is None:
        return 1
    first = review.first_of_thread()
    newer = Q(posted_at__gt=first.posted_at) | Q(posted_at=first.posted_at, pk__gt=first.pk)
    return firsts.filter(newer).count() // THREADS_UNDER_A_CHAPTER + 1


def _kudos_under(chapter: Chapter, reader: Reader, *, now: datetime) -> KudosUnder:
    given = Q(user=reader.user.pk) if reader.user.is_authenticated else _given_today(reader, now)
    found = Kudos.objects.filter(chapter=chapter).aggregate(
        members=Count("user", distinct=True),
        guests=Count("device", distinct=True, filter=Q(user=None)),
        given=Count("pk", filter=given),
    )
    return KudosUnder(
        readers=found["members"] + found["guests"], given=bool(found["given"]), closed=why_no_kudos(reader)
    )


def _given_today(reader: Reader, now: datetime) -> Q:
    """A device without a cookie has given nothing."""
    return Q(user=None, device=reader.device or "none", given_on=timezone.localdate(now))
