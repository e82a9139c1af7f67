"""What OPDS 1.2 and OPDS 2.0 ask beyond Atom and JSON, as rules and as a schema."""

import json
from typing import Any

import jsonschema
from lxml import etree

from tests.archive.discovery.atom_rules import NAMES, check_atom

ACQUISITION = "http://opds-spec.org/acquisition"
CATALOGUE = "application/atom+xml;profile=opds-catalog"
KINDS = (f"{CATALOGUE};kind=navigation", f"{CATALOGUE};kind=acquisition")


def check_opds_feed(document: bytes, content_type: str) -> etree._Element:
    """The root of a sound OPDS 1.2 feed of the kind that its media type promises."""
    root = check_atom(document)
    assert content_type in KINDS
    assert [link.get("type") for link in links(root, "self")] == [content_type]
    assert [link.get("type") for link in links(root, "start")] == [KINDS[0]]
    assert [link.get("type") for link in links(root, "search")] == ["application/opensearchdescription+xml"]
    for relation in ("first", "previous", "next", "last", "up"):
        assert len(links(root, relation)) <= 1
    for entry in root.findall("a:entry", NAMES):
        check_opds_entry(entry, acquisition=content_type == KINDS[1])
    return root


def check_opds_entry(entry: etree._Element, *, acquisition: bool) -> None:
    acquisitions = [link for link in entry.findall("a:link", NAMES) if link.get("rel").startswith(ACQUISITION)]
    assert bool(acquisitions) == acquisition, "acquisition feeds hold books, navigation feeds hold none"
    if not acquisition:
        assert any((link.get("type") or "").startswith(CATALOGUE) for link in entry.findall("a:link", NAMES))
        return
    assert all(link.get("type") == "application/epub+zip" for link in acquisitions)
    for name in ("language", "identifier", "issued", "publisher"):
        assert len(entry.findall(f"dc:{name}", NAMES)) == 1
    assert entry.find("a:author", NAMES) is not None


def links(node: etree._Element, relation: str) -> list[etree._Element]:
    return [link for link in node.findall("a:link", NAMES) if link.get("rel") == relation]


MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$"}
COUNT = {"type": "integer", "minimum": 0}
WORD = {"type": "string", "minLength": 1}
LINK = {
    "type": "object",
    "required": ["href", "type"],
    "properties": {
        "href": {"type": "string", "pattern": "^https?://[^ ]+$"},
        "type": {"type": "string", "pattern": "^[^/ ]+/[^/ ]+$"},
        "title": WORD,
        "rel": WORD,
        "templated": {"type": "boolean"},
        "width": {"type": "integer", "exclusiveMinimum": 0},
        "height": {"type": "integer", "exclusiveMinimum": 0},
        "properties": {"type": "object", "properties": {"numberOfItems": COUNT}},
    },
    "if": {"properties": {"href": {"pattern": "{"}}, "required": ["href"]},
    "then": {"required": ["templated"], "properties": {"templated": {"const": True}}},
}
NAMED = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": WORD,
        "scheme": {"type": "string", "pattern": "^[a-z]+:"},
        "position": {"type": "number"},
        "links": {"type": "array", "items": {"$ref": "#/$defs/link"}},
    },
}
PUBLICATION = {
    "type": "object",
    "required": ["metadata", "links", "images"],
    "properties": {
        "metadata": {
            "type": "object",
            "required": ["title", "identifier", "@type"],
            "properties": {
                "@type": {"type": "string", "pattern": "^https?://"},
                "title": WORD,
                "identifier": {"type": "string", "pattern": "^urn:uuid:"},
                "author": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/named"}},
                "subject": {"type": "array", "items": {"$ref": "#/$defs/named"}},
                "language": {"type": "string", "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"},
                "published": MOMENT,
                "modified": MOMENT,
                "description": {"type": "string"},
                "publisher": {"type": "string"},
                "belongsTo": {
                    "type": "object",
                    "properties": {"series": {"type": "array", "items": {"$ref": "#/$defs/named"}}},
                },
            },
        },
        "links": {
            "type": "array",
            "items": {"$ref": "#/$defs/link"},
            "allOf": [
                {"contains": {"properties": {"rel": {"const": "self"}}, "required": ["rel"]}},
                {"contains": {"properties": {"rel": {"pattern": f"^{ACQUISITION}"}}, "required": ["rel"]}},
            ],
        },
        "images": {
            "type": "array",
            "minItems": 1,
            "items": {"$ref": "#/$defs/link"},
            "contains": {"properties": {"type": {"enum": ["image/jpeg", "image/png", "image/gif", "image/avif"]}}},
        },
    },
}
FEED = {
    "type": "object",
    "required": ["metadata", "links"],
    "anyOf": [{"required": ["publications"]}, {"required": ["navigation"]}, {"required": ["groups"]}],
    "properties": {
        "metadata": {
            "type": "object",
            "required": ["title"],
            "properties": {
                "title": WORD,
                "modified": MOMENT,
                "numberOfItems": COUNT,
                "itemsPerPage": {"type": "integer", "minimum": 1},
                "currentPage": {"type": "integer", "minimum": 1},
            },
        },
        "links": {
            "type": "array",
            "items": {"$ref": "#/$defs/link"},
            "contains": {"properties": {"rel": {"const": "self"}}, "required": ["rel"]},
        },
        "publications": {"type": "array", "items": {"$ref": "#/$defs/publication"}},
        "navigation": {"type": "array", "items": {"allOf": [{"$ref": "#/$defs/link"}, {"required": ["title"]}]}},
    },
}
DEFINITIONS = {"$defs": {"link": LINK, "named": NAMED, "publication": PUBLICATION}}


def check_opds_json(document: bytes, content_type: str) -> dict[str, Any]:
    """A sound OPDS 2.0 document of the kind that its media type promises."""
    schemas = {"application/opds+json": FEED, "application/opds-publication+json": PUBLICATION}
    found: dict[str, Any] = json.loads(document)
    jsonschema.Draft202012Validator({**schemas[content_type], **DEFINITIONS}).validate(found)
    return found
