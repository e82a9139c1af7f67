"""Writes a shelf of the catalogue as OPDS 2.0."""

import json
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from ficstead.archive.bindery.binding import identifier_of
from ficstead.archive.discovery.identity import absolute, tag_uri
from ficstead.archive.discovery.opds.as_atom import acquisition_of
from ficstead.archive.discovery.opds.shelf import Shelf, Version, Way
from ficstead.archive.discovery.opds.works import description_of
from ficstead.archive.works.models import Work
from ficstead.press.bindery.legible import language_tag, legible, one_line

FEED = "application/opds+json"
PUBLICATION = "application/opds-publication+json"

JSON = dict[str, Any]


def shelf_as_json(shelf: Shelf) -> bytes:
    document: JSON = {"metadata": _metadata(shelf), "links": _links(shelf)}
    if shelf.works is None:
        document["navigation"] = [_way(way) for way in shelf.ways]
    else:
        document["publications"] = [_publication(work) for work in shelf.works]
    return _document(document)


def work_as_json(work: Work) -> bytes:
    return _document(_publication(work))


def _metadata(shelf: Shelf) -> JSON:
    metadata: JSON = {"title": one_line(shelf.title), "identifier": tag_uri(f"opds/{shelf.name}")}
    if shelf.changed_at:
        metadata["modified"] = shelf.changed_at.isoformat(timespec="seconds")
    if shelf.page:
        paginator = shelf.page.paginator
        metadata |= {
            "numberOfItems": paginator.count,
            "itemsPerPage": paginator.per_page,
            "currentPage": shelf.page.number,
        }
    return metadata


def _links(shelf: Shelf) -> list[JSON]:
    search = absolute(reverse("opds-search", args=[Version.JSON]))
    links: list[JSON] = [
        _link(shelf.address, rel="self"),
        _link(absolute(reverse("opds", args=[Version.JSON])), rel="start"),
        _link(f"{search}{{?query}}", rel="search") | {"templated": True},
    ]
    if shelf.up:
        links.append(_link(absolute(shelf.up), rel="up"))
    return links + [_link(address, rel=rel) for rel, address in shelf.neighbours()]


def _way(way: Way) -> JSON:
    count = {"properties": {"numberOfItems": way.count}} if way.count is not None else {}
    return _link(absolute(way.path), rel=way.rel) | {"title": one_line(way.title)} | count


def _publication(work: Work) -> JSON:
    metadata: JSON = {
        "@type": "http://schema.org/Book",
        "title": one_line(work.title),
        "identifier": identifier_of(work),
        "author": [_named(pseud.name, "opds-author", pseud.pk) for pseud in work.author_list()],
        "language": language_tag(work.language),
        "publisher": settings.SITE_NAME,
        "description": legible(description_of(work)),
        "subject": _subjects(work),
    }
    metadata |= {
        name: value.isoformat(timespec="seconds")
        for name, value in (("published", work.posted_at), ("modified", work.updated_at))
        if value
    }
    if series := _series(work):
        metadata["belongsTo"] = {"series": series}
    return {"metadata": metadata, "links": _publication_links(work), "images": _images()}


def _subjects(work: Work) -> list[JSON]:
    tags = [(kind, tag) for kind, group in work.tag_groups() for tag in group]
    return [_named(tag.name, "opds-tag", tag.pk) | {"scheme": tag_uri(kind.value)} for kind, tag in tags]


def _series(work: Work) -> list[JSON]:
    places = sorted(work.series_places.all(), key=lambda place: place.pk)
    return [_named(p.series.name, "opds-series", p.series_id) | {"position": p.position} for p in places]


def _publication_links(work: Work) -> list[JSON]:
    download = absolute(reverse("opds-download", args=[work.pk]))
    own = absolute(reverse("opds-work", args=[work.pk]))
    return [
        _link(own, rel="self", type=PUBLICATION),
        _link(download, rel=acquisition_of(work), type="application/epub+zip"),
        _link(absolute(work.get_absolute_url()), rel="alternate", type="text/html"),
    ]


def _images() -> list[JSON]:
    """OPDS 2.0 demands a picture of each; an EPUB's own cover is drawn when it is bound."""
    address = absolute(static("discovery/cover.png"))
    return [{"href": address, "type": "image/png", "width": 400, "height": 600}]


def _named(name: str, page: str, pk: int) -> JSON:
    return {"name": one_line(name), "links": [_link(absolute(reverse(page, args=[Version.JSON, pk])))]}


def _link(href: str, *, rel: str = "", type: str = FEED) -> JSON:
    return {"href": href, "type": type} | ({"rel": rel} if rel else {})


def _document(document: Mapping[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()
