"""A reader's page: the finished one that strangers get, with what is the reader's own in its slots."""

from collections.abc import Collection, Mapping

from django.http import HttpRequest, HttpResponse

from ficstead.archive.serving.slots import Slotted

PAGE_BELOW = "ficstead.page_below"
"""Where the front puts the finished page (bytes, with its slots marked) for a visitor whom it knows."""


def page_below(request: HttpRequest) -> Slotted | None:
    """The finished page; None where strangers see none, and the view must make all of it."""
    below: bytes | None = request.META.get(PAGE_BELOW)
    return Slotted(below) if below is not None else None


def laid_over(below: Slotted, own: Mapping[str, str], *, as_below: Collection[str] = ()) -> HttpResponse:
    """The page for this reader: with `own` in its slots, and those named in `as_below` as strangers see them.

    Raises `KeyError` for a slot that is neither: nothing is left in a reader's page by oversight.
    """
    holds = below.holds()
    fills = {name: holds[name] for name in as_below if name in holds}
    fills |= {name: part.encode("utf-8") for name, part in own.items()}
    answer = HttpResponse(below.filled(fills))
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer
