"""The names an author writes under."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.desk.forms.pseuds import PseudForm
from ficstead.archive.desk.pseuds import (
    StillInUse,
    make_default,
    make_pseud,
    pseuds_of,
    remove_pseud,
    rename_pseud,
)


@require_http_methods(["GET", "POST"])
def pseuds(request: SignedInRequest) -> HttpResponse:
    form = PseudForm(request.POST or None)
    if request.method == "POST" and _named(form, lambda name: make_pseud(request.user, name)):
        messages.success(request, _("You can write as %(name)s now.") % {"name": form.cleaned_data["name"]})
        return redirect("pseuds")
    return render(request, "desk/pseuds.html", {"form": form, "pseuds": pseuds_of(request.user)})


@require_http_methods(["GET", "POST"])
def rename(request: SignedInRequest, pk: int) -> HttpResponse:
    pseud = get_object_or_404(request.user.pseuds, pk=pk)
    form = PseudForm(request.POST or None, initial={"name": pseud.name})
    if request.method == "POST" and _named(form, lambda name: rename_pseud(pseud, name)):
        messages.success(request, _("The new name stands everywhere; links with the old one lead to it."))
        return redirect("pseuds")
    return render(request, "desk/pseud.html", {"form": form, "pseud": pseud})


@require_POST
def first(request: SignedInRequest, pk: int) -> HttpResponse:
    pseud = get_object_or_404(request.user.pseuds, pk=pk)
    make_default(pseud)
    messages.success(request, _("New works begin with %(name)s.") % {"name": pseud.name})
    return redirect("pseuds")


@require_POST
def remove(request: SignedInRequest, pk: int) -> HttpResponse:
    pseud = get_object_or_404(request.user.pseuds, pk=pk)
    try:
        remove_pseud(pseud)
    except StillInUse:
        messages.error(request, _("%(name)s stands on something, and stays.") % {"name": pseud.name})
    else:
        messages.success(request, _("%(name)s is gone.") % {"name": pseud.name})
    return redirect("pseuds")


def _named(form: PseudForm, deed: Callable[[str], Any]) -> bool:
    """Whether the deed took the name; if not, the form says why."""
    if not form.is_valid():
        return False
    try:
        deed(form.cleaned_data["name"])
    except ValidationError as refused:
        form.add_error("name", refused.messages)
        return False
    return True
