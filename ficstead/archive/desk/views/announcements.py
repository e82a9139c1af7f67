"""Announcements of a work: all there were, and a new one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.desk.announcing import announce, edit_announcement, withdraw_announcement
from ficstead.archive.desk.forms import AnnouncementForm, AnnouncementWordsForm
from ficstead.archive.desk.gates import own_announcement, own_work
from ficstead.archive.desk.typed import typed_of
from ficstead.archive.works.models import Announcement, Visibility


@require_http_methods(["GET", "POST"])
def announcements(request: SignedInRequest, pk: int) -> HttpResponse:
    work = own_work(request.user, pk)
    form = AnnouncementForm(request.POST if request.method == "POST" else None)
    if form.is_bound and work.visibility == Visibility.DRAFT:
        form.add_error("text", _("Nobody can read this work yet. Post it first, then tell them of it."))
    if form.is_valid():
        said = form.cleaned_data
        announce(
            work,
            said["text"],
            status=said["status"],
            by=request.user,
            form_key=form.sent_key(),
            at=timezone.now(),
        )
        messages.success(request, _("It stands on the work's page, and its followers will hear of it."))
        return redirect("desk-announcements", pk)
    told = Announcement.objects.filter(work=work).select_related("author").order_by("-posted_at", "-pk")
    ctx = {"work": work, "form": form, "told": told}
    return render(request, "desk/announcements.html", ctx, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def announcement(request: SignedInRequest, work: int, pk: int) -> HttpResponse:
    found = own_announcement(request.user, work, pk)
    sent = request.POST if request.method == "POST" else None
    form = AnnouncementWordsForm(sent, initial={"text": typed_of(found.text)})
    if form.is_valid():
        edit_announcement(found, form.cleaned_data["text"])
        messages.success(request, _("The announcement reads so from now on. Nobody is told twice."))
        return redirect("desk-announcements", work)
    ctx = {"work": found.work, "announcement": found, "form": form}
    return render(request, "desk/announcement.html", ctx, status=422 if form.errors else 200)


@require_POST
def withdraw(request: SignedInRequest, work: int, pk: int) -> HttpResponse:
    withdraw_announcement(own_announcement(request.user, work, pk), at=timezone.now())
    messages.success(request, _("Taken back. Readers don't see it any more."))
    return redirect("desk-announcements", work)
