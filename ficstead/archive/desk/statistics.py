"""What an author may know of a work's readers: how many, of which chapter, when; never who."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import TruncDate
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from ficstead.archive.desk.plots import Plot, Point, plot_of
from ficstead.archive.reading.models import ChapterDay
from ficstead.archive.reviews.counts import counts_of
from ficstead.archive.reviews.models import Kudos, Review
from ficstead.archive.telling.models import Follow
from ficstead.archive.works.models import Chapter, Work

SPANS = {"30": gettext_lazy("30 days"), "365": gettext_lazy("A year"), "all": gettext_lazy("All of it")}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some days in a row, both ends included, that share one column."""

    first: date
    last: date

    def name(self) -> str:
        first, last = (formats.date_format(day, "DATE_FORMAT") for day in (self.first, self.last))
        return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}


@dataclass(frozen=True, slots=True)
class ChapterFigures:
    chapter: Chapter
    reads: int
    kudos: int
    reviews: int
    of_first: int | None
    """Reads for every hundred of the first chapter; none where nobody has read that."""


@dataclass(frozen=True, slots=True)
class Totals:
    """From the first day until now; kudos by distinct readers."""

    reads: int
    kudos: int
    reviews: int
    followers: int

    def any(self) -> bool:
        return bool(self.reads or self.kudos or self.reviews or self.followers)


@dataclass(frozen=True, slots=True)
class Statistics:
    totals: Totals
    reads: Plot
    kudos: Plot
    reviews: Plot
    followers: Plot
    by_chapter: Plot | None
    chapters: tuple[ChapterFigures, ...]


def statistics_of(work: Work, *, span: str, chapter: Chapter | None, now: datetime) -> Statistics:
    """All that the page shows, in a fixed number of queries. `chapter` narrows the plots over time, but for followers.

    Days are UTC's, as the counts themselves.
    """
    today = now.astimezone(UTC).date()
    chapters = list(Chapter.objects.filter(work=work).posted().for_contents())
    stretches = stretches_of(span, since=_first_day(work, today), today=today)
    daily = _Daily.of(work, chapter)
    figures = tuple(_by_chapter(work, chapters, since=stretches[0].first))
    return Statistics(
        totals=_totals(work),
        reads=_plot(daily.reads, stretches),
        kudos=_plot(daily.kudos, stretches),
        reviews=_plot(daily.reviews, stretches),
        followers=_growing(daily.followers, stretches),
        by_chapter=plot_of(_chapter_point(each) for each in figures) if figures else None,
        chapters=figures,
    )


def _first_day(work: Work, today: date) -> date:
    """An imported work may have been posted long before there was anything to count: ten years are enough to see."""
    posted = (work.posted_at or work.created_at).astimezone(UTC).date()
    return min(today, max(posted, today - timedelta(days=3650)))


def stretches_of(span: str, *, since: date, today: date) -> list[Stretch]:
    """The days of the span in columns of one, seven or 28 days, the last of which ends today."""
    days = int(span) if span != "all" else (today - since).days + 1
    length = 1 if days <= 60 else 7 if days <= 730 else 28
    ends = [today - timedelta(days=back) for back in range(0, days, length)]
    return [Stretch(first=end - timedelta(days=length - 1), last=end) for end in reversed(ends)]


@dataclass(frozen=True, slots=True)
class _Daily:
    reads: Mapping[date, int]
    kudos: Mapping[date, int]
    reviews: Mapping[date, int]
    followers: Mapping[date, int]

    @classmethod
    def of(cls, work: Work, chapter: Chapter | None) -> "_Daily":
        here = Q(chapter=chapter) if chapter else Q(chapter__work=work)
        reads = ChapterDay.objects.filter(here).values_list("day").annotate(Sum("readers"))
        kudos = Kudos.objects.filter(here).values_list("given_on").annotate(Count("pk"))
        reviews = _reviews(work).filter(here).values_list(TruncDate("posted_at", tzinfo=UTC))
        followers = Follow.objects.filter(work=work).values_list(TruncDate("made_at", tzinfo=UTC))
        return cls(
            reads=dict(reads.order_by("day")),
            kudos=dict(kudos.order_by("given_on")),
            reviews=dict(reviews.annotate(Count("pk")).order_by()),
            followers=dict(followers.annotate(Count("pk")).order_by()),
        )


def _reviews(work: Work) -> QuerySet[Review]:
    """Those that stand; answers aren't counted, here as on the work's page."""
    return Review.objects.standing().filter(work=work, thread=None)


def _plot(by_day: Mapping[date, int], stretches: list[Stretch]) -> Plot:
    counted = [sum(by_day.get(day, 0) for day in _days(stretch)) for stretch in stretches]
    return plot_of(_points(stretches, counted))


def _growing(by_day: Mapping[date, int], stretches: list[Stretch]) -> Plot:
    """How many there were at the end of each stretch, those of before it included."""
    there = sum(number for day, number in by_day.items() if day < stretches[0].first)
    joined = (sum(by_day.get(day, 0) for day in _days(stretch)) for stretch in stretches)
    return plot_of(_points(stretches, list(accumulate(joined, initial=there))[1:]))


def _days(stretch: Stretch) -> Iterable[date]:
    return (stretch.first + timedelta(days=day) for day in range((stretch.last - stretch.first).days + 1))


def _points(stretches: list[Stretch], values: list[int]) -> Iterable[Point]:
    of_days = (stretches[-1].last - stretches[0].first).days <= 366
    # Translators: how a day, or a month, stands under a plot, by the letters of Django's `date` filter; keep it short.
    short = pgettext("date", "j M") if of_days else pgettext("date", "M Y")
    for stretch, value in zip(stretches, values, strict=True):
        yield Point(name=stretch.name(), short=formats.date_format(stretch.last, short), value=value)


def _by_chapter(work: Work, chapters: list[Chapter], *, since: date) -> Iterable[ChapterFigures]:
    days = ChapterDay.objects.filter(chapter__work=work, day__gte=since)
    reads = dict(days.values_list("chapter").annotate(Sum("readers")).order_by("chapter"))
    thanks = Kudos.objects.filter(work=work, given_on__gte=since)
    kudos = dict(thanks.values_list("chapter").annotate(Count("pk")).order_by("chapter"))
    begun = datetime.combine(since, time(), tzinfo=UTC)
    words = _reviews(work).filter(posted_at__gte=begun)
    reviews = dict(words.values_list("chapter").annotate(Count("pk")).order_by("chapter"))
    of_first = reads.get(chapters[0].pk, 0) if chapters else 0
    for chapter in chapters:
        yield ChapterFigures(
            chapter=chapter,
            reads=reads.get(chapter.pk, 0),
            kudos=kudos.get(chapter.pk, 0),
            reviews=reviews.get(chapter.pk, 0),
            of_first=round(100 * reads.get(chapter.pk, 0) / of_first) if of_first else None,
        )


def _chapter_point(figures: ChapterFigures) -> Point:
    return Point(name=figures.chapter.heading(), short=str(figures.chapter.number), value=figures.reads)


def _totals(work: Work) -> Totals:
    counts = counts_of([work])[work.pk]
    reads = ChapterDay.objects.filter(chapter__work=work).aggregate(all=Sum("readers"))
    return Totals(
        reads=reads["all"] or 0,
        kudos=counts.kudos,
        reviews=counts.reviews,
        followers=Follow.objects.filter(work=work).count(),
    )
