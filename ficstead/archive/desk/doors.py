"""The door of the desk: guests are led to sign in, and a text that comes with them is not lost on the way.

On the way out, a form that was taken is no longer kept as unsaved.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ficstead.archive.core.still_here import still_here
from ficstead.archive.desk.unsaved import forget_unsaved

View = Callable[..., Any]


def behind_login(view: View) -> View:
    """`login_required`, but what was typed before the session ended comes back to be sent again."""
    guarded = login_required(view)

    @wraps(view)
    def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated and (page := _with_the_text(request)):
            return page
        answer: HttpResponse = guarded(request, *args, **kwargs)
        if request.method == "POST" and answer.status_code == HTTPStatus.FOUND:
            _forget_what_was_taken(request)
        return answer

    return door


def _forget_what_was_taken(request: HttpRequest) -> None:
    """keep.js tells with each form where it belongs and on which device it was typed."""
    place, device = request.POST.get("place", ""), request.POST.get("device", "")
    if place and device and request.user.is_authenticated:
        forget_unsaved(request.user, place, device=device)


def _with_the_text(request: HttpRequest) -> HttpResponse | None:
    return still_here(
        request,
        heading=_("You are signed out"),
        words=_("Nothing is lost: what you typed is still here. Sign in in another tab, then send it again."),
    )
