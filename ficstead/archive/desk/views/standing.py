"""What the author's new works and chapters begin with."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.desk.forms import StandingForm
from ficstead.archive.desk.standing import set_standing_texts


@require_http_methods(["GET", "POST"])
def standing(request: SignedInRequest) -> HttpResponse:
    form = StandingForm(request.POST or None, initial=StandingForm.initial_of(request.user))
    if request.method == "POST" and form.is_valid():
        set_standing_texts(request.user, **form.cleaned_data)
        messages.success(request, _("Saved. Your next works and chapters begin with it."))
        return redirect("desk-standing")
    return render(request, "desk/standing.html", {"form": form}, status=422 if form.errors else 200)
