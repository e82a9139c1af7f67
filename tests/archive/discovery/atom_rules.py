"""What RFC 4287 and the W3C's feed validator ask of an Atom document, as a grammar and as rules."""

from datetime import datetime
from urllib.parse import urlsplit

import html5lib
from lxml import etree

NAMES = {
    "a": "http://www.w3.org/2005/Atom",
    "dc": "http://purl.org/dc/terms/",
    "o": "http://a9.com/-/spec/opensearch/1.1/",
}
MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+\-]\d\d:\d\d)"

# The grammar of RFC 4287 in RELAX NG's XML form, as far as we write it; extensions from other namespaces anywhere.
GRAMMAR = f"""
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.w3.org/2005/Atom"
         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><choice><ref name="feed"/><ref name="entry"/></choice></start>
  <define name="common"><optional><attribute name="xml:lang"><data type="language"/></attribute></optional></define>
  <define name="uri"><data type="anyURI"><param name="minLength">1</param></data></define>
  <define name="feed">
    <element name="feed"><ref name="common"/><interleave>
      <ref name="id"/><ref name="title"/><ref name="updated"/>
      <zeroOrMore><ref name="author"/></zeroOrMore><zeroOrMore><ref name="category"/></zeroOrMore>
      <oneOrMore><ref name="link"/></oneOrMore><zeroOrMore><ref name="foreign"/></zeroOrMore>
      <zeroOrMore><ref name="entry"/></zeroOrMore>
    </interleave></element>
  </define>
  <define name="entry">
    <element name="entry"><ref name="common"/><interleave>
      <ref name="id"/><ref name="title"/><ref name="updated"/>
      <optional><element name="published"><ref name="moment"/></element></optional>
      <zeroOrMore><ref name="author"/></zeroOrMore><zeroOrMore><ref name="category"/></zeroOrMore>
      <oneOrMore><ref name="link"/></oneOrMore><zeroOrMore><ref name="foreign"/></zeroOrMore>
      <optional><element name="summary"><ref name="words"/></element></optional>
      <optional><element name="content"><ref name="words"/></element></optional>
    </interleave></element>
  </define>
  <define name="id"><element name="id"><ref name="uri"/></element></define>
  <define name="title"><element name="title"><ref name="words"/></element></define>
  <define name="updated"><element name="updated"><ref name="moment"/></element></define>
  <define name="moment"><data type="string"><param name="pattern">{MOMENT}</param></data></define>
  <define name="words">
    <optional><attribute name="type"><choice><value>text</value><value>html</value></choice></attribute></optional>
    <text/>
  </define>
  <define name="author">
    <element name="author"><interleave>
      <element name="name"><data type="string"><param name="pattern">(.|\\s)*\\S(.|\\s)*</param></data></element>
      <optional><element name="uri"><ref name="uri"/></element></optional>
    </interleave></element>
  </define>
  <define name="category">
    <element name="category">
      <attribute name="term"><data type="string"><param name="minLength">1</param></data></attribute>
      <optional><attribute name="scheme"><ref name="uri"/></attribute></optional>
      <optional><attribute name="label"/></optional>
    </element>
  </define>
  <define name="link">
    <element name="link">
      <attribute name="href"><ref name="uri"/></attribute>
      <optional><attribute name="rel"><data type="string"><param name="minLength">1</param></data></attribute></optional>
      <optional><attribute name="type"><data type="string"><param name="pattern">.+/.+</param></data></attribute></optional>
      <optional><attribute name="title"/></optional>
      <zeroOrMore><attribute><anyName><except><nsName/><nsName ns=""/></except></anyName></attribute></zeroOrMore>
    </element>
  </define>
  <define name="foreign">
    <element><anyName><except><nsName/></except></anyName>
      <zeroOrMore><attribute><anyName/></attribute></zeroOrMore><text/>
    </element>
  </define>
</grammar>
"""
SCHEMA = etree.RelaxNG(etree.fromstring(GRAMMAR))


def check_atom(document: bytes) -> etree._Element:
    """The root of a document that keeps every rule; an `AssertionError` names the one it breaks."""
    root = etree.fromstring(document)
    assert SCHEMA.validate(root), SCHEMA.error_log
    everything = (root, *root.findall("a:entry", NAMES))
    identifiers = [node.findtext("a:id", namespaces=NAMES) for node in everything]
    assert len(identifiers) == len(set(identifiers)), "an id stands twice"
    for node in everything:
        _check_links(node)
        _check_dates(node)
    for entry in root.xpath("descendant-or-self::a:entry", namespaces=NAMES):
        _check_entry(entry, root)
    return root


def _check_links(node: etree._Element) -> None:
    links = node.findall("a:link", NAMES)
    for link in links:
        parts = urlsplit(link.get("href"))
        assert parts.scheme in ("http", "https"), link.attrib
        assert parts.netloc, link.attrib
        assert " " not in link.get("href"), link.attrib
    assert sum(link.get("rel") == "self" for link in links) <= 1
    alternates = [(link.get("type"), link.get("hreflang")) for link in links if link.get("rel") == "alternate"]
    assert len(alternates) == len(set(alternates)), "two alternates of one type"
    assert urlsplit(node.findtext("a:id", namespaces=NAMES)).scheme, "an id is an absolute IRI"


def _check_dates(node: etree._Element) -> None:
    updated = datetime.fromisoformat(node.findtext("a:updated", namespaces=NAMES))
    published = node.findtext("a:published", namespaces=NAMES)
    assert published is None or datetime.fromisoformat(published) <= updated
    newest = [datetime.fromisoformat(each.text or "") for each in node.findall("a:entry/a:updated", NAMES)]
    assert all(each <= updated for each in newest), "a feed is as new as its newest entry"


def _check_entry(entry: etree._Element, root: etree._Element) -> None:
    assert entry.findall("a:author", NAMES) or root.findall("a:author", NAMES), "somebody wrote it"
    content = entry.find("a:content", NAMES)
    relations = {link.get("rel", "alternate") for link in entry.findall("a:link", NAMES)}
    assert content is not None or "alternate" in relations, "an entry without content has a page"
    if content is not None and content.get("type") == "html":
        parser = html5lib.HTMLParser(strict=True)
        parser.parseFragment(content.text or "")
