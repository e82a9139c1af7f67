"""Writes Atom (RFC 4287): the same feed always gives the same bytes, and any text gives sound XML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from lxml import etree

from ficstead.press.bindery.legible import legible, one_line

ATOM = "http://www.w3.org/2005/Atom"
TERMS = "http://purl.org/dc/terms/"
OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
FEED_TYPE = "application/atom+xml"

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# (The stubs of lxml know no default namespace.)
_PREFIXES: dict[Any, str] = {None: ATOM, "dc": TERMS, "opensearch": OPENSEARCH}


@dataclass(frozen=True, slots=True)
class Link:
    """Empty attributes are left out."""

    rel: str
    href: str
    type: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    uri: str = ""


@dataclass(frozen=True, slots=True)
class Category:
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
    root = etree.Element(f"{{{ATOM}}}feed", {_LANG: feed.language}, nsmap=_PREFIXES)
    _head(root, feed.id, feed.title, feed.updated)
    _person(root, feed.author)
    for link in feed.links:
        _link(root, link)
    for name, count in feed.counts.items():
        _text(root, name, str(count), space=OPENSEARCH)
    for entry in feed.entries:
        _fill(etree.SubElement(root, f"{{{ATOM}}}entry"), entry)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _fill(node: etree._Element, entry: Entry) -> None:
    if entry.language:
        node.set(_LANG, entry.language)
    _head(node, entry.id, entry.title, entry.updated)
    if entry.published:
        _text(node, "published", _moment(entry.published))
    for person in entry.authors:
        _person(node, person)
    for category in entry.categories:
        _category(node, category)
    for link in entry.links:
        _link(node, link)
    for name, value in entry.terms.items():
        _text(node, name, one_line(value), space=TERMS)
    if entry.summary:
        _text(node, "summary", entry.summary, type="text")
    if entry.content:
        _text(node, "content", entry.content, type=entry.content_type)


def _head(node: etree._Element, identifier: str, title: str, updated: datetime) -> None:
    _text(node, "id", identifier)
    _text(node, "title", one_line(title), type="text")
    _text(node, "updated", _moment(updated))


def _person(node: etree._Element, person: Person) -> None:
    author = etree.SubElement(node, f"{{{ATOM}}}author")
    _text(author, "name", one_line(person.name))
    if person.uri:
        _text(author, "uri", person.uri)


def _category(node: etree._Element, category: Category) -> None:
    label = {"label": one_line(category.label)} if category.label else {}
    _text(node, "category", "", term=one_line(category.term), scheme=category.scheme, **label)


def _link(node: etree._Element, link: Link) -> None:
    more = {name: value for name, value in (("type", link.type), ("title", one_line(link.title))) if value}
    _text(node, "link", "", rel=link.rel, href=link.href, **more)


def _text(node: etree._Element, name: str, text: str, *, space: str = ATOM, **attributes: str) -> None:
    child = etree.SubElement(node, f"{{{space}}}{name}", attributes)
    if text:
        child.text = legible(text)


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
