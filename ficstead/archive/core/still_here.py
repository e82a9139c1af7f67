"""A form that could not be taken, with every word still in it: to sign in, and to send it once more."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ficstead.archive.core.from_here import came_from_here

# What a form about people holds is for nobody's screen, and short words are soon typed again.
_SECRET = ("password", "code", "token", "login", "email")
_LONG = 40


def still_here(request: HttpRequest, *, heading: str, words: str, status: int = 403) -> HttpResponse | None:
    """A page with what was typed, to be sent with a fresh token; None where nothing was, or another site may have."""
    if request.method != "POST" or not came_from_here(request) or _is_secret(request):
        return None
    long = [(name, value) for name, value in typed_in(request) if len(value) > _LONG]
    if not long:
        return None
    ctx = {"heading": heading, "words": words, "typed": typed_in(request), "shown": long, "offers_sign_in": True}
    return render(request, "core/still_here.html", ctx, status=status)


def send_once_more(request: HttpRequest, *, heading: str, words: str) -> HttpResponse:
    """The same for a guest's form, however little stands in it: their page had no token to give."""
    ctx = {"heading": heading, "words": words, "typed": typed_in(request), "shown": _written(request)}
    return render(request, "core/still_here.html", ctx | {"offers_sign_in": False}, status=403)


def copy_by_hand(request: HttpRequest, *, heading: str, words: str) -> HttpResponse:
    """What was typed, with no button to send it: it may be another site's."""
    ctx = {"heading": heading, "words": words, "typed": None, "shown": _written(request), "offers_sign_in": False}
    return render(request, "core/still_here.html", ctx, status=403)


def typed_in(request: HttpRequest) -> list[tuple[str, str]]:
    """All fields, in their order, as they came."""
    fields = ((name, value) for name in request.POST for value in request.POST.getlist(name))
    return [(name, value) for name, value in fields if name != "csrfmiddlewaretoken"]


def _written(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, value) for name, value in typed_in(request) if value.strip()]


def _is_secret(request: HttpRequest) -> bool:
    return any(word in name.lower() for name in request.POST for word in _SECRET if name != "csrfmiddlewaretoken")
