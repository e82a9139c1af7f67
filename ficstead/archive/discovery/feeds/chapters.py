"""Which chapters stand in a feed, and what is told of each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Min, QuerySet
from django.template.loader import render_to_string
from django.utils.text import Truncator

from ficstead.archive.core.prepared import prepared
from ficstead.archive.discovery.feeds.atom import Category, Entry, Link, Person
from ficstead.archive.discovery.identity import absolute, tag_uri
from ficstead.archive.discovery.shelves import works_tagged
from ficstead.archive.reading.notes import Notes, notes_at
from ficstead.archive.telling.models import News, NewsKind
from ficstead.archive.works.models import Chapter, Work
from ficstead.archive.works.models.chapter import ChapterQuerySet
from ficstead.archive.works.showing import NOBODY, with_authors, with_tags
from ficstead.press.bindery.legible import direction, language_tag
from ficstead.press.manuscript import plain_text

CHAPTERS_IN_A_FEED = 25
_EXCERPT_WORDS, _EXCERPT_CHARACTERS = 100, 700
_LINK_TO_A_MARK = re.compile(r'(<a (?:[a-z-]+="[^"]*" )*href=")(#)')


@dataclass(frozen=True, slots=True)
class Ends:
    """The numbers of a work's first and last posted chapters."""

    first: int
    last: int


def entries_of(chapters: Sequence[Chapter]) -> list[Entry]:
    with_tags(with_authors([chapter.work for chapter in chapters]))
    ends = {work: Ends(first, last) for work, first, last in _ends_of(sorted({each.work_id for each in chapters}))}
    told = dict(_revisions_told([chapter.pk for chapter in chapters]))
    return [_entry(chapter, ends[chapter.work_id], told.get(chapter.pk)) for chapter in chapters]


@prepared
def newest_of_all() -> QuerySet[Chapter]:
    """The newest posted chapters of the works that everyone may read."""
    return _newest(_open())


@prepared
def newest_of_work(work: int) -> QuerySet[Chapter]:
    return _newest(_open().filter(work=work))


@prepared
def newest_by(pseud: int) -> QuerySet[Chapter]:
    return _newest(_open().filter(work__authorships__pseud=pseud))


@prepared
def newest_in_series(series: int) -> QuerySet[Chapter]:
    return _newest(_open().filter(work__series_places__series=series))


@prepared
def newest_tagged(tag: int) -> QuerySet[Chapter]:
    return _newest(_open().filter(work__in=works_tagged(Work.objects.all(), tag)))


def _open() -> ChapterQuerySet:
    return Chapter.objects.visible_to(NOBODY).posted()


def _newest(chapters: ChapterQuerySet) -> ChapterQuerySet:
    """Found by their dates first: sorting whole chapters would carry their stories about."""
    newest = ("-posted_at", "-number", "-pk")
    pks = chapters.order_by(*newest).values("pk")[:CHAPTERS_IN_A_FEED]
    return Chapter.objects.filter(pk__in=pks).select_related("work").order_by(*newest)


@prepared
def _ends_of(works: Sequence[int]) -> QuerySet[Chapter, tuple[int, int, int]]:
    rows = Chapter.objects.posted().filter(work__pk__in=works).values("work").order_by("work")
    return rows.annotate(first=Min("number"), last=Max("number")).values_list("work", "first", "last")


@prepared
def _revisions_told(chapters: Sequence[int]) -> QuerySet[News, tuple[int, datetime]]:
    """When the author last announced a revision: a silent correction must not bring a chapter up again."""
    told = News.objects.filter(kind=NewsKind.REVISION, chapter__pk__in=chapters).values("chapter").order_by("chapter")
    return told.annotate(at=Max("happened_at")).values_list("chapter", "at")


def _entry(chapter: Chapter, ends: Ends, revised_at: datetime | None) -> Entry:
    work, posted_at = chapter.work, chapter.posted_at or chapter.created_at
    address = absolute(chapter.get_absolute_url())
    return Entry(
        id=tag_uri(f"chapter/{chapter.pk}"),
        title=f"{work.title}, {chapter.heading()}",
        updated=max(posted_at, revised_at or posted_at),
        published=posted_at,
        authors=[Person(pseud.name, absolute(pseud.get_absolute_url())) for pseud in work.author_list()],
        categories=categories_of(work),
        links=[Link("alternate", address, "text/html")],
        language=language_tag(work.language),
        content=_whole(chapter, ends, address) if work.feeds_whole else "",
        summary="" if work.feeds_whole else _excerpt(chapter),
    )


def categories_of(work: Work) -> list[Category]:
    return [Category(tag.name, tag_uri(kind.value)) for kind, tags in work.tag_groups() for tag in tags]


def _whole(chapter: Chapter, ends: Ends, address: str) -> str:
    """The chapter with all that stands around it on its page, its footnotes linked to that page."""
    notes = notes_at(chapter, chapter.work, first=chapter.number == ends.first, last=chapter.number == ends.last)
    html = _html(chapter, notes)
    return _LINK_TO_A_MARK.sub(lambda link: link[1] + address + link[2], html)


def _html(chapter: Chapter, notes: Notes) -> str:
    language = chapter.work.language
    ctx = {"chapter": chapter, "notes": notes, "language": language_tag(language), "direction": direction(language)}
    return render_to_string("discovery/_feed_chapter.html", ctx)


def _excerpt(chapter: Chapter) -> str:
    """The first hundred words; fewer where a script has no spaces."""
    text = " ".join(plain_text(chapter.body).split())
    return Truncator(Truncator(text).words(_EXCERPT_WORDS)).chars(_EXCERPT_CHARACTERS)
