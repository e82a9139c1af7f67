"""Beginning without a manuscript: a work by its title page, a chapter as an empty page."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.desk.beginning import begin_chapter, begin_work
from ficstead.archive.desk.forms import NewChapterForm, NewWorkForm
from ficstead.archive.desk.gates import own_work


@require_http_methods(["GET", "POST"])
def work_new(request: SignedInRequest) -> HttpResponse:
    form = NewWorkForm(request.POST or None, author=request.user, initial=NewWorkForm.initial_of(request.user))
    if request.method == "POST" and form.is_valid():
        work, chapter = begin_work(form.page(), by=request.user, form_key=form.sent_key(), at=timezone.now())
        return redirect("desk-chapter", work.pk, chapter.pk)
    return render(request, "desk/work_new.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def chapter_new(request: SignedInRequest, work: int) -> HttpResponse:
    """Where it goes, on GET; the draft itself, on POST."""
    its_work = own_work(request.user, work)
    form = NewChapterForm(request.POST or None, work=its_work, initial=NewChapterForm.initial_of(its_work, request.GET))
    if request.method == "POST" and form.is_valid():
        chapter = begin_chapter(its_work, after=form.cleaned_data["after"], by=request.user, at=timezone.now())
        return redirect("desk-chapter", its_work.pk, chapter.pk)
    return render(
        request, "desk/chapter_new.html", {"work": its_work, "form": form}, status=422 if form.errors else 200
    )
