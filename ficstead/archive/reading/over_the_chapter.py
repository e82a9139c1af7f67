"""A chapter's page for somebody whom we know: the finished page, with what is theirs laid over it.

Where more than the slots would differ (for authors and moderators, for whoever sees reviews that others don't, or is
kept away by anybody) nothing is laid over, and the view makes the whole page.
"""

from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.template.backends.utils import csrf_input
from markupsafe import Markup

from ficstead.archive.accounts.models import User
from ficstead.archive.core.device import device_of
from ficstead.archive.reading.counting import count_read
from ficstead.archive.reading.hiatus import is_a_pause
from ficstead.archive.reading.own_marks import OwnMarks, own_marks
from ficstead.archive.reading.own_parts import KEPT_BY_THE_DEVICE, follow, place
from ficstead.archive.reading.visiting import is_remembered, remember_visit
from ficstead.archive.reviews.own_deeds import PREFIX, device_marks, own_deeds
from ficstead.archive.reviews.own_parts import deeds_under, kudos_and_form, signature
from ficstead.archive.reviews.rules import Reader
from ficstead.archive.serving.around import AS_GUESTS_SEE_IT, around_a_member, told
from ficstead.archive.serving.overlay import laid_over, page_below
from ficstead.archive.serving.slots import Slotted
from ficstead.archive.telling.unread import unread_entries
from ficstead.archive.works.models import Chapter, ReviewDoor, Work

_KNOWN = ("id", "work_id", "posted_at")
_GUESTS = (*AS_GUESTS_SEE_IT, *KEPT_BY_THE_DEVICE, "follow", "review-name")


def chapter_laid_over(request: HttpRequest, *, work: int, chapter: int, now: datetime) -> HttpResponse | None:
    """None: the view must make all of it."""
    below = page_below(request)
    if below is None:
        return None
    here = _only_known_by_name(chapter, work, now)
    if request.user.is_authenticated:
        return _for_a_member(request, request.user, below, here, now)
    return _for_a_guest(request, request.user, below, here, now)


def _only_known_by_name(chapter: int, work: int, now: datetime) -> Chapter:
    """It is posted, for strangers see it."""
    here = Chapter.from_db(None, _KNOWN, (chapter, work, now))
    here._state.fields_cache["work"] = Work.from_db(None, ("id",), (work,))
    return here


def _for_a_guest(
    request: HttpRequest, guest: AnonymousUser, below: Slotted, chapter: Chapter, now: datetime
) -> HttpResponse | None:
    reader = Reader(guest, device_of(request), frozenset())
    left = device_marks(reader.device, chapter, now=now)
    if left.has_hidden_words:
        return None
    count_read(request, chapter, mine=False, at=now)
    token = Markup(csrf_input(request))  # noqa: S704 (Django's own)
    own = kudos_and_form(chapter.pk, gave_kudos=left.gave_kudos_today, token=token)
    return _laid_over(request, below, chapter, own, reader, token, as_below=_GUESTS, now=now)


def _for_a_member(
    request: HttpRequest, member: User, below: Slotted, chapter: Chapter, now: datetime
) -> HttpResponse | None:
    reader = Reader(member, device_of(request), frozenset())
    if member.is_moderator or device_marks(reader.device, chapter, now=now).has_hidden_words:
        return None
    marks = own_marks(member, chapter)
    if marks is None or _differs_more(marks, member):
        return None
    count_read(request, chapter, mine=False, at=now)
    remember_visit(request, chapter, marks, mine=False, at=now)
    token = Markup(csrf_input(request))  # noqa: S704 (Django's own)
    own = kudos_and_form(chapter.pk, gave_kudos=marks.gave_kudos, token=token)
    own |= around_a_member(member.pk, member.username, unread=unread_entries(member), token=token)
    own |= follow(chapter.work_id, follows=marks.follows, page=request.get_full_path(), token=token)
    own |= {"review-name": signature(chapter, reader)}
    own |= place(member.pk, marks) if is_remembered(member) else {}
    as_below = () if is_remembered(member) else KEPT_BY_THE_DEVICE
    return _laid_over(request, below, chapter, own, reader, token, as_below=as_below, now=now)


def _differs_more(marks: OwnMarks, member: User) -> bool:
    """Than the slots."""
    is_for_members = marks.review_door == ReviewDoor.MEMBERS
    has_paused = is_remembered(member) and is_a_pause(marks.read_before_at, marks.posted_at)
    # A chapter from before there were anchors: its paragraphs would have to be counted.
    is_lost = marks.is_in_the_midst and not marks.anchors
    return marks.is_author or marks.is_blocked or marks.has_hidden_words or is_for_members or has_paused or is_lost


def _laid_over(
    request: HttpRequest,
    below: Slotted,
    chapter: Chapter,
    own: dict[str, str],
    reader: Reader,
    token: Markup,
    *,
    as_below: tuple[str, ...],
    now: datetime,
) -> HttpResponse:
    """With the deeds beneath each review: most are open to everybody."""
    deeds = own_deeds(below.slots, reader, chapter.work, now=now)
    own |= deeds_under(deeds, page=request.get_full_path(), token=token) | told(request)
    others = [name for name in below.slots if name.startswith(PREFIX)]
    return laid_over(below, own, as_below=[*as_below, *others])
