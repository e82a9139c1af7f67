"""A form that could not be taken, with every word still in it: to sign in, and to send it once more."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# What a form about people holds is for nobody's screen, and short words are soon typed again.
_SECRET = ("password", "code", "token", "login", "email")
_LONG = 40


def still_here(request: HttpRequest, *, heading: str, words: str, status: int = 403) -> HttpResponse | None:
    """A page with what was typed; None where nothing was, or where another site may have sent it."""
    if request.method != "POST" or not _from_here(request) or _is_secret(request):
        return None
    typed = [(name, value) for name in request.POST for value in request.POST.getlist(name)]
    typed = [(name, value) for name, value in typed if name != "csrfmiddlewaretoken"]
    long = [(name.replace("_", " "), value) for name, value in typed if len(value) > _LONG]
    if not long:
        return None
    ctx = {"heading": heading, "words": words, "typed": typed, "long": long}
    return render(request, "core/still_here.html", ctx, status=status)


def _from_here(request: HttpRequest) -> bool:
    """The page offers to send the form with a fresh token, so it must be one of ours: the browser says so."""
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    return site == "same-origin" if site else origin == f"{request.scheme}://{request.get_host()}"


def _is_secret(request: HttpRequest) -> bool:
    return any(word in name.lower() for name in request.POST for word in _SECRET if name != "csrfmiddlewaretoken")
