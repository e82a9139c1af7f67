"""A reader's page: the finished one that strangers get, with what is the reader's own in its slots."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse

from ficstead.archive.serving.slots import filled, slots_in

PAGE_BELOW = "ficstead.page_below"
"""Where the front puts the finished page (bytes, with its slots marked) for a visitor whom it knows."""


def page_below(request: HttpRequest) -> bytes | None:
    """The finished page; None where strangers see none, and the view must make all of it."""
    below: bytes | None = request.META.get(PAGE_BELOW)
    return below


def laid_over(request: HttpRequest, fills: Mapping[str, Callable[[], str]]) -> HttpResponse | None:
    """The page for this reader; None where there is no finished one, or one with a slot for which nothing is given.

    `fills` makes what belongs in each slot, and is asked for those alone that are on the page.
    """
    below = page_below(request)
    if below is None or not set(slots_in(below)) <= fills.keys():
        return None
    answer = HttpResponse(filled(below, {name: fills[name]() for name in slots_in(below)}))
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer
