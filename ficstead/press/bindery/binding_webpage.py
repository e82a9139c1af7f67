"""Binds a book as one web page that needs nothing beside itself."""

from collections.abc import Iterator

from markupsafe import Markup

from ficstead.press.bindery.book import Book
from ficstead.press.bindery.edition import Edition
from ficstead.press.bindery.labels import ENGLISH, Labels
from ficstead.press.bindery.templating import TEMPLATES


def webpage(book: Book, labels: Labels = ENGLISH) -> Iterator[bytes]:
    """The book as one accessible HTML file with its style inside, in pieces; one chapter is made at a time."""
    edition = Edition(book, labels)
    style = Markup(TEMPLATES.get_template("webpage.css").render())  # noqa: S704 - our own file
    template = TEMPLATES.get_template("webpage.html")
    stream = template.stream(edition=edition, book=edition.book, labels=labels, style=style)
    stream.enable_buffering(8)  # of the template's many small pieces
    return (piece.encode() for piece in stream)
