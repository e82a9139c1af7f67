"""A work's title page for somebody whom we know: the finished page, with what is theirs laid over it.

For moderators, and for authors, who see their drafts, the view makes all of it; so it does of works for members.
"""

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.backends.utils import csrf_input
from markupsafe import Markup

from ficstead.archive.accounts.models import User
from ficstead.archive.core.prepared import prepared
from ficstead.archive.reading.own_parts import follow
from ficstead.archive.reading.own_side import own_side
from ficstead.archive.serving.around import AS_GUESTS_SEE_IT, around_a_member, told
from ficstead.archive.serving.overlay import laid_over, page_below
from ficstead.archive.serving.skeletons import Skeleton, made_of, remembered
from ficstead.archive.serving.slots import Slotted
from ficstead.archive.telling.models import Follow
from ficstead.archive.telling.unread import unread_entries
from ficstead.archive.works.models import Work

_NEW = "new-"
"""How the slots of the chapters begin, the chapter's id behind it."""


def title_laid_over(request: HttpRequest, *, work: int) -> HttpResponse | None:
    """None: the view must make all of it."""
    below = page_below(request)
    if below is None:
        return None
    if request.user.is_authenticated:
        return _for_a_member(request, request.user, below, work)
    as_below = (*AS_GUESTS_SEE_IT, "continue", "start", "follow", "own", *_slots_of_chapters(below))
    return laid_over(below, told(request), as_below=as_below)


def _for_a_member(request: HttpRequest, member: User, below: Slotted, pk: int) -> HttpResponse | None:
    ties = _ties(member.pk, pk)
    if member.is_moderator or not ties:
        return None
    [(is_author, follows)] = ties
    if is_author:
        return None
    work = Work.from_db(None, ("id",), (pk,))
    own = own_side(member, work)
    token = Markup(csrf_input(request))  # noqa: S704 (Django's own)
    parts = around_a_member(member.pk, member.username, unread=unread_entries(member), token=token) | told(request)
    parts |= follow(pk, follows=follows, page=request.get_full_path(), token=token)
    parts |= {"own": made_of("reading/_own.html", own=own, work=work, csrf_input=token)}
    if own.way_in:
        parts |= {"start": made_of("reading/_start.html", own=own, work=work, way_in=own.way_in)}
    if not own.on_device:
        parts |= dict.fromkeys(("continue", *_slots_of_chapters(below)), "")
    parts |= {f"{_NEW}{chapter}": _new_mark().filled() for chapter in own.new}
    return laid_over(below, parts, as_below=("continue", "start", *_slots_of_chapters(below)))


@prepared
def _ties(user: int, work: int) -> QuerySet[Work, tuple[bool, bool]]:
    """Whether they wrote it, and whether they follow it."""
    this = Work.objects.filter(pk=OuterRef("pk"))
    writes, follows = this.written_by(User(pk=user)), Follow.objects.filter(user=user, work=OuterRef("pk"))
    return Work.objects.filter(pk=work).values_list(Exists(writes), Exists(follows))


def _slots_of_chapters(below: Slotted) -> list[str]:
    return [name for name in below.slots if name.startswith(_NEW)]


@remembered
def _new_mark() -> Skeleton:
    return Skeleton(made_of("reading/_new_mark.html", is_new=True))
