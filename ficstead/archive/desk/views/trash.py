"""The trash: what an author put away, and the way back for each."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.desk import gates
from ficstead.archive.desk.models import ManuscriptFile
from ficstead.archive.desk.trashing import (
    restore_chapter,
    restore_manuscript,
    restore_work,
    trash_chapter,
    trash_manuscript,
    trash_work,
)
from ficstead.archive.works.models import Chapter, Work


def trash(request: SignedInRequest) -> HttpResponse:
    own = Work.objects.written_by(request.user)
    chapters = Chapter.objects.filter(work__in=own.filter(trashed_at=None), trashed_at__isnull=False)
    ctx = {
        "works": own.filter(trashed_at__isnull=False).order_by("-trashed_at", "-pk"),
        "chapters": chapters.select_related("work").order_by("-trashed_at", "-pk"),
        "manuscripts": ManuscriptFile.objects.filter(owner=request.user).put_away(),
    }
    return render(request, "desk/trash.html", ctx)


@require_POST
def work_away(request: SignedInRequest, pk: int) -> HttpResponse:
    work = gates.own_work(request.user, pk)
    trash_work(work, at=timezone.now())
    messages.success(request, _("“%(title)s” is in the trash, with everything in it.") % {"title": work.title})
    return redirect("desk-trash")


@require_POST
def work_back(request: SignedInRequest, pk: int) -> HttpResponse:
    restore_work(gates.own_trashed_work(request.user, pk), at=timezone.now())
    messages.success(request, _("It is back, as it was."))
    return redirect("desk-work", pk)


@require_POST
def chapter_away(request: SignedInRequest, work: int, pk: int) -> HttpResponse:
    chapter = gates.own_chapter(request.user, work, pk)
    trash_chapter(chapter, at=timezone.now())
    messages.success(request, _("“%(title)s” is in the trash.") % {"title": chapter.heading()})
    return redirect("desk-work", work)


@require_POST
def chapter_back(request: SignedInRequest, work: int, pk: int) -> HttpResponse:
    restore_chapter(gates.own_trashed_chapter(request.user, work, pk), by=request.user, at=timezone.now())
    messages.success(request, _("The chapter is back."))
    return redirect("desk-work", work)


@require_POST
def manuscript_away(request: SignedInRequest, pk: int) -> HttpResponse:
    trash_manuscript(gates.own_manuscript(request.user, pk), at=timezone.now())
    messages.success(request, _("The manuscript is in the trash."))
    return redirect("desk")


@require_POST
def manuscript_back(request: SignedInRequest, pk: int) -> HttpResponse:
    restore_manuscript(gates.own_trashed_manuscript(request.user, pk))
    return redirect("desk-preview", pk)
