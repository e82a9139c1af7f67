"""The gates of this room: each finds what this person may see, or answers as if there were nothing."""

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from ficstead.archive.accounts.models import User
from ficstead.archive.core.device import device_of
from ficstead.archive.reviews.models import Review
from ficstead.archive.reviews.rules import may_delete, reader_of
from ficstead.archive.works.models import Chapter, Visibility, Work


def posted_chapter(user: User | AnonymousUser, pk: int) -> Chapter:
    """The posted chapter, or the one that it was merged into."""
    posted = Chapter.objects.visible_to(user).posted().select_related("work")
    found = posted.filter(pk=pk).first() or posted.filter(absorbed__pk=pk).first()
    if found is None:
        raise _closed_to(user, Work.objects.filter(chapters__pk=pk))
    return found


def visible_work(user: User | AnonymousUser, pk: int) -> Work:
    found = Work.objects.visible_to(user).prefetch_related("authorships__pseud").filter(pk=pk).first()
    if found is None:
        raise _closed_to(user, Work.objects.filter(pk=pk))
    return found


def seen_review(request: HttpRequest, pk: int) -> Review:
    """A review this person sees, of a posted chapter that they may read."""
    seen = Review.objects.seen_by(request.user, device=device_of(request))
    posted = Chapter.objects.visible_to(request.user).posted().filter(pk=models.OuterRef("chapter"))
    rows = seen.filter(models.Exists(posted)).select_related("work", "chapter", "pseud", "thread", "answers_to__pseud")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise _closed_to(request.user, Work.objects.filter(reviews__pk=pk))
    return found


def own_review(request: HttpRequest, pk: int) -> Review:
    """A review that this person wrote, and that still stands; a guest is known by the device."""
    found = seen_review(request, pk)
    if not may_delete(found, reader_of(found.work, request.user, device_of(request))):
        raise Http404
    return found


def answerable_review(request: HttpRequest, chapter: Chapter, asked: str) -> Review | None:
    """The review under this chapter whose id was typed into the form; None when it is gone."""
    if not (asked.isdecimal() and len(asked) < 18):
        return None
    seen = Review.objects.seen_by(request.user, device=device_of(request)).filter(chapter=chapter, deleted_at=None)
    return seen.select_related("pseud", "thread").filter(pk=int(asked)).first()


def _closed_to(user: User | AnonymousUser, works: models.QuerySet[Work]) -> Exception:
    """A guest before a members' work hears that signing in would help, and nothing else."""
    if not user.is_authenticated and works.filter(visibility=Visibility.MEMBERS, trashed_at=None).exists():
        return PermissionDenied(_("This story is for members of the archive. Sign in, and it opens."))
    return Http404()
