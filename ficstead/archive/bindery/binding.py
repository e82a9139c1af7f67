"""A work as the press binds it: its posted chapters, never a draft."""

import uuid
from urllib.parse import urljoin

from django.conf import settings
from django.utils.translation import gettext as _

from ficstead.archive.tags.models import TagKind
from ficstead.archive.works.models import Chapter, Work
from ficstead.press.bindery import Book, BookChapter, Labels, SeriesPlace, Subject, SubjectKind


class NothingPosted(Exception):
    """A work without a posted chapter has nothing to take away."""


def book_of(work: Work) -> Book:
    """The work as it is now. Raises `NothingPosted`."""
    chapters = tuple(_bound(chapter) for chapter in Chapter.objects.posted().filter(work=work).in_order())
    if not chapters or work.posted_at is None or work.updated_at is None:
        raise NothingPosted
    return Book(
        identifier=identifier_of(work),
        source=_address_of(work),
        title=work.title,
        authors=tuple(pseud.name for pseud in work.author_list()),
        language=work.language,
        status=work.get_status_display(),
        posted_at=work.posted_at,
        updated_at=work.updated_at,
        words=work.words,
        planned_chapters=work.planned_chapters,
        publisher=settings.SITE_NAME,
        summary=work.summary or None,
        disclaimer=work.disclaimer or None,
        opening_note=work.opening_note or None,
        closing_note=work.closing_note or None,
        subjects=tuple(Subject(SubjectKind(kind), tag.name) for kind, tags in work.tag_groups() for tag in tags),
        series=tuple(SeriesPlace(place.series.name, place.position) for place in work.series_places.all()),
        chapters=chapters,
    )


def identifier_of(work: Work) -> str:
    """The work's name in every file and catalogue, the same for all its revisions."""
    return uuid.uuid5(uuid.NAMESPACE_URL, _address_of(work)).urn


def _address_of(work: Work) -> str:
    return urljoin(settings.SITE_URL, work.get_absolute_url())


def labels_in_our_language() -> Labels:
    """The words the press prints, in the archive's language."""
    return Labels(
        by=_("by"),
        cover=_("Cover"),
        title_page=_("Title page"),
        contents=_("Contents"),
        landmarks=_("Landmarks"),
        start=_("Start of the story"),
        chapter=_("Chapter {number}"),
        summary=_("Summary"),
        disclaimer=_("Disclaimer"),
        opening_note=_("Author's note"),
        closing_note=_("End note"),
        foreword=_("Before the story"),
        series=_("Series"),
        series_place=_("Part {position} of {series}"),
        words=_("Words"),
        chapters=_("Chapters"),
        status=_("Status"),
        posted=_("Posted"),
        updated=_("Updated"),
        source=_("Source"),
        publisher=_("Archive"),
        subjects={SubjectKind(kind): str(kind.label) for kind in TagKind},
    )


def _bound(chapter: Chapter) -> BookChapter:
    return BookChapter(
        number=chapter.number,
        title=chapter.title or None,
        summary=chapter.summary or None,
        disclaimer=chapter.disclaimer or None,
        opening_note=chapter.opening_note or None,
        body=chapter.body,
        closing_note=chapter.closing_note or None,
        posted_at=chapter.posted_at,
    )
