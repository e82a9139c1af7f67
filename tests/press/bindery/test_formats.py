"""What holds for every format: each word arrives, the same book gives the same bytes, nothing breaks the markup."""

import io
import re
import zipfile
from datetime import UTC, datetime
from itertools import chain

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from ficstead.press.bindery import Book, SeriesPlace, Subject, SubjectKind, epub, plaintext, webpage
from tests.press.bindery.books import NASTY_BOOK, NASTY_HTML, ORDINARY_BOOK, make_book, make_chapter

WORD = re.compile(r"[^\W\d_]+")
ANY_BOOK = st.builds(
    make_book,
    title=st.text(max_size=80),
    authors=st.lists(st.text(max_size=30), max_size=3).map(tuple),
    language=st.one_of(st.text(max_size=12), st.sampled_from(["en", "ar", "zh-Hant"])),
    status=st.text(max_size=20),
    publisher=st.text(max_size=20),
    source=st.one_of(st.none(), st.text(max_size=30), st.text(max_size=30).map("https://a.example/".__add__)),
    summary=st.one_of(st.none(), st.text(max_size=60)),
    subjects=st.lists(st.builds(Subject, st.sampled_from(SubjectKind), st.text(max_size=20)), max_size=3).map(tuple),
    series=st.lists(st.builds(SeriesPlace, st.text(max_size=20), st.integers(0, 99)), max_size=2).map(tuple),
    words=st.integers(0, 10**9),
    chapters=st.lists(
        st.builds(make_chapter, st.text(max_size=60), title=st.one_of(st.none(), st.text(max_size=30))), max_size=3
    ).map(tuple),
    updated_at=st.datetimes(datetime(1960, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
)


def text_of_epub(book: Book) -> str:
    files = zipfile.ZipFile(io.BytesIO(b"".join(epub(book))))
    pages = [files.read(name) for name in sorted(files.namelist()) if name.endswith(".xhtml")]
    return " ".join(chain.from_iterable(etree.fromstring(page).itertext() for page in pages))


def text_of_webpage(book: Book) -> str:
    page = html5lib.parse(b"".join(webpage(book)), transport_encoding="utf-8", namespaceHTMLElements=False)
    return " ".join(page.find("body").itertext())


def text_of_plaintext(book: Book) -> str:
    return b"".join(plaintext(book)).decode()


@settings(max_examples=60)
@given(ANY_BOOK)
def test_whatever_stands_in_the_fields_every_file_is_well_formed_and_repeatable(book: Book) -> None:
    first = b"".join(epub(book))
    assert first == b"".join(epub(book))
    files = zipfile.ZipFile(io.BytesIO(first))
    for name in files.namelist():
        if name.endswith((".xhtml", ".opf", ".ncx", ".svg", ".xml")):
            etree.fromstring(files.read(name))


@settings(max_examples=40)
@given(ANY_BOOK)
def test_whatever_stands_in_the_fields_the_web_page_is_strictly_valid(book: Book) -> None:
    page = b"".join(webpage(book))
    html5lib.HTMLParser(strict=True).parse(page, transport_encoding="utf-8")
    assert page == b"".join(webpage(book))
    assert b"".join(plaintext(book)) == b"".join(plaintext(book))


@pytest.mark.parametrize("book", [ORDINARY_BOOK, NASTY_BOOK], ids=["ordinary", "nasty"])
def test_a_strict_parser_has_nothing_to_say_of_the_web_page(book: Book) -> None:
    html5lib.HTMLParser(strict=True).parse(b"".join(webpage(book)), transport_encoding="utf-8")


@pytest.mark.parametrize("text_of", [text_of_epub, text_of_webpage, text_of_plaintext])
def test_every_word_of_every_part_arrives(text_of) -> None:
    words = [f"w{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(40)]
    tagged = [
        "<p>{}</p>", "<em>{}</em>", "<ul><li>{}</li></ul>", "<blockquote>{}</blockquote>", "<table><tr><td>{}</td></tr></table>",
        "<pre>{}</pre>", "<dl><dt>{}</dt><dd>x</dd></dl>", "<h3>{}</h3>", "<details><summary>{}</summary>x</details>",
        "<p><sup>{}</sup></p>", "<q>{}</q>", "<p>a<br>{}</p>", "<ruby>字<rt>{}</rt></ruby>", "<td>{}</td>",
    ]  # fmt: skip
    html = " ".join(tagged[n % len(tagged)].format(word) for n, word in enumerate(words))
    chapter = make_chapter(html, summary="<p>qa</p>", disclaimer="qb", opening_note="qc", closing_note="qd")
    book = make_book(chapters=(chapter,), summary="qe", disclaimer="qf", opening_note="qg", closing_note="qh")
    found = WORD.findall(text_of(book))
    assert [word for word in found if word in set(words)] == words
    assert {f"q{letter}" for letter in "abcdefgh"} <= set(found)


def test_the_same_words_stand_in_all_three_formats_of_a_nasty_chapter() -> None:
    book = make_book(chapters=(make_chapter(NASTY_HTML),))
    texts = [WORD.findall(text_of(book)) for text_of in (text_of_epub, text_of_webpage, text_of_plaintext)]
    for word in ("emphasis", "stray", "deep", "foster", "inner", "orphan", "deepest", "italic", "angle"):
        assert len({text.count(word) for text in texts}) == 1
        assert word in texts[0]


def test_the_web_page_needs_nothing_beside_itself() -> None:
    page = b"".join(webpage(ORDINARY_BOOK)).decode()
    assert "<script" not in page
    assert "url(" not in page
    assert "@import" not in page
    assert re.findall(r"<(?:img|link rel=.stylesheet)", page) == []


def test_every_mark_in_the_web_page_is_unique_and_every_line_of_its_contents_arrives() -> None:
    page = html5lib.parse(b"".join(webpage(NASTY_BOOK)), transport_encoding="utf-8", namespaceHTMLElements=False)
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    hrefs = [element.get("href") for element in page.iter("a")]
    assert {href[1:] for href in hrefs if href.startswith("#")} <= set(ids)


def test_the_web_page_comes_in_pieces() -> None:
    book = make_book(chapters=tuple(make_chapter("<p>word</p>" * 200, number=number) for number in range(1, 30)))
    assert max(map(len, webpage(book))) < 12_000
