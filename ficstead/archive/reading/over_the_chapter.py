"""A chapter's page for somebody whom we know: the finished page, with what is theirs laid over it.

Where more than the slots would differ (for authors and moderators, for whoever sees reviews that others don't, or is
kept away by anybody) nothing is laid over, and the view makes the whole page.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse

from ficstead.archive.accounts.models import User
from ficstead.archive.core.device import device_of
from ficstead.archive.reading.counting import count_read
from ficstead.archive.reading.device import told_to_us
from ficstead.archive.reading.hiatus import is_a_pause
from ficstead.archive.reading.own_marks import OwnMarks, own_marks
from ficstead.archive.reading.visiting import Visit, is_remembered, remember_visit, standing_paragraph
from ficstead.archive.reviews.forms import ReviewForm
from ficstead.archive.reviews.own_deeds import device_marks, own_deeds
from ficstead.archive.reviews.rules import Reader
from ficstead.archive.serving.overlay import laid_over, page_below
from ficstead.archive.serving.slots import Slotted
from ficstead.archive.telling.following import FollowButton
from ficstead.archive.works.models import Chapter, ReviewDoor, Work

_KEPT_BY_THE_DEVICE = ("place", "resume", "recap")
_AS_GUESTS_SEE_THEM = (*_KEPT_BY_THE_DEVICE, "follow", "review-name")


@dataclass(frozen=True, slots=True)
class _Kudos:
    given: bool
    closed: str = ""


def chapter_laid_over(request: HttpRequest, *, work: int, chapter: int, now: datetime) -> HttpResponse | None:
    """None: the view must make all of it."""
    below = page_below(request)
    if below is None or (request.user.is_authenticated and request.user.is_moderator):
        return None
    here = Chapter(pk=chapter, work=Work(pk=work), posted_at=now)  # it is posted, for strangers see it
    left = device_marks(device_of(request), here, now=now)
    if left.has_hidden_words:
        return None
    if not request.user.is_authenticated:
        ctx: dict[str, Any] = {"kudos": _Kudos(left.gave_kudos_today)}
        return _laid_over(request, below, here, ctx, as_below=_AS_GUESTS_SEE_THEM, now=now)
    marks = own_marks(request.user, here)
    if marks is None or _differs_more(marks, request.user):
        return None
    remember_visit(request, here, marks, mine=False, at=now)
    ctx = _of_a_member(request, request.user, here, marks)
    as_below = () if is_remembered(request.user) else _KEPT_BY_THE_DEVICE
    return _laid_over(request, below, here, ctx, as_below=as_below, now=now)


def _differs_more(marks: OwnMarks, member: User) -> bool:
    """Than the slots."""
    is_for_members = marks.review_door == ReviewDoor.MEMBERS
    has_paused = is_remembered(member) and is_a_pause(marks.read_before_at, marks.posted_at)
    # A chapter from before there were anchors: its paragraphs would have to be counted.
    is_lost = marks.is_in_the_midst and not marks.anchors
    return marks.is_author or marks.is_blocked or marks.has_hidden_words or is_for_members or has_paused or is_lost


def _of_a_member(request: HttpRequest, member: User, chapter: Chapter, marks: OwnMarks) -> dict[str, Any]:
    anchors = tuple(map(int, marks.anchors.split()))
    return {
        "kudos": _Kudos(marks.gave_kudos),
        "follow": FollowButton("work", chapter.work_id, marks.follows, request.get_full_path()),
        "place": told_to_us(chapter, member) if is_remembered(member) else None,
        "visit": Visit(resume_at=standing_paragraph(marks.place_anchor, anchors) if marks.is_in_the_midst else 0),
    }


def _laid_over(
    request: HttpRequest,
    below: Slotted,
    chapter: Chapter,
    ctx: dict[str, Any],
    *,
    as_below: Collection[str],
    now: datetime,
) -> HttpResponse | None:
    count_read(request, chapter, mine=False, at=now)
    reader = Reader(request.user, device_of(request), frozenset())
    deeds = own_deeds(below.slots, reader, chapter.work, now=now)
    others = [name for name in below.slots if name.startswith("deeds-")]
    ctx |= {"chapter": chapter, "deeds_here": deeds, "form": ReviewForm(chapter=chapter, reader=reader)}
    ctx["as_below"] = as_below
    return laid_over(request, below, "reading/_chapter_slots.html", ctx, as_below=(*as_below, *others))
