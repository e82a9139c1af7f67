"""The pages that say what went wrong, in words for people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.translation import gettext as _
from django.views.decorators.csrf import requires_csrf_token

from ficstead.archive.core.still_here import still_here


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _sorry(
        request,
        400,
        _("That request made no sense to us"),
        _("Something in it was malformed. Going back and trying again often helps."),
    )


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Says why, when whoever refused gave a reason; a guest is shown the way in."""
    reason = str(exception) or _("This page isn't open to you.")
    return _sorry(request, 403, _("Not open to everyone"), reason)


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _sorry(
        request,
        404,
        _("There is no such page"),
        _("It may have been moved or taken back by its author, or the address has a slip in it."),
    )


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """Somebody knocks too often; whoever it is, the door opens again by itself."""
    answer = _sorry(
        request,
        429,
        _("One moment, please"),
        _("That was tried too often in a short time. Wait a few minutes, then go back and send it again."),
    )
    answer.headers["Retry-After"] = "300"
    return answer


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: the person signed in or out in another tab, or refuses cookies."""
    heading = _("The form had gone stale")
    words = _("You may have signed in or out in another tab. What you typed is still here.")
    return still_here(request, heading=heading, words=words) or _sorry(
        request,
        403,
        heading,
        _(
            "You may have signed in or out in another tab, or your browser keeps no cookies. Go back, reload, send again."
        ),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Stands on nothing that may be broken: no database, no session, no person."""
    return HttpResponse(get_template("core/500.html").render({}), status=500)


def _sorry(request: HttpRequest, status: int, heading: str, words: str) -> HttpResponse:
    return render(request, "core/sorry.html", {"heading": heading, "words": words, "status": status}, status=status)
