"""Writes Atom (RFC 4287): the same feed always gives the same bytes, and any text gives sound XML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from html import escape
from typing import NamedTuple

from ficstead.press.bindery.legible import legible, one_line

ATOM = "http://www.w3.org/2005/Atom"
TERMS = "http://purl.org/dc/terms/"
OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
FEED_TYPE = "application/atom+xml"

_PREFIXES = f'xmlns="{ATOM}" xmlns:dc="{TERMS}" xmlns:opensearch="{OPENSEARCH}"'


class Link(NamedTuple):
    """Empty attributes are left out."""

    rel: str
    href: str
    type: str = ""
    title: str = ""


class Person(NamedTuple):
    name: str
    uri: str = ""


class Category(NamedTuple):
    term: str
    scheme: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """It has content, or an alternate page and a summary in plain text; `terms` are elements of Dublin Core."""

    id: str
    title: str
    updated: datetime
    links: Sequence[Link]
    authors: Sequence[Person] = ()
    published: datetime | None = None
    categories: Sequence[Category] = ()
    language: str = ""
    content: str = ""
    content_type: str = "html"
    summary: str = ""
    terms: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Feed:
    """`author` stands for the entries that have none; `counts` are elements of OpenSearch."""

    id: str
    title: str
    updated: datetime
    links: Sequence[Link]
    entries: Sequence[Entry]
    author: Person
    language: str
    counts: Mapping[str, int] = field(default_factory=dict)


def feed_document(feed: Feed) -> bytes:
    parts = [
        f'<?xml version="1.0" encoding="utf-8"?>\n<feed {_PREFIXES} xml:lang="{escape(feed.language)}">',
        *_head(feed.id, feed.title, feed.updated),
        _person(feed.author),
        *map(_link, feed.links),
        *(_element(f"opensearch:{name}", str(count)) for name, count in feed.counts.items()),
        *map(_entry, feed.entries),
        "</feed>",
    ]
    return "".join(parts).encode()


def _entry(entry: Entry) -> str:
    language = f' xml:lang="{escape(entry.language)}"' if entry.language else ""
    parts = [f"<entry{language}>", *_head(entry.id, entry.title, entry.updated)]
    if entry.published:
        parts.append(_element("published", _moment(entry.published)))
    parts += map(_person, entry.authors)
    parts += map(_category, entry.categories)
    parts += map(_link, entry.links)
    parts += (_element(f"dc:{name}", one_line(value)) for name, value in entry.terms.items())
    if entry.summary:
        parts.append(_element("summary", entry.summary, type="text"))
    if entry.content:
        parts.append(_content(entry))
    return "".join([*parts, "</entry>"])


def _head(identifier: str, title: str, updated: datetime) -> tuple[str, ...]:
    return (
        _element("id", identifier),
        _element("title", one_line(title), type="text"),
        _element("updated", _moment(updated)),
    )


def _person(person: Person) -> str:
    uri = _element("uri", person.uri) if person.uri else ""
    return f"<author>{_element('name', one_line(person.name))}{uri}</author>"


@lru_cache(maxsize=8_192)  # the same few stand in most feeds, more than a dozen in each of their entries
def _category(category: Category) -> str:
    label = {"label": one_line(category.label)} if category.label else {}
    return _element("category", term=one_line(category.term), scheme=category.scheme, **label)


def _link(link: Link) -> str:
    more = {name: value for name, value in (("type", link.type), ("title", one_line(link.title))) if value}
    return _element("link", rel=link.rel, href=link.href, **more)


def _content(entry: Entry) -> str:
    """A story as it is: to escape it would take as long as to make the rest of its entry."""
    text = legible(entry.content).replace("]]>", "]]]]><![CDATA[>")
    return f'<content type="{entry.content_type}"><![CDATA[{text}]]></content>'


def _element(name: str, text: str = "", **attributes: str) -> str:
    said = "".join([f' {key}="{escape(value)}"' for key, value in attributes.items()])
    return f"<{name}{said}>{escape(legible(text), quote=False)}</{name}>" if text else f"<{name}{said}/>"


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
