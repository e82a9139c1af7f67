"""Keeps every string of a book fit for XML and HTML: no control characters, no halves of characters."""

import re
from dataclasses import replace

from ficstead.press.bindery.book import Book, BookChapter, SeriesPlace, Subject
from ficstead.press.bindery.labels import Labels

# XML 1.0 section 2.2 forbids C0 controls, surrogates and U+FFFE/FFFF; the HTML standard also counts C1 controls
# and every noncharacter as parse errors. Named by what is legal, the search is ten times as fast.
_HIGHER_PLANES = "".join(f"{chr(plane << 16)}-{chr(plane << 16 | 0xFFFD)}" for plane in range(1, 17))
_ILLEGAL = re.compile(f"[^\t\n\r -~\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd{_HIGHER_PLANES}]")
# Texts of these bytes alone need no search, which takes ten times as long: ASCII, and in UTF-8 all from U+00C0 to U+CFFF
# and to U+EFFF from U+E000.
_LEGIBLE_BYTES = b"\t\n\r" + bytes(range(0x20, 0x7F)) + bytes({*range(0x80, 0xED), 0xEE} - {0xC2})
_SPACING = "\x0b\x0c\x85"

# RFC 5646 section 2.1 without extensions, which no archive's language list uses.
_LANGUAGE = re.compile(
    r"""(?: [a-z]{2,3} (-[a-z]{3}){0,3} | [a-z]{5,8} )   # language
        (-[a-z]{4})? (-(?:[a-z]{2}|[0-9]{3}))?           # script, region
        (-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))?           # one variant
        (-x(-[a-z0-9]{1,8})+)?""",
    re.IGNORECASE | re.VERBOSE | re.ASCII,
)
_RIGHT_TO_LEFT = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "iw", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"))
_RIGHT_TO_LEFT_SCRIPTS = frozenset(("adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"))


def legible(text: str) -> str:
    """The text without the characters that XML or HTML forbid; no word is joined to its neighbour."""
    if not text.encode("utf-8", "surrogatepass").translate(None, _LEGIBLE_BYTES):
        return text
    return _ILLEGAL.sub(lambda found: " " if found[0] in _SPACING else "", text)


def one_line(text: str) -> str:
    """Legible text on a single line, for titles and names."""
    return legible(" ".join(text.split())).strip()


def language_tag(language: str) -> str:
    """The language as a well-formed BCP 47 tag, `und` (undetermined) if it is none."""
    return language if _LANGUAGE.fullmatch(language) else "und"


def direction(language: str) -> str:
    """`rtl` or `ltr`, by the script that the tag names or else by its language."""
    first, *rest = language.lower().split("-")
    scripts = {part for part in rest if len(part) == 4 and part.isalpha()}
    if scripts:
        return "rtl" if scripts & _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if first in _RIGHT_TO_LEFT else "ltr"


def legible_book(book: Book, labels: Labels) -> Book:
    """The same book with every title and name on one legible line, and none of them empty."""
    return replace(
        book,
        title=one_line(book.title) or labels.untitled,
        authors=tuple(filter(None, map(one_line, book.authors))) or (labels.anonymous,),
        language=language_tag(book.language),
        status=one_line(book.status),
        publisher=one_line(book.publisher),
        source=one_line(book.source or "") or None,
        identifier=one_line(book.identifier),
        subjects=tuple(Subject(subject.kind, name) for subject in book.subjects if (name := one_line(subject.name))),
        series=tuple(SeriesPlace(title, place.position) for place in book.series if (title := one_line(place.title))),
        chapters=tuple(_legible_chapter(chapter) for chapter in book.chapters),
    )


def _legible_chapter(chapter: BookChapter) -> BookChapter:
    return replace(chapter, title=one_line(chapter.title or "") or None)
