"""Opening a chapter: what the page tells this reader of their way through the story, and what is remembered of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpRequest

from ficstead.archive.accounts.models import User
from ficstead.archive.reading.counting import count_read, is_fetched_ahead
from ficstead.archive.reading.hiatus import Recap, comes_after_a_pause, recap_for
from ficstead.archive.reading.models import ChapterRead, Place
from ficstead.archive.reading.own_marks import OwnMarks, own_marks
from ficstead.archive.reading.remembering import remember_opening
from ficstead.archive.telling.inbox import mark_read
from ficstead.archive.works.models import Chapter, Work


@dataclass(frozen=True, slots=True)
class Visit:
    resume_at: int = 0
    """The anchor of the paragraph in this chapter where the reader stopped; 0: nowhere, or at its beginning."""
    recap: Recap | None = None


def visit_to(
    chapter: Chapter, work: Work, contents: Sequence[Chapter], *, by: User | AnonymousUser, mine: bool
) -> Visit:
    """What this reader's earlier visits have to say at this one. For guests: no query, but one after a long pause."""
    if mine or chapter.posted_at is None:
        return Visit()
    place, reads = None, None
    if by.is_authenticated and by.keeps_history:
        place = Place.objects.filter(user=by, work=work).first()
        reads = list(ChapterRead.objects.filter(user=by, chapter__work=work))
    paused = comes_after_a_pause(chapter, contents, reads)
    return Visit(
        resume_at=_standing_in(chapter, place) if place and place.chapter_id == chapter.pk else 0,
        recap=recap_for(chapter, work, contents, place) if paused else None,
    )


def note_visit(request: HttpRequest, chapter: Chapter, *, mine: bool, at: datetime) -> None:
    """Counts the reading, and remembers it for a member who wants that. A guest is given no cookie by reading."""
    count_read(request, chapter, mine=mine, at=at)
    if request.user.is_authenticated and (marks := own_marks(request.user, chapter)):
        remember_visit(request, chapter, marks, mine=mine, at=at)


def remember_visit(request: HttpRequest, chapter: Chapter, marks: OwnMarks, *, mine: bool, at: datetime) -> None:
    """Writes what this member's marks don't say yet: a page that is looked at again writes nothing."""
    if request.method != "GET" or is_fetched_ahead(request):
        return
    user = cast(User, request.user)
    opens = not mine and chapter.posted_at is not None and user.keeps_history and marks.are_news(at)
    if marks.has_news or opens:
        with transaction.atomic():
            mark_read(user, chapter=chapter, at=at)
            if opens:
                remember_opening(user, chapter, at=at)


def is_remembered(user: User | AnonymousUser) -> bool:
    """Whether the archive keeps this reader's place; otherwise their device does."""
    return user.is_authenticated and user.keeps_history


def _standing_in(chapter: Chapter, place: Place) -> int:
    return standing_paragraph(place.anchor, chapter.paragraph_anchors().numbers)


def standing_paragraph(anchor: int, numbers: tuple[int, ...]) -> int:
    """The paragraph itself, or, where the author took it out, the nearest elder one; 0 for the first of all."""
    standing = anchor if anchor in numbers else max((number for number in numbers if number < anchor), default=0)
    return 0 if numbers[:1] == (standing,) else standing
