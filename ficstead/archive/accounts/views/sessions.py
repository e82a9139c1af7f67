"""Where a member is signed in, and how to end it."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ficstead.archive.accounts.devices import device_name
from ficstead.archive.accounts.http import SignedInRequest


@login_required
@require_http_methods(["GET", "POST"])
def sessions(request: SignedInRequest) -> HttpResponse:
    running = UserSession.objects.purge_and_list(request.user)
    if request.method == "POST":
        return _end(request, running)
    newest_first = sorted(running, key=lambda session: session.created_at, reverse=True)
    ctx = {"sessions": [(session, device_name(session.user_agent)) for session in newest_first]}
    return render(request, "usersessions/usersession_list.html", ctx)


def _end(request: SignedInRequest, running: list[UserSession]) -> HttpResponse:
    here_too = "here_too" in request.POST
    for session in running:
        if not session.is_current():
            session.end()
    if not here_too:
        messages.success(request, _("You are signed out everywhere else."))
        return redirect("sessions")
    UserSession.objects.filter(user=request.user).delete()
    logout(request)
    messages.success(request, _("You are signed out everywhere."))
    return redirect("sign-in")
