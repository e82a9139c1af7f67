"""One chapter at the desk: its texts, its drafts' way to readers, and every version it ever had."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.desk.forms import ChapterForm, PostingForm
from ficstead.archive.desk.gates import own_chapter
from ficstead.archive.desk.posting import post_chapters, save_chapter
from ficstead.archive.works.models import ChapterTexts
from ficstead.press.manuscript import clean_html


@require_http_methods(["GET", "POST"])
def chapter(request: SignedInRequest, work: int, pk: int) -> HttpResponse:
    chapter = own_chapter(request.user, work, pk)
    form = ChapterForm(request.POST or None, initial=ChapterForm.initial_of(chapter))
    if request.method == "POST" and form.is_valid():
        if form.has_changed():
            save_chapter(chapter, form.texts(), by=request.user, at=timezone.now())
        messages.success(request, _("Saved. The version before it is kept below."))
        return redirect("desk-chapter", work, pk)
    revisions = chapter.revisions.defer("packed").select_related("saved_by").order_by("-number")
    ctx = {"chapter": chapter, "work": chapter.work, "form": form, "revisions": revisions, "posting": PostingForm()}
    return render(request, "desk/chapter.html", ctx, status=422 if form.errors else 200)


@require_POST
def post(request: SignedInRequest, work: int, pk: int) -> HttpResponse:
    chapter = own_chapter(request.user, work, pk)
    form = PostingForm(request.POST)
    visibility = form.cleaned_data["visibility"] if form.is_valid() else ""
    post_chapters(chapter.work, [chapter], at=timezone.now(), visibility=visibility)
    messages.success(request, _("Posted. Readers can see it now."))
    return redirect(chapter)


@require_http_methods(["GET", "POST"])
def revision(request: SignedInRequest, work: int, pk: int, number: int) -> HttpResponse:
    """An old version to look at, and on POST to bring back."""
    chapter = own_chapter(request.user, work, pk)
    revision = get_object_or_404(chapter.revisions.select_related("saved_by"), number=number)
    if request.method == "POST":
        save_chapter(chapter, revision.texts(), by=request.user, at=timezone.now())
        messages.success(request, _("Version %(number)d stands again.") % {"number": number})
        return redirect("desk-chapter", work, pk)
    ctx = {"chapter": chapter, "work": chapter.work, "revision": revision, "texts": _clean(revision.texts())}
    return render(request, "desk/revision.html", ctx)


def _clean(texts: ChapterTexts) -> ChapterTexts:
    """A revision was cleaned by the sanitiser of its day; what goes on a page is cleaned by today's."""
    names = ("summary", "disclaimer", "opening_note", "body", "closing_note")
    return replace(texts, **{name: clean_html(getattr(texts, name)) for name in names})
