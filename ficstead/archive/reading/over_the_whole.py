"""A work on one page for somebody whom we know: the finished page, on which nothing but its frame is theirs."""

from django.http import HttpRequest, HttpResponse
from django.template.backends.utils import csrf_input
from markupsafe import Markup

from ficstead.archive.accounts.models import User
from ficstead.archive.serving.around import AS_GUESTS_SEE_IT, around_a_member, told
from ficstead.archive.serving.overlay import laid_over, page_below
from ficstead.archive.telling.unread import unread_entries
from ficstead.archive.works.models import Work


def whole_work_laid_over(request: HttpRequest, *, work: int) -> HttpResponse | None:
    """None: the view must make all of it, for moderators, and for authors, who see their drafts."""
    below = page_below(request)
    if below is None:
        return None
    if not request.user.is_authenticated:
        return laid_over(below, told(request), as_below=AS_GUESTS_SEE_IT)
    if request.user.is_moderator or Work(pk=work).is_written_by(request.user):
        return None
    return laid_over(below, _frame(request, request.user) | told(request))


def _frame(request: HttpRequest, member: User) -> dict[str, str]:
    token = Markup(csrf_input(request))  # noqa: S704 (Django's own)
    return around_a_member(member.pk, member.username, unread=unread_entries(member), token=token)
