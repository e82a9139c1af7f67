"""Binds a book as EPUB 3.3."""

from collections.abc import Iterator

from ficstead.press.bindery.book import Book
from ficstead.press.bindery.cover import draw_cover
from ficstead.press.bindery.edition import Edition
from ficstead.press.bindery.labels import ENGLISH, Labels
from ficstead.press.bindery.prose import flat_text
from ficstead.press.bindery.templating import TEMPLATES
from ficstead.press.bindery.zipping import zipped


def epub(book: Book, labels: Labels = ENGLISH) -> Iterator[bytes]:
    """The book as EPUB 3.3 (with an NCX for EPUB 2 readers), in pieces; one chapter is in memory at a time.

    The modification date is the book's `updated_at`, so the same book always gives the same bytes.
    """
    edition = Edition(book, labels)
    return zipped(_files(edition), at=edition.updated_at)


def _files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    yield "mimetype", b"application/epub+zip"
    yield _file("META-INF/container.xml", "container.xml", edition)
    description = flat_text(edition.summary or "")
    yield _file("EPUB/package.opf", "package.opf", edition, description=description)
    for name in ("nav.xhtml", "toc.ncx", "book.css", "cover.xhtml", "title.xhtml"):
        yield _file(f"EPUB/{name}", name, edition)
    yield "EPUB/cover.svg", draw_cover(edition).encode()
    for page in edition.pages(prefixed=False):
        yield _file(f"EPUB/{page.heading.stem}.xhtml", "page.xhtml", edition, page=page)


def _file(name: str, template: str, edition: Edition, **more: object) -> tuple[str, bytes]:
    return name, TEMPLATES.get_template(template).render(
        edition=edition, book=edition.book, labels=edition.labels, **more
    ).encode()
