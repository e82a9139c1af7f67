"""The trash: what an author put away, the way back for each, and the way out for good."""

from collections.abc import Callable

from django.contrib import messages
from django.db.models import Count, IntegerField, Model, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.desk import gates
from ficstead.archive.desk.forms.arranging import GoneForm
from ficstead.archive.desk.models import ManuscriptFile
from ficstead.archive.desk.trashing import (
    NotYoursAlone,
    delete_chapter_for_good,
    delete_manuscript_for_good,
    delete_work_for_good,
    restore_chapter,
    restore_manuscript,
    restore_work,
    trash_chapter,
    trash_manuscript,
    trash_work,
)
from ficstead.archive.reviews.models import Kudos, Review
from ficstead.archive.works.models import Chapter, Work


def trash(request: SignedInRequest) -> HttpResponse:
    own = Work.objects.written_by(request.user)
    chapters = Chapter.objects.filter(work__in=own.filter(trashed_at=None), trashed_at__isnull=False)
    of_work = {"reviews_kept": _count(Review, "work"), "kudos_kept": _count(Kudos, "work")}
    of_chapter = {"reviews_kept": _count(Review, "chapter"), "kudos_kept": _count(Kudos, "chapter")}
    ctx = {
        "works": own.filter(trashed_at__isnull=False).annotate(**of_work).order_by("-trashed_at", "-pk"),
        "chapters": chapters.annotate(**of_chapter).select_related("work").order_by("-trashed_at", "-pk"),
        "manuscripts": ManuscriptFile.objects.filter(owner=request.user).put_away(),
    }
    return render(request, "desk/trash.html", ctx)


def _count(model: type[Model], of: str) -> Coalesce:
    """How many of them hang on each row, counted apart so that two counts don't multiply."""
    rows = model._default_manager.filter(**{of: OuterRef("pk")}).order_by().values(of)
    return Coalesce(Subquery(rows.annotate(total=Count("pk")).values("total"), output_field=IntegerField()), 0)


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


@require_http_methods(["GET", "POST"])
def work_gone(request: SignedInRequest, pk: int) -> HttpResponse:
    work = gates.own_trashed_work(request.user, pk)
    words = _("With all its chapters and their versions, its reviews and kudos.")
    return _for_good(request, work.title, words, lambda: delete_work_for_good(work, by=request.user))


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


@require_http_methods(["GET", "POST"])
def chapter_gone(request: SignedInRequest, work: int, pk: int) -> HttpResponse:
    chapter = gates.own_trashed_chapter(request.user, work, pk)
    words = _("With every version, and the reviews and kudos that hang on it. Its old links lead nowhere then.")
    return _for_good(request, chapter.heading(), words, lambda: delete_chapter_for_good(chapter, by=request.user))


@require_POST
def manuscript_away(request: SignedInRequest, pk: int) -> HttpResponse:
    trash_manuscript(gates.own_manuscript(request.user, pk), at=timezone.now())
    messages.success(request, _("The manuscript is in the trash."))
    return redirect("desk")


@require_POST
def manuscript_back(request: SignedInRequest, pk: int) -> HttpResponse:
    restore_manuscript(gates.own_trashed_manuscript(request.user, pk))
    return redirect("desk-preview", pk)


@require_http_methods(["GET", "POST"])
def manuscript_gone(request: SignedInRequest, pk: int) -> HttpResponse:
    file = gates.own_trashed_manuscript(request.user, pk)
    words = _("The file as you handed it in. What was made of it stays.")
    return _for_good(request, file.name, words, lambda: delete_manuscript_for_good(file))


def _for_good(request: SignedInRequest, title: str, words: str, delete: Callable[[], None]) -> HttpResponse:
    """Asks once more, and has the title typed."""
    form = GoneForm(request.POST or None, title=title)
    if request.method == "POST" and form.is_valid():
        try:
            delete()
            messages.success(request, _("“%(title)s” is deleted for good.") % {"title": title})
        except NotYoursAlone:
            messages.error(request, _("You aren't its only author, so it can't be deleted for good by you alone."))
        return redirect("desk-trash")
    ctx = {"form": form, "thing": title, "words": words}
    return render(request, "desk/gone.html", ctx, status=422 if form.errors else 200)
