"""A reader's page: the finished one that strangers get, with what is the reader's own in its slots."""

from collections.abc import Collection, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from ficstead.archive.serving.slots import FILLING, Slotted

PAGE_BELOW = "ficstead.page_below"
"""Where the front puts the finished page (bytes, with its slots marked) for a visitor whom it knows."""


def page_below(request: HttpRequest) -> Slotted | None:
    """The finished page; None where strangers see none, and the view must make all of it."""
    below: bytes | None = request.META.get(PAGE_BELOW)
    return Slotted(below) if below is not None else None


def laid_over(
    request: HttpRequest, below: Slotted, template: str, ctx: Mapping[str, Any], *, as_below: Collection[str] = ()
) -> HttpResponse | None:
    """The page for this reader; None where it has a slot for which there is nothing.

    The template makes what belongs in the slots, each between its marks. Those named in `as_below`, and which it does
    not make, stay as strangers see them.
    """
    request.META[FILLING] = True
    try:
        own = Slotted(render_to_string(template, dict(ctx), request).encode("utf-8")).holds()
    finally:
        del request.META[FILLING]
    strangers = below.holds()
    fills = {name: strangers[name] for name in as_below if name in strangers} | own
    if not strangers.keys() <= fills.keys():
        return None
    answer = HttpResponse(below.filled(fills))
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer
