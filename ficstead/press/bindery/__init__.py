"""The bindery: a finished work, as a Book, becomes an EPUB, a web page or a text to take away.

`epub`, `webpage` and `plaintext` each take a Book and yield bytes. The same Book and Labels always give the
same bytes, so whatever is bound can be kept under the work's revision together with `BINDERY_VERSION`.
"""

from ficstead.press.bindery.binding_epub import epub
from ficstead.press.bindery.binding_plaintext import plaintext
from ficstead.press.bindery.binding_webpage import webpage
from ficstead.press.bindery.book import Book, BookChapter, SeriesPlace, Subject, SubjectKind
from ficstead.press.bindery.labels import ENGLISH, Labels

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
    "epub",
    "plaintext",
    "webpage",
]
