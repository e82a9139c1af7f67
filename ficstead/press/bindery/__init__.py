"""The bindery: a finished work, as a Book, becomes an EPUB, a web page or a text to take away.

`bind_epub`, `bind_html` and `bind_text` each take a Book and yield bytes. The same Book and Labels always give the
same bytes, so whatever is bound can be kept under the work's revision together with `BINDERY_VERSION`.
"""

from ficstead.press.bindery.book import Book, BookChapter, SeriesPlace, Subject, SubjectKind
from ficstead.press.bindery.epub import bind_epub
from ficstead.press.bindery.labels import ENGLISH, Labels
from ficstead.press.bindery.plaintext import bind_text
from ficstead.press.bindery.webpage import bind_html

BINDERY_VERSION = 1  # rises with every change to what is bound, so that kept files are made again

__all__ = [
    "BINDERY_VERSION",
    "ENGLISH",
    "Book",
    "BookChapter",
    "Labels",
    "SeriesPlace",
    "Subject",
    "SubjectKind",
    "bind_epub",
    "bind_html",
    "bind_text",
]
