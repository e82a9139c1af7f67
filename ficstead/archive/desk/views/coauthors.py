"""Who writes together: asking, answering, taking back, leaving."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.desk.forms import InviteForm
from ficstead.archive.desk.gates import own_series, own_work, request_on_own, request_to
from ficstead.archive.desk.inviting import (
    AlreadyThere,
    LastAuthor,
    NobodyOfThatName,
    SaidNoLately,
    ThatIsYou,
    accept,
    decline,
    invite,
    leave_series,
    leave_work,
    requests_for,
    requests_to,
    take_back,
)
from ficstead.archive.desk.models import AuthorRequest
from ficstead.archive.works.models import Series, Work


@require_http_methods(["GET", "POST"])
def authors(request: SignedInRequest, pk: int) -> HttpResponse:
    return _company(request, own_work(request.user, pk))


@require_http_methods(["GET", "POST"])
def creators(request: SignedInRequest, pk: int) -> HttpResponse:
    return _company(request, own_series(request.user, pk))


def _company(request: SignedInRequest, thing: Work | Series) -> HttpResponse:
    """Everybody on a work or a series, everybody asked to join, and on POST one more who is asked."""
    form = InviteForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _invited(request, form, thing):
        return redirect(request.path)
    names = thing.author_list() if isinstance(thing, Work) else list(thing.creators.order_by("name", "pk"))
    ctx = {
        "work": thing if isinstance(thing, Work) else None,
        "series": thing if isinstance(thing, Series) else None,
        "names": names,
        "alone": all(pseud.user_id == request.user.pk for pseud in names),
        "asked": requests_for(thing).filter(accepted=False).select_related("pseud").order_by("-asked_at", "-pk")[:50],
        "form": form,
    }
    return render(request, "desk/company.html", ctx, status=422 if form.errors else 200)


def _invited(request: SignedInRequest, form: InviteForm, thing: Work | Series) -> bool:
    """Whether the request is on its way; else the form says why not."""
    name = form.cleaned_data["name"]
    try:
        asked = invite(thing, name, by=request.user, at=timezone.now())
    except NobodyOfThatName:
        form.add_error(
            "name", _("Nobody here is called “%(name)s”. Look at how they sign their works.") % {"name": name}
        )
    except ThatIsYou:
        form.add_error("name", _("That is you. Your own names need no invitation: choose them where the title is."))
    except AlreadyThere:
        form.add_error("name", _("“%(name)s” stands on it already.") % {"name": name})
    except SaidNoLately:
        form.add_error("name", _("“%(name)s” said no not long ago. You can ask again in a month.") % {"name": name})
    else:
        messages.success(request, _("%(name)s has been asked.") % {"name": asked.pseud.name})
        return True
    return False


def requests(request: SignedInRequest) -> HttpResponse:
    """What this person is asked, and what they have asked of others."""
    shown = ("work__authorships__pseud", "series__creators")
    mine = AuthorRequest.objects.filter(asked_by=request.user, answered_at=None, work__trashed_at=None)
    related = ("pseud", "work", "series")
    ctx = {
        "asked": requests_to(request.user).select_related(*related).prefetch_related(*shown).order_by("asked_at", "pk"),
        "asking": mine.select_related(*related).order_by("-asked_at", "-pk"),
    }
    return render(request, "desk/requests.html", ctx)


@require_POST
def accept_request(request: SignedInRequest, pk: int) -> HttpResponse:
    found = request_to(request.user, pk)
    accept(found, at=timezone.now())
    if not found.accepted:
        messages.error(request, _("You declined this before. They can ask you again."))
        return redirect("desk-requests")
    messages.success(request, _("“%(title)s” is yours too now.") % {"title": found.thing})
    return redirect("desk-work", found.work.pk) if found.work else redirect("desk-series-edit", found.thing.pk)


@require_POST
def decline_request(request: SignedInRequest, pk: int) -> HttpResponse:
    found = request_to(request.user, pk)
    decline(found, at=timezone.now())
    if found.accepted:
        messages.error(request, _("You said yes to this before. You can take your name off where its authors are."))
    else:
        messages.success(request, _("You declined. They won't be able to ask you again for a month."))
    return redirect("desk-requests")


@require_POST
def take_back_request(request: SignedInRequest, pk: int) -> HttpResponse:
    found = request_on_own(request.user, pk)
    take_back(AuthorRequest.objects.filter(pk=found.pk))
    messages.success(request, _("Taken back."))
    if found.work:
        return redirect("desk-coauthors", found.work.pk)
    return redirect("desk-series-creators", found.thing.pk)


@require_POST
def off_the_work(request: SignedInRequest, pk: int) -> HttpResponse:
    work = own_work(request.user, pk)
    try:
        leave_work(work, by=request.user)
    except LastAuthor:
        messages.error(request, _("You are its only author. Somebody's name has to stay on it."))
        return redirect("desk-coauthors", pk)
    messages.success(request, _("Your name is off “%(title)s”.") % {"title": work.title})
    return redirect("desk")


@require_POST
def off_the_series(request: SignedInRequest, pk: int) -> HttpResponse:
    series = own_series(request.user, pk)
    try:
        leave_series(series, by=request.user)
    except LastAuthor:
        messages.error(request, _("Only your name stands on it. You can delete the series; its works stay."))
        return redirect("desk-series-creators", pk)
    messages.success(request, _("Your name is off “%(title)s”.") % {"title": series.name})
    return redirect("desk-series")
