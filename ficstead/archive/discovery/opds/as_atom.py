"""Writes a shelf of the catalogue as OPDS 1.2."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from ficstead.archive.bindery.binding import identifier_of
from ficstead.archive.discovery.feeds.atom import (
    FEED_TYPE,
    Entry,
    Feed,
    Link,
    Person,
    feed_document,
)
from ficstead.archive.discovery.feeds.chapters import categories_of
from ficstead.archive.discovery.identity import BEFORE_ANYTHING, absolute, tag_uri
from ficstead.archive.discovery.opds.shelf import Shelf, Version, Way
from ficstead.archive.discovery.opds.works import description_of
from ficstead.archive.works.models import Visibility, Work
from ficstead.press.bindery.legible import language_tag

NAVIGATION = f"{FEED_TYPE};profile=opds-catalog;kind=navigation"
ACQUISITION = f"{FEED_TYPE};profile=opds-catalog;kind=acquisition"
DESCRIPTION = "application/opensearchdescription+xml"


def shelf_as_atom(shelf: Shelf) -> bytes:
    changed_at = shelf.changed_at or BEFORE_ANYTHING
    entries = [_way(way, shelf) for way in shelf.ways] if shelf.works is None else list(map(_work, shelf.works))
    return feed_document(
        Feed(
            id=tag_uri(f"opds/{shelf.name}"),
            title=shelf.title,
            updated=changed_at,
            links=_links(shelf),
            entries=entries,
            author=Person(settings.SITE_NAME, absolute("/")),
            language=get_language() or settings.LANGUAGE_CODE,
            counts=_counts(shelf),
        )
    )


def type_of(shelf: Shelf) -> str:
    return NAVIGATION if shelf.works is None else ACQUISITION


def _links(shelf: Shelf) -> list[Link]:
    links = [
        Link("self", shelf.address, type_of(shelf)),
        Link("start", absolute(reverse("opds", args=[Version.ATOM])), NAVIGATION),
        Link("search", absolute(reverse("opds-search-description")), DESCRIPTION),
    ]
    if shelf.up:
        links.append(Link("up", absolute(shelf.up), NAVIGATION))
    return links + [Link(rel, address, type_of(shelf)) for rel, address in shelf.neighbours()]


def _counts(shelf: Shelf) -> dict[str, int]:
    if shelf.works is None or shelf.page is None:
        return {}
    paginator = shelf.page.paginator
    start = (shelf.page.number - 1) * paginator.per_page + 1
    return {"totalResults": paginator.count, "startIndex": start, "itemsPerPage": paginator.per_page}


def _way(way: Way, shelf: Shelf) -> Entry:
    return Entry(
        id=tag_uri(f"opds/{way.name}"),
        title=way.title,
        updated=shelf.changed_at or BEFORE_ANYTHING,
        links=[Link(way.rel, absolute(way.path), ACQUISITION if way.has_works else NAVIGATION)],
        content=way.works_there() or way.title,
        content_type="text",
    )


def _work(work: Work) -> Entry:
    return Entry(
        id=identifier_of(work),
        title=work.title,
        updated=work.updated_at or BEFORE_ANYTHING,
        published=work.posted_at,
        authors=[Person(pseud.name, absolute(pseud.get_absolute_url())) for pseud in work.author_list()],
        categories=categories_of(work),
        language=language_tag(work.language),
        summary=description_of(work),
        links=[
            Link(acquisition_of(work), absolute(reverse("opds-download", args=[work.pk])), "application/epub+zip"),
            Link("alternate", absolute(work.get_absolute_url()), "text/html"),
        ],
        terms={
            "identifier": identifier_of(work),
            "language": language_tag(work.language),
            "publisher": settings.SITE_NAME,
            "issued": f"{work.posted_at:%Y-%m-%d}",
        },
    )


def acquisition_of(work: Work) -> str:
    """Free to all, or free to members."""
    relation = "http://opds-spec.org/acquisition"
    return f"{relation}/open-access" if work.visibility == Visibility.EVERYONE else relation
