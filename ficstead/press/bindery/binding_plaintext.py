"""Binds a book as plain text that reads well in any editor."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from ficstead.press.bindery.book import Book
from ficstead.press.bindery.edition import Edition, Note, Page
from ficstead.press.bindery.labels import ENGLISH, Labels
from ficstead.press.bindery.prose import Paragraph, paragraphs

_MEASURE = 72  # what short lines are centred on
_SEPARATOR = "=" * _MEASURE


def plaintext(book: Book, labels: Labels = ENGLISH, *, width: int | None = None) -> Iterator[bytes]:
    """The book as UTF-8 text, in pieces: a paragraph a line, a blank line between.

    With `width`, lines break at that many characters at most; words longer than a line stay whole.
    """
    edition = Edition(book, labels)
    yield _printed(_title_page(edition), width)
    for page in edition.pages(prefixed=False):
        yield f"{_SEPARATOR}\n\n".encode() + _printed(_page(page), width)


def _title_page(edition: Edition) -> Iterator[Paragraph]:
    yield Paragraph((edition.book.title, f"{edition.labels.by} {edition.byline}"))
    if edition.summary:
        yield Paragraph((_heading(edition.labels.summary),))
        yield from paragraphs(edition.summary)
    yield Paragraph(tuple(f"{fact.label}: {fact.value}" for fact in edition.facts))
    yield Paragraph((_heading(edition.labels.contents), *(heading.name for heading in edition.headings)))


def _page(page: Page) -> Iterator[Paragraph]:
    posted_on = page.heading.posted_on
    yield Paragraph((_heading(page.heading.name), *([posted_on.isoformat()] if posted_on else [])))
    yield from _notes(page.before)
    if page.before and page.body:
        yield Paragraph(("-" * 12,))
    yield from paragraphs(page.body)
    if page.after and page.body:
        yield Paragraph(("-" * 12,))
    yield from _notes(page.after)


def _notes(notes: Iterable[Note]) -> Iterator[Paragraph]:
    for note in notes:
        if note.label:
            yield Paragraph((f"{note.label}:",))
        yield from paragraphs(note.markup)


def _heading(text: str) -> str:
    return f"# {text}"


def _printed(parts: Iterable[Paragraph], width: int | None) -> bytes:
    return "".join("\n".join(_lines(part, width)) + "\n\n" for part in parts).encode()


def _lines(paragraph: Paragraph, width: int | None) -> Iterator[str]:
    for place, line in enumerate(paragraph.lines):
        opening = paragraph.indent if place else paragraph.hang
        if paragraph.centred and len(line) < (width or _MEASURE):
            yield line.center(width or _MEASURE).rstrip()
        elif width is None:
            yield f"{opening}{line}".rstrip()
        else:
            yield from _wrapped(line, opening, paragraph.indent, width) or [""]


def _wrapped(line: str, opening: str, indent: str, width: int) -> list[str]:
    return wrap(
        line, width, initial_indent=opening, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
