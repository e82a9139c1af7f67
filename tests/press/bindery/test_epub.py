"""The EPUB: epubcheck finds nothing, the bytes never waver, and a library can shelve it."""

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from ficstead.press.bindery import Book, Labels, SeriesPlace, epub
from tests.press.bindery.books import NASTY_BOOK, NASTY_HTML, ORDINARY_BOOK, make_book, make_chapter
from tests.press.bindery.epubchecking import assert_epubcheck_finds_nothing

NAMES = {
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "h": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
}


def bound(book: Book, labels: Labels | None = None) -> bytes:
    return b"".join(epub(book, labels) if labels else epub(book))


def opened(book: Book) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(bound(book)))


def page(book: Book, name: str) -> etree._Element:
    return etree.fromstring(opened(book).read(f"EPUB/{name}"))


def found(book: Book, name: str, path: str) -> list[str]:
    return page(book, name).xpath(path, namespaces=NAMES)


def meta(book: Book, name: str) -> list[str]:
    return found(book, "package.opf", f"//opf:meta[@property='{name}']/text()")


@pytest.mark.epubcheck
def test_epubcheck_finds_nothing_in_ordinary_nor_in_nasty_books(tmp_path: Path) -> None:
    books = {
        "ordinary": ORDINARY_BOOK,
        "nasty": NASTY_BOOK,
        "hebrew": make_book(language="he", title="שלום", authors=("רות",)),
        "single": make_book(
            chapters=(make_chapter("<p>Short.</p>"),), series=(), subjects=(), source=None, summary=None
        ),
        "cut-markup": make_book(chapters=tuple(make_chapter(NASTY_HTML[at::2]) for at in range(0, 400, 37))),
    }
    for name, book in books.items():
        (tmp_path / f"{name}.epub").write_bytes(bound(book))
    assert_epubcheck_finds_nothing(sorted(tmp_path.iterdir()))


@pytest.mark.parametrize("book", [ORDINARY_BOOK, NASTY_BOOK], ids=["ordinary", "nasty"])
def test_the_same_book_gives_the_same_bytes(book: Book) -> None:
    assert bound(book) == bound(book)


def test_the_mimetype_stands_first_and_bare() -> None:
    data = bound(ORDINARY_BOOK)
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    assert opened(ORDINARY_BOOK).infolist()[0].compress_type == zipfile.ZIP_STORED


def test_no_entry_trails_a_data_descriptor_and_every_date_is_the_books() -> None:
    entries = opened(ORDINARY_BOOK).infolist()
    assert {entry.flag_bits for entry in entries} == {0}
    assert {entry.date_time for entry in entries} == {(2025, 1, 17, 7, 5, 8)}


def test_the_book_comes_in_pieces_no_larger_than_a_chapter() -> None:
    book = make_book(chapters=tuple(make_chapter(f"<p>{number}</p>" * 50, number=number) for number in range(1, 40)))
    pieces = list(epub(book))
    assert len(pieces) > 40
    assert max(map(len, pieces)) < 10_000


def test_every_chapter_has_a_file_and_a_line_in_both_contents() -> None:
    nav = found(ORDINARY_BOOK, "nav.xhtml", "//h:nav[@epub:type='toc']//h:a/text()")
    ncx = found(ORDINARY_BOOK, "toc.ncx", "//ncx:navLabel/ncx:text/text()")
    expected = ["Title page", "Before the story", "Chapter 1: Undertow", "Chapter 2", "Chapter 3: The Lamp", "End note"]
    assert nav == ncx == expected


def test_notes_stand_under_the_same_labels_in_their_order() -> None:
    headings = found(ORDINARY_BOOK, "chapter-0001.xhtml", "//h:h2/text()")
    assert headings == ["Disclaimer", "Author's note", "End note"]


def test_notes_are_marked_for_assistive_technology() -> None:
    roles = found(ORDINARY_BOOK, "chapter-0001.xhtml", "//h:section[h:h2]/@role")
    assert roles == ["doc-notice", "doc-introduction", "doc-afterword"]


def test_a_single_untitled_chapter_is_called_by_the_works_title() -> None:
    book = make_book(chapters=(make_chapter("<p>Short.</p>"),), opening_note=None, disclaimer=None, closing_note=None)
    assert found(book, "nav.xhtml", "//h:nav[1]//h:a/text()") == ["Title page", "The Lamplighter’s Apprentice"]


def test_one_note_on_the_whole_work_gives_its_page_its_name() -> None:
    book = make_book(opening_note=None)
    assert found(book, "foreword.xhtml", "//h:h1/h:span/text()") == ["Disclaimer"]
    assert found(book, "foreword.xhtml", "//h:h2") == []


def test_the_metadata_names_authors_languages_tags_dates_and_source() -> None:
    def dc(name: str) -> list[str]:
        return found(ORDINARY_BOOK, "package.opf", f"//dc:{name}/text()")

    assert dc("creator") == ["wren_of_marsh", "Tamsin Vale"]
    assert meta(ORDINARY_BOOK, "display-seq") == ["1", "2"]
    assert dc("language") == ["en-GB"]
    assert "Lighthouses & fog" in dc("subject")
    assert dc("date") == ["2024-03-09"]
    assert dc("source") == ["https://archive.example/works/12"]
    assert dc("description") == [
        "Ketterly Marsh has one lamp left, and nobody will say who lights it. Then the oil runs out."
    ]
    assert meta(ORDINARY_BOOK, "dcterms:modified") == ["2025-01-17T07:05:09Z"]


def test_the_series_is_told_in_both_tongues() -> None:
    book = make_book(series=(SeriesPlace("Lights of the Marsh", 2), SeriesPlace("Other", 5)))
    assert meta(book, "belongs-to-collection") == ["Lights of the Marsh", "Other"]
    assert meta(book, "group-position") == ["2", "5"]
    assert found(book, "package.opf", "//opf:meta[@name='calibre:series']/@content") == ["Lights of the Marsh"]


def test_accessibility_is_described() -> None:
    assert meta(ORDINARY_BOOK, "schema:accessMode") == ["textual"]
    assert "tableOfContents" in meta(ORDINARY_BOOK, "schema:accessibilityFeature")
    assert meta(ORDINARY_BOOK, "schema:accessibilityHazard") == ["none"]
    assert found(ORDINARY_BOOK, "cover.xhtml", "//h:img/@alt") == [
        "Cover: The Lamplighter’s Apprentice, by wren_of_marsh, Tamsin Vale"
    ]


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("en", "ltr"),
        ("he", "rtl"),
        ("ar-EG", "rtl"),
        ("az-Arab", "rtl"),
        ("ks-Deva", "ltr"),
        ("fa", "rtl"),
        ("nonsense!", "ltr"),
    ],
)
def test_pages_turn_the_way_the_language_reads(language: str, direction: str) -> None:
    book = make_book(language=language)
    assert found(book, "package.opf", "//opf:spine/@page-progression-direction") == [direction]
    assert page(book, "title.xhtml").get("dir") == direction


def test_a_language_that_is_none_is_undetermined() -> None:
    assert found(make_book(language="Klingon (tlh)"), "package.opf", "//dc:language/text()") == ["und"]


def test_missing_names_have_stand_ins() -> None:
    book = make_book(title=" \x00", authors=())
    assert found(book, "package.opf", "//dc:title/text() | //dc:creator/text()") == ["Untitled", "Anonymous"]


def test_labels_are_the_sites_to_translate() -> None:
    labels = Labels(chapter="{number}. Kapitel", closing_note="Nachwort", disclaimer="Haftungsausschluss")
    files = zipfile.ZipFile(io.BytesIO(bound(ORDINARY_BOOK, labels)))
    text = files.read("EPUB/chapter-0001.xhtml").decode()
    assert "1. Kapitel" in text
    assert ">Nachwort</h2>" in text
    assert ">Haftungsausschluss</h2>" in text


def test_a_work_never_updated_shows_one_date() -> None:
    book = make_book(updated_at=ORDINARY_BOOK.posted_at)
    assert found(book, "title.xhtml", "//h:time/@datetime") == ["2024-03-09"]
