"""The book laid out in pages, the same for every format: what stands where, and under which heading."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property

from markupsafe import Markup

from ficstead.press.bindery.book import Book, BookChapter, SubjectKind
from ficstead.press.bindery.fragments import xhtml_fragments
from ficstead.press.bindery.labels import Labels
from ficstead.press.bindery.legible import direction, legible_book
from ficstead.press.bindery.links import outward


@dataclass(frozen=True)
class Heading:
    """A page's place in the contents; `stem` names its file, or the page's part of a single file."""

    stem: str
    title: str | None
    number: str | None = None
    joint: str = ""
    matter: str = "bodymatter"
    posted_on: date | None = None

    @property
    def name(self) -> str:
        return self.joint.join(filter(None, (self.number, self.title)))


@dataclass(frozen=True)
class Note:
    """A summary, disclaimer or note; `label` is None where the page's own heading says it already."""

    kind: str
    label: str | None
    markup: Markup


@dataclass(frozen=True)
class Page:
    heading: Heading
    before: tuple[Note, ...] = ()
    body: Markup = Markup("")
    after: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Fact:
    """A line of the title page."""

    label: str
    value: str
    href: str | None = None
    day: bool = False


class Edition:
    """One book with its labels, legible throughout, ready for any binding."""

    def __init__(self, book: Book, labels: Labels) -> None:
        self.book = legible_book(book, labels)
        self.labels = labels
        self.direction = direction(self.book.language)

    @property
    def byline(self) -> str:
        return self.labels.listing.join(self.book.authors)

    @property
    def posted_on(self) -> date:
        return _day(self.book.posted_at)

    @property
    def updated_at(self) -> datetime:
        return self.book.updated_at.astimezone(UTC).replace(microsecond=0, tzinfo=None)

    @cached_property
    def source(self) -> str | None:
        """The work's address, if it is one that a reader can open."""
        return outward(self.book.source or "", None)

    @cached_property
    def summary(self) -> Markup | None:
        return xhtml_fragments({"summary": self.book.summary}, prefix="", source=self.source).get("summary")

    @cached_property
    def chapter_headings(self) -> tuple[Heading, ...]:
        return tuple(self._chapter_heading(place, chapter) for place, chapter in enumerate(self.book.chapters, 1))

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Every page's heading in reading order: the notes on the whole work stand around its chapters."""
        front = (self.foreword.heading,) if self.foreword else ()
        back = (self.afterword.heading,) if self.afterword else ()
        return front + self.chapter_headings + back

    def pages(self, *, prefixed: bool) -> Iterator[Page]:
        """The pages in reading order, made one at a time; `prefixed` marks are unique over the whole book."""
        if self.foreword:
            yield self.foreword
        for heading, chapter in zip(self.chapter_headings, self.book.chapters, strict=True):
            yield self._chapter_page(heading, chapter, f"{heading.stem}-" if prefixed else "")
        if self.afterword:
            yield self.afterword

    @cached_property
    def foreword(self) -> Page | None:
        texts = {"disclaimer": self.book.disclaimer, "opening-note": self.book.opening_note}
        return self._page_of_notes("foreword", "frontmatter", texts)

    @cached_property
    def afterword(self) -> Page | None:
        return self._page_of_notes("afterword", "backmatter", {"closing-note": self.book.closing_note})

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """What the title page tells below the summary."""
        return tuple(fact for fact in (*self._tags(), *self._places(), *self._state(), *self._origin()) if fact.value)

    def _tags(self) -> Iterator[Fact]:
        for kind in SubjectKind:
            yield Fact(self.labels.subjects[kind], self.labels.listing.join(self.book.names(kind)))

    def _places(self) -> Iterator[Fact]:
        for place in self.book.series:
            yield Fact(self.labels.series, self.labels.place_in_series(place.position, place.title))

    def _state(self) -> Iterator[Fact]:
        yield Fact(self.labels.words, self.labels.count(self.book.words))
        yield Fact(self.labels.chapters, f"{len(self.book.chapters)}/{self.book.planned_chapters or '?'}")
        yield Fact(self.labels.status, self.book.status)
        yield Fact(self.labels.posted, _day(self.book.posted_at).isoformat(), day=True)
        if _day(self.book.updated_at) != _day(self.book.posted_at):
            yield Fact(self.labels.updated, _day(self.book.updated_at).isoformat(), day=True)

    def _origin(self) -> Iterator[Fact]:
        yield Fact(self.labels.publisher, self.book.publisher)
        yield Fact(self.labels.source, self.book.source or "", href=self.source)

    def _chapter_heading(self, place: int, chapter: BookChapter) -> Heading:
        is_whole_work = len(self.book.chapters) == 1 and chapter.title is None
        named = chapter.title or (self.book.title if is_whole_work else None)
        number = None if is_whole_work or chapter.number is None else self.labels.numbered_chapter(chapter.number)
        if not named and not number:
            number = self.labels.numbered_chapter(place)
        posted_on = _day(chapter.posted_at) if chapter.posted_at else None
        return Heading(f"chapter-{place:04}", named, number, self.labels.chapter_joint, posted_on=posted_on)

    def _chapter_page(self, heading: Heading, chapter: BookChapter, prefix: str) -> Page:
        texts = {
            "summary": chapter.summary,
            "disclaimer": chapter.disclaimer,
            "opening-note": chapter.opening_note,
            "body": chapter.body,
            "closing-note": chapter.closing_note,
        }
        written = xhtml_fragments(texts, prefix=prefix, source=self.source)
        body = written.pop("body", Markup(""))
        notes = tuple(self._note(kind, markup) for kind, markup in written.items())
        before = tuple(note for note in notes if note.kind != "closing-note")
        return Page(heading, before, body, notes[len(before) :])

    def _page_of_notes(self, stem: str, matter: str, texts: dict[str, str | None]) -> Page | None:
        written = xhtml_fragments(texts, prefix=f"{stem}-", source=self.source)
        notes = tuple(self._note(kind, markup) for kind, markup in written.items())
        if len(notes) == 1:
            return Page(Heading(stem, notes[0].label, matter=matter), (Note(notes[0].kind, None, notes[0].markup),))
        return Page(Heading(stem, self.labels.foreword, matter=matter), notes) if notes else None

    def _note(self, kind: str, markup: Markup) -> Note:
        label: str = getattr(self.labels, kind.replace("-", "_"))
        return Note(kind, label, markup)


def _day(moment: datetime) -> date:
    return moment.astimezone(UTC).date()
