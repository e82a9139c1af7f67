"""Putting works on lists, bookmarking them, and tending the lists."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.reading.bookmarking import bookmark as keep_bookmark
from ficstead.archive.reading.door import find_work
from ficstead.archive.reading.forms import BookmarkForm, ListNameForm, ShelvingForm
from ficstead.archive.reading.recommending import may_recommend
from ficstead.archive.reading.shelving import NameIsTaken, delete_list, list_named, rename_list, shelve
from ficstead.archive.reading.views.library import own_list


@require_POST
@login_required
def work_lists(request: SignedInRequest, pk: int) -> HttpResponse:
    work = find_work(request.user, pk)
    form = ShelvingForm(request.user, request.POST)
    if not form.is_valid():
        return render(request, "reading/work_lists.html", {"work": work, "shelves": form.as_typed()}, status=422)
    at = timezone.now()
    own = list(form.cleaned_data["own"])
    if form.cleaned_data["new_list"]:
        own.append(list_named(request.user, form.cleaned_data["new_list"], at=at))
    shelve(request.user, work, kind=form.cleaned_data["kind"], own=own, at=at)
    messages.success(request, _("Your lists are as you wished."))
    return redirect(work)


@require_http_methods(["GET", "POST"])
@login_required
def bookmark(request: SignedInRequest, pk: int) -> HttpResponse:
    work = find_work(request.user, pk)
    kept = request.user.bookmarks.filter(work=work).first()
    typed = request.POST if request.method == "POST" else None
    form = BookmarkForm(typed, instance=kept, can_recommend=may_recommend(request.user, work))
    if request.method == "POST" and form.is_valid():
        keep_bookmark(request.user, work, form.words(), at=timezone.now())
        messages.success(request, _("Your words on this work are kept."))
        return redirect(work)
    status = 422 if request.method == "POST" else 200
    return render(request, "reading/bookmark.html", {"work": work, "form": form}, status=status)


@require_POST
@login_required
def new_list(request: SignedInRequest) -> HttpResponse:
    form = ListNameForm(request.POST)
    if not form.is_valid():
        return render(request, "reading/list_name.html", {"form": form, "reading_list": None}, status=422)
    made = list_named(request.user, form.cleaned_data["name"], at=timezone.now())
    return redirect("reading-list", made.pk)


@require_POST
@login_required
def list_name(request: SignedInRequest, pk: int) -> HttpResponse:
    found = own_list(request.user, pk)
    form = ListNameForm(request.POST)
    if form.is_valid():
        try:
            rename_list(found, form.cleaned_data["name"])
            return redirect("reading-list", found.pk)
        except NameIsTaken:
            form.add_error("name", _("You have a list of that name already."))
    return render(request, "reading/list_name.html", {"form": form, "reading_list": found}, status=422)


@require_POST
@login_required
def list_away(request: SignedInRequest, pk: int) -> HttpResponse:
    found = own_list(request.user, pk)
    delete_list(found)
    messages.success(request, _("The list “%(name)s” is gone; the works stay.") % {"name": found.name})
    return redirect("library")
