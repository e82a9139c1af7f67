"""The page on which somebody leaves the archive."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ficstead.archive.accounts.gates import still_them
from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.desk import leaving
from ficstead.archive.desk.forms.leaving import LeaveForm
from ficstead.archive.desk.leaving import LastHost, works_of


@never_cache
@still_them
@require_http_methods(["GET", "POST"])
def leave(request: SignedInRequest) -> HttpResponse:
    form = LeaveForm(request.POST or None, works=works_of(request.user))
    if request.method == "POST" and form.is_valid():
        try:
            leaving.leave(request.user, form.farewell(), at=timezone.now())
        except LastHost:
            form.add_error(None, _("You are the only one who runs this archive. Make somebody else its host first."))
        else:
            logout(request)
            messages.success(request, _("Your account is gone. Farewell, and thank you for the stories."))
            return redirect("home")
    return render(request, "desk/leave.html", {"form": form})
