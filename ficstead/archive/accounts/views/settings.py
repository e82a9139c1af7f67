"""A member's own settings: the list of them all, the name, the clock."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ficstead.archive.accounts.forms import TimeZoneForm, UserNameForm
from ficstead.archive.accounts.gates import limited, still_them
from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.accounts.models import User
from ficstead.archive.accounts.own_settings import rename_user, set_time_zone


@login_required
@require_safe
def settings(request: SignedInRequest) -> HttpResponse:
    return render(request, "accounts/settings.html")


@login_required
@still_them
@limited("change_name")
@require_http_methods(["GET", "POST"])
def name(request: SignedInRequest) -> HttpResponse:
    # The form writes what was typed into its user: the page around it must go on naming the person as before.
    form = UserNameForm(request.POST or None, instance=User.objects.get(pk=request.user.pk))
    if request.method == "POST" and form.is_valid():
        rename_user(request.user, form.cleaned_data["username"])
        messages.success(request, _("You sign in as %(name)s from now on.") % {"name": request.user.username})
        return redirect("settings")
    return render(request, "accounts/name.html", {"form": form})


@login_required
@require_http_methods(["GET", "POST"])
def time_zone(request: SignedInRequest) -> HttpResponse:
    form = TimeZoneForm(request.POST or None, initial={"time_zone": request.user.time_zone})
    if request.method == "POST" and form.is_valid():
        set_time_zone(request.user, form.cleaned_data["time_zone"])
        messages.success(request, _("Your clock is set."))
        return redirect("settings")
    return render(request, "accounts/time_zone.html", {"form": form})
