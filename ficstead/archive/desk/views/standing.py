"""The author's standing disclaimer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.desk.forms import StandingForm
from ficstead.archive.desk.standing import set_standing_disclaimer
from ficstead.archive.desk.typed import typed_of


@require_http_methods(["GET", "POST"])
def standing(request: SignedInRequest) -> HttpResponse:
    form = StandingForm(request.POST or None, initial={"disclaimer": typed_of(request.user.default_disclaimer)})
    if request.method == "POST" and form.is_valid():
        set_standing_disclaimer(request.user, form.cleaned_data["disclaimer"])
        messages.success(request, _("Your standing disclaimer is saved."))
        return redirect("desk-standing")
    return render(request, "desk/standing.html", {"form": form})
