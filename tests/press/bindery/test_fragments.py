"""What the bindery makes of authors' HTML: always well-formed, always nested, never a word less."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from ficstead.press.bindery.elements import BLOCKS, FORMATS
from ficstead.press.bindery.fragments import xhtml_fragments

TAGS = sorted(BLOCKS | FORMATS | {"br", "center", "section"})
OPEN = st.builds(
    "<{} {}>".format, st.sampled_from(TAGS), st.sampled_from(["", "id=a", "href=#a", "class=x", "href=/w"])
)
CLOSE = st.builds("</{}>".format, st.sampled_from(TAGS))
SOUP = st.lists(st.one_of(OPEN, CLOSE, st.sampled_from([" w ", "\n", "word", "&amp;", "x "])), max_size=40).map("".join)


def bound(html: str) -> str:
    return xhtml_fragments({"body": html}, prefix="", source="https://archive.example/works/1").get("body", "")


def tree(xhtml: str) -> etree._Element:
    return etree.fromstring(f"<div>{xhtml}</div>")


def letters(text: str | None) -> str:
    return re.sub(r"\s", "", text or "")


@given(SOUP)
def test_any_tag_soup_becomes_well_formed_and_keeps_every_letter_in_order(html: str) -> None:
    body = LexborHTMLParser(f"<!DOCTYPE html><body>{html}").body
    assert body is not None
    assert letters("".join(tree(bound(html)).itertext())) == letters(body.text())


@given(SOUP)
def test_binding_what_is_bound_changes_nothing_but_names(html: str) -> None:
    once = bound(html)
    assert letters("".join(tree(bound(once)).itertext())) == letters("".join(tree(once).itertext()))


@given(SOUP)
def test_every_id_is_unique_and_every_inner_link_arrives(html: str) -> None:
    root = tree(bound(html))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in root.xpath("//@href") if href.startswith("#")} <= set(ids)


@given(st.text(), st.text())
def test_any_text_at_all_is_well_formed(text: str, value: str) -> None:
    tree(bound(text))
    tree(bound(f'<p title="{value}" lang="{value}" class="{value}"><a href="{value}" id="{value}">{text}</a></p>'))


@pytest.mark.parametrize(
    ("html", "xhtml"),
    [
        ("plain", "<p>plain</p>"),
        ("<p>a<br>b</p><hr>", "<p>a<br/>b</p><hr/>"),
        ("x <em>y<p>z</p></em>", "<p>x <em>y</em></p><p><em>z</em></p>"),
        ("<ul>stray<li>one</li></ul>", "<ul><li>stray</li><li>one</li></ul>"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a</li><li><ul><li>b</li></ul></li></ul>"),
        ("<li>lone</li>", "<div>lone</div>"),
        ("<h2><p>a</p><p>b</p></h2>", "<h2>a<br/>b</h2>"),
        ("<h1>a</h1>", "<h2>a</h2>"),
        ("<dl><dd>no term</dd></dl>", "<div><div>no term</div></div>"),
        ("<details>no summary</details>", "<div>no summary</div>"),
        ("<ruby>no reading</ruby>", "<p>no reading</p>"),
        ("<ruby>字<rt>ji</rt></ruby>", "<p><ruby>字<rt>ji</rt></ruby></p>"),
        ("<b>a</b> <i>b</i>", "<p><b>a</b> <i>b</i></p>"),
        ("<p></p><p>a</p>", "<p>a</p>"),
        ('<p class="centre">a</p>', '<p class="centre">a</p>'),
        ('<p lang="fr" dir="rtl">a</p>', '<p lang="fr" dir="rtl">a</p>'),
        ('<ol start="3" type="q"><li>a</li></ol>', '<ol start="3"><li>a</li></ol>'),
        ("<div>a<hr>b</div>", "<div>a<hr/>b</div>"),
        ("<h2>a<hr>b</h2>", "<h2>a<br/>b</h2>"),
        (
            '<ul><a id="x"></a><li><a href="#x">a</a></li></ul>',
            '<ul><li><span id="mark-1"></span></li><li><a href="#mark-1">a</a></li></ul>',
        ),
        ("<center>a</center>b", "<div>a</div><p>b</p>"),
    ],
)
def test_what_cannot_stand_loses_its_tag_and_not_its_words(html: str, xhtml: str) -> None:
    assert bound(html) == xhtml


def test_footnotes_lead_there_and_back_under_fresh_names() -> None:
    html = '<p>a<a id="r" href="#n">1</a></p><p id="n"><a href="#r">back</a></p>'
    assert bound(html) == '<p>a<a href="#mark-2" id="mark-1">1</a></p><p id="mark-2"><a href="#mark-1">back</a></p>'


def test_a_story_may_refer_to_a_footnote_in_its_end_note() -> None:
    texts = {"body": '<p><a href="#n">1</a></p>', "closing-note": '<p id="n">x</p>'}
    assert xhtml_fragments(texts, prefix="c-", source=None) == {
        "body": '<p><a href="#c-mark-1">1</a></p>',
        "closing-note": '<p id="c-mark-1">x</p>',
    }


def test_the_same_id_in_two_notes_stays_two_marks() -> None:
    note = '<p id="n"><a href="#n">x</a></p>'
    written = xhtml_fragments({"opening-note": note, "closing-note": note}, prefix="", source=None)
    assert 'id="mark-1"><a href="#mark-1"' in written["opening-note"]
    assert 'id="mark-2"><a href="#mark-2"' in written["closing-note"]


@pytest.mark.parametrize(
    "href",
    ["#gone", "javascript:x()", "http://a b/", "http://[::1", "http://1.2.3.999/", "http://a..b/", "http://u@h/", ""],
)
def test_a_link_that_leads_nowhere_becomes_plain_text(href: str) -> None:
    assert bound(f'<p><a href="{href}">word</a></p>') == (
        '<p><a href="https://archive.example/works/1">word</a></p>' if href == "" else "<p>word</p>"
    )


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("/works/9?a=1", "https://archive.example/works/9?a=1"),
        ("https://e.example/a%zz b", "https://e.example/a%25zz%20b"),
        ("//e.example", "https://e.example"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("https://münchen.example/ü", "https://xn--mnchen-3ya.example/%C3%BC"),
        ("http://e.example:8080/", "http://e.example:8080/"),
    ],
)
def test_links_out_of_the_book_are_whole_and_valid(href: str, kept: str) -> None:
    assert bound(f'<p><a href="{href}">word</a></p>') == f'<p><a href="{kept}">word</a></p>'


def test_quotations_beyond_all_reason_are_cut_flat_with_their_words_apart() -> None:
    root = tree(bound("<blockquote>" * 3000 + "<p>one</p><p>two</p>"))
    assert [p.text for p in root.iter("p")] == ["one", "two"]
    assert sum(1 for _ in root.iter("blockquote")) <= 41
