"""Believing a guest's form without a token: the page it stood on is the same for everybody, and can't carry one.

A token says that a form was filled in on a page of ours by whoever sends it. For somebody with no session the browser's
own word is as good: Sec-Fetch-Site or Origin, which no other site's page can forge. Whoever is signed in needs the
token as ever, and so does every view that is not marked with `open_to_guests`, the doors above all.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseForbidden
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.translation import gettext as _

from ficstead.archive.core import views
from ficstead.archive.core.device import device_of
from ficstead.archive.core.from_here import came_from_here, refers_to_us, says_nothing
from ficstead.archive.core.still_here import copy_by_hand, send_once_more, typed_in

View = Callable[..., HttpResponseBase]


def open_to_guests(view: View) -> View:
    """Marks a view whose form stands on finished pages."""
    view.is_open_to_guests = True  # type: ignore[attr-defined]
    return view


class BelievingMiddleware(CsrfViewMiddleware):
    def process_view(
        self, request: HttpRequest, callback: View, callback_args: tuple[Any, ...], callback_kwargs: dict[str, Any]
    ) -> HttpResponseForbidden | None:
        if _is_a_guests_form(request, callback) and came_from_here(request):
            return None  # nothing in the way: this form is believed
        return super().process_view(request, callback, callback_args, callback_kwargs)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A guest with a browser that tells nothing of where a form comes from loses no word by it."""
    match = request.resolver_match
    if match is None or not _is_a_guests_form(request, match.func) or not says_nothing(request):
        return views.csrf_failure(request, reason)
    heading = _("Once more, please")
    if refers_to_us(request):
        words = _("Your browser doesn't say where a form comes from, so we ask: is this what you wanted to send?")
        return send_once_more(request, heading=heading, words=words)
    if "Referer" in request.headers or device_of(request) or not typed_in(request):
        return views.csrf_failure(request, reason)
    # A button here would send it in the name of whoever the reader is, and another site may have filled it in.
    words = _(
        "Your browser doesn't say where a form comes from. Please copy what you typed, and send it from the form."
    )
    return copy_by_hand(request, heading=heading, words=words)


def _is_a_guests_form(request: HttpRequest, view: View) -> bool:
    """Somebody without a session sends a form of those that stand on finished pages."""
    is_open = getattr(view, "is_open_to_guests", False)
    return is_open and request.method == "POST" and settings.SESSION_COOKIE_NAME not in request.COOKIES
