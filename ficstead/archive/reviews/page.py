"""What stands beneath a chapter: kudos, the reviews of this page, the form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from ficstead.archive.core.device import device_of
from ficstead.archive.core.prepared import prepared
from ficstead.archive.reviews.empty_form import EmptyForm, empty_form
from ficstead.archive.reviews.forms import ReviewForm, fresh_key
from ficstead.archive.reviews.models import Kudos, Review
from ficstead.archive.reviews.models.review import ReviewQuerySet
from ficstead.archive.reviews.rules import Reader, reader_of, why_no_kudos, why_no_review
from ficstead.archive.reviews.threads import Thread, on_page, page_of, talk_beneath, threads_of
from ficstead.archive.serving.public import is_for_nobody
from ficstead.archive.works.models import Chapter, Work
from ficstead.archive.works.showing import NOBODY

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
    form: ReviewForm | EmptyForm | None
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
    said = _Said(chapter, reader)
    counted = said.counted()
    passages = {anchor: standing for anchor, _threads, standing in counted if anchor and standing}
    about = _asked_passage(request, passages)
    if about:
        counted = [row for row in counted if row[0] == about]
    threads_in_all = sum(threads for _anchor, threads, _standing in counted)
    page = page_of(threads_in_all, _asked_page(request, said, about), size=THREADS_UNDER_A_CHAPTER)
    threads, reader = threads_of(said.talk(page, about), reader, work, now=now)
    closed = why_no_review(work, reader)
    return ReviewsUnder(
        threads=threads,
        page=page,
        total=sum(standing for _anchor, _threads, standing in counted),
        passages=passages if work.passages_open else {},
        about=about,
        form=None if closed else _form_for(request, chapter, reader),
        closed=closed,
        kudos=_kudos_under(chapter, reader, now=now),
    )


def _form_for(request: HttpRequest, chapter: Chapter, reader: Reader) -> ReviewForm | EmptyForm:
    if reader.user.is_authenticated:
        return ReviewForm(chapter=chapter, reader=reader)
    return empty_form("" if is_for_nobody(request) else fresh_key())


def _asked_passage(request: HttpRequest, passages: Mapping[int, int]) -> int | None:
    asked = request.GET.get("passage", "")
    return int(asked) if asked.isdecimal() and len(asked) < 10 and int(asked) in passages else None


def _asked_page(request: HttpRequest, said: "_Said", about: int | None) -> str | int | None:
    asked = request.GET.get("review", "")
    if not (asked.isdecimal() and len(asked) < 18):
        return request.GET.get("reviews")
    review = said.seen.filter(pk=int(asked)).select_related("thread").first()
    if review is None:
        return 1
    first = review.first_of_thread()
    newer = Q(posted_at__gt=first.posted_at) | Q(posted_at=first.posted_at, pk__gt=first.pk)
    return said.firsts(about).filter(newer).count() // THREADS_UNDER_A_CHAPTER + 1


@dataclass(frozen=True, slots=True)
class _Said:
    """What this reader sees of all that was said under the chapter: a stranger in questions prepared once."""

    chapter: Chapter
    reader: Reader

    @property
    def seen(self) -> ReviewQuerySet:
        return Review.objects.seen_by(self.reader.user, device=self.reader.device).filter(chapter=self.chapter)

    def firsts(self, about: int | None = None) -> ReviewQuerySet:
        firsts = self.seen.filter(thread=None)
        return firsts.filter(anchor=about) if about else firsts

    def counted(self) -> list[tuple[int | None, int, int]]:
        """By paragraph: how many threads, and how many of their first reviews stand."""
        return _counted_for_strangers(self.chapter.pk) if self.reader.is_nobody else list(_counted(self.firsts()))

    def talk(self, page: Page[int], about: int | None) -> list[Review]:
        if not page.paginator.count:
            return []
        if self.reader.is_nobody and not about:
            talk = _talk_for_strangers(self.chapter.pk, max(page.start_index() - 1, 0))
        else:
            talk = list(talk_beneath(on_page(_newest_first(self.firsts(about)), page), self.seen))
        for review in talk:
            review.chapter = self.chapter
        return talk


def _counted(firsts: ReviewQuerySet) -> QuerySet[Review, tuple[int | None, int, int]]:
    counted = firsts.values("anchor").annotate(threads=Count("pk"), standing=Count("pk", filter=_STANDING))
    return counted.values_list("anchor", "threads", "standing")


_STANDING = Q(let_in_at__isnull=False, hidden_at=None, deleted_at=None)


def _newest_first(firsts: ReviewQuerySet) -> ReviewQuerySet:
    return firsts.order_by("-posted_at", "-pk")


@prepared
def _counted_for_strangers(chapter: int) -> QuerySet[Review, tuple[int | None, int, int]]:
    return _counted(Review.objects.seen_by(NOBODY).filter(chapter=chapter, thread=None))


@prepared
def _talk_for_strangers(chapter: int, start: int) -> QuerySet[Review]:
    seen = Review.objects.seen_by(NOBODY).filter(chapter=chapter)
    newest = _newest_first(seen.filter(thread=None))[start : start + THREADS_UNDER_A_CHAPTER]
    return talk_beneath(newest, seen)


def _kudos_under(chapter: Chapter, reader: Reader, *, now: datetime) -> KudosUnder:
    if reader.is_nobody:
        members, guests, given = *next(iter(_kudos_for_strangers(chapter.pk)), (0, 0)), 0
    else:
        own = Q(user=reader.user.pk) if reader.user.is_authenticated else _given_today(reader, now)
        found = Kudos.objects.filter(chapter=chapter).aggregate(**_COUNTED, given=Count("pk", filter=own))
        members, guests, given = found["members"], found["guests"], found["given"]
    return KudosUnder(readers=members + guests, given=bool(given), closed=why_no_kudos(reader))


_COUNTED = {"members": Count("user", distinct=True), "guests": Count("device", distinct=True, filter=Q(user=None))}


@prepared
def _kudos_for_strangers(chapter: int) -> QuerySet[Kudos, tuple[int, int]]:
    """One row, if there are any."""
    return Kudos.objects.filter(chapter=chapter).values("chapter").annotate(**_COUNTED).values_list(*_COUNTED)


def _given_today(reader: Reader, now: datetime) -> Q:
    return Q(user=None, device=reader.device, given_on=timezone.localdate(now))
