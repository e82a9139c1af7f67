"""The desk itself, and the title page of one work."""

from django.contrib import messages
from django.db.models import Count, Min, Prefetch, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.desk.forms import PostingForm, WorkForm
from ficstead.archive.desk.gates import own_work
from ficstead.archive.desk.models import ManuscriptFile
from ficstead.archive.desk.posting import post_chapters, save_title_page
from ficstead.archive.works.models import Chapter, Work, WorkTag

_ARE_DRAFTS = Q(chapters__posted_at=None, chapters__trashed_at=None)
_DRAFTS = Count("chapters", filter=_ARE_DRAFTS)
_NEXT = Min("chapters__scheduled_for", filter=_ARE_DRAFTS)
# Joined: fetched apart they are asked for one by one, and SQLite refuses more than a thousand of them.
_TAGS = Prefetch("tagging", WorkTag.objects.select_related("tag"))


def desk(request: SignedInRequest) -> HttpResponse:
    own = Work.objects.written_by(request.user)
    manuscripts = ManuscriptFile.objects.filter(owner=request.user)
    works = own.filter(trashed_at=None).annotate(drafts=_DRAFTS, next_at=_NEXT).prefetch_related(_TAGS)
    ctx = {
        "works": works.order_by("-created_at", "-pk"),
        "waiting": manuscripts.waiting().select_related("for_work"),
        "in_trash": _in_trash(request),
    }
    return render(request, "desk/desk.html", ctx)


def _in_trash(request: SignedInRequest) -> int:
    own = Work.objects.written_by(request.user)
    chapters = Chapter.objects.filter(work__in=own.filter(trashed_at=None), trashed_at__isnull=False)
    manuscripts = ManuscriptFile.objects.filter(owner=request.user, trashed_at__isnull=False)
    return own.filter(trashed_at__isnull=False).count() + chapters.count() + manuscripts.count()


@require_http_methods(["GET", "POST"])
def work(request: SignedInRequest, pk: int) -> HttpResponse:
    work = own_work(request.user, pk)
    form = WorkForm(request.POST or None, work=work, author=request.user)
    if request.method == "POST" and form.is_valid():
        save_title_page(work, form.page(), by=request.user)
        messages.success(request, _("The title page is saved."))
        return redirect("desk-work", pk)
    chapters = Chapter.objects.filter(work=work, trashed_at=None).for_contents()
    ctx = {
        "work": work,
        "form": form,
        "chapters": chapters,
        "drafts": sum(chapter.posted_at is None and chapter.scheduled_for is None for chapter in chapters),
        "posting": PostingForm(initial={"visibility": work.opens_to}),
    }
    return render(request, "desk/work.html", ctx, status=422 if form.errors else 200)


@require_POST
def post(request: SignedInRequest, pk: int) -> HttpResponse:
    """Posts all the drafts of a work that don't wait for a day of their own."""
    work = own_work(request.user, pk)
    form = PostingForm(request.POST)
    drafts = list(Chapter.objects.drafts().filter(work=work, scheduled_for=None).in_order())
    if not form.is_valid() or not drafts:
        messages.error(request, _("There is no draft to post here."))
        return redirect("desk-work", pk)
    post_chapters(work, drafts, at=timezone.now(), visibility=form.cleaned_data["visibility"])
    messages.success(request, _("Posted. Readers can see it now."))
    return redirect(drafts[0])
