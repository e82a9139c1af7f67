"""The door of the desk: guests are led to sign in, and a text that comes with them is not lost on the way."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ficstead.archive.core.still_here import still_here

View = Callable[..., Any]


def behind_login(view: View) -> View:
    """`login_required`, but what was typed before the session ended comes back to be sent again."""
    guarded = login_required(view)

    @wraps(view)
    def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated and (page := _with_the_text(request)):
            return page
        answer: HttpResponse = guarded(request, *args, **kwargs)
        return answer

    return door


def _with_the_text(request: HttpRequest) -> HttpResponse | None:
    return still_here(
        request,
        heading=_("You are signed out"),
        words=_("Nothing is lost: what you typed is still here. Sign in in another tab, then send it again."),
    )
