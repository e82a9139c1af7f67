"""Which chapters stand in a feed, and what is told of each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from django.db.models import Max, Min, QuerySet
from django.template.loader import get_template
from django.utils.text import Truncator

from ficstead.archive.core.prepared import prepared
from ficstead.archive.discovery.feeds.atom import Category, Entry, Link, Person
from ficstead.archive.discovery.identity import absolute, tag_uri
from ficstead.archive.discovery.shelves import places_under
from ficstead.archive.reading.notes import Notes, notes_at
from ficstead.archive.tags.models import TagKind
from ficstead.archive.telling.models import News, NewsKind
from ficstead.archive.works.models import Chapter, Work, WorkTag
from ficstead.archive.works.models.chapter import ChapterQuerySet
from ficstead.archive.works.showing import NOBODY, tags_of, with_authors
from ficstead.press.bindery.legible import direction, language_tag
from ficstead.press.manuscript import plain_text

CHAPTERS_IN_A_FEED = 25
_EXCERPT_WORDS, _EXCERPT_CHARACTERS = 100, 700
_NOTES = ("disclaimer", "opening_note", "closing_note")
_TOLD = (
    *("number", "title", "summary", "body", "posted_at", *_NOTES),
    *(f"work__{name}" for name in ("title", "language", "feeds_whole", *_NOTES)),
)
_LINK_TO_A_MARK = re.compile(r'(<a (?:[a-z-]+="[^"]*" )*href=")(#)')


@dataclass(frozen=True, slots=True)
class TitlePage:
    """What the entries of all its chapters tell of a work, and the numbers of its first and last posted chapters."""

    work: Work
    first: int
    last: int
    authors: Sequence[Person]
    categories: Sequence[Category]


def entries_of(chapters: Sequence[Chapter]) -> list[Entry]:
    pages = _title_pages({chapter.work_id: chapter.work for chapter in chapters})
    told = dict(_revisions_told([chapter.pk for chapter in chapters]))
    return [_entry(chapter, pages[chapter.work_id], told.get(chapter.pk)) for chapter in chapters]


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
def newest_tagged(names: Sequence[int]) -> QuerySet[Chapter]:
    """Of the works that were updated last: a full tag has more chapters than one can sort for each asking.

    None of the newest is missed, for posting a chapter is what updates a work; but a work whose last chapter was taken
    back stands among them as if it hadn't been.
    """
    places = places_under(WorkTag.objects.listed_for(NOBODY), names).latest_first()
    return _newest(_open().filter(work__in=places.values("work")[:CHAPTERS_IN_A_FEED]))


def _open() -> ChapterQuerySet:
    return Chapter.objects.visible_to(NOBODY).posted()


def _newest(chapters: ChapterQuerySet) -> ChapterQuerySet:
    """Found by their dates first: sorting whole chapters would carry their stories about."""
    newest = ("-posted_at", "-number", "-pk")
    pks = chapters.order_by(*newest).values("pk")[:CHAPTERS_IN_A_FEED]
    return Chapter.objects.filter(pk__in=pks).select_related("work").only(*_TOLD).order_by(*newest)


def _title_pages(works: Mapping[int, Work]) -> dict[int, TitlePage]:
    with_authors(list(works.values()))
    kinds = {kind: tag_uri(kind) for kind in TagKind.values}
    tagged: dict[int, dict[str, list[Category]]] = {pk: {kind: [] for kind in kinds} for pk in works}
    for work, _tag, kind, name in tags_of(sorted(works)):
        tagged[work][kind].append(_category(name, kinds[kind]))
    return {
        pk: TitlePage(
            work=works[pk],
            first=first,
            last=last,
            authors=[Person(pseud.name, absolute(pseud.get_absolute_url())) for pseud in works[pk].author_list()],
            categories=[category for categories in tagged[pk].values() for category in categories],
        )
        for pk, first, last in _ends_of(sorted(works))
    }


@prepared
def _ends_of(works: Sequence[int]) -> QuerySet[Chapter, tuple[int, int, int]]:
    rows = Chapter.objects.posted().filter(work__pk__in=works).values("work").order_by("work")
    return rows.annotate(first=Min("number"), last=Max("number")).values_list("work", "first", "last")


@prepared
def _revisions_told(chapters: Sequence[int]) -> QuerySet[News, tuple[int, datetime]]:
    """When the author last announced a revision: a silent correction must not bring a chapter up again."""
    told = News.objects.filter(kind=NewsKind.REVISION, chapter__pk__in=chapters).values("chapter").order_by("chapter")
    return told.annotate(at=Max("happened_at")).values_list("chapter", "at")


def _entry(chapter: Chapter, page: TitlePage, revised_at: datetime | None) -> Entry:
    work, posted_at = page.work, chapter.posted_at or chapter.created_at
    address = absolute(chapter.get_absolute_url())
    return Entry(
        id=tag_uri(f"chapter/{chapter.pk}"),
        title=f"{work.title}, {chapter.heading()}",
        updated=max(posted_at, revised_at or posted_at),
        published=posted_at,
        authors=page.authors,
        categories=page.categories,
        links=[Link("alternate", address, "text/html")],
        language=language_tag(work.language),
        content=_whole(chapter, page, address) if work.feeds_whole else "",
        summary="" if work.feeds_whole else _excerpt(chapter),
    )


def categories_of(work: Work) -> list[Category]:
    return [_category(tag.name, tag_uri(kind.value)) for kind, tags in work.tag_groups() for tag in tags]


@lru_cache(maxsize=8_192)  # the same few stand in most feeds, more than a dozen in each of their entries
def _category(name: str, kind: str) -> Category:
    return Category(name, kind)


def _whole(chapter: Chapter, page: TitlePage, address: str) -> str:
    """The chapter with all that stands around it on its page, its footnotes linked to that page."""
    first, last = chapter.number == page.first, chapter.number == page.last
    html = _html(chapter, notes_at(chapter, page.work, first=first, last=last), page.work.language)
    return _LINK_TO_A_MARK.sub(lambda link: link[1] + address + link[2], html)


def _html(chapter: Chapter, notes: Notes, language: str) -> str:
    return str(_template().whole(chapter, notes, language_tag(language), direction(language)))


@cache
def _template() -> Any:
    """Its macro: twenty-five chapters are said by it for one feed."""
    return get_template("discovery/_feed_chapter.html").template.module  # type: ignore[attr-defined]


def _excerpt(chapter: Chapter) -> str:
    """The first hundred words; fewer where a script has no spaces."""
    text = " ".join(plain_text(chapter.body).split())
    return Truncator(Truncator(text).words(_EXCERPT_WORDS)).chars(_EXCERPT_CHARACTERS)
