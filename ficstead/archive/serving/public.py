"""How a view says that its page is the same for every stranger, and what the page shows.

@public_page(query=("page",))
def works(request): ...
    shows(request, LISTS, *(shown.work(work.pk) for work in page))
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from ficstead.archive.serving.shown import SITE

FOR_NOBODY = "ficstead.for_nobody"
"""Where, in the environ of a page that is made for nobody in particular, its `Making` stands."""

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Public:
    """What the front has to know of a view."""

    query: tuple[str, ...]
    """The parts of the query that it looks at; all others are not handed to it."""
    by_device: bool
    """A guest who gave kudos or wrote a review sees another page."""
    has_slots: bool
    """Signed-in readers see the same page with what is theirs in its slots."""


@dataclass(slots=True)
class Making:
    """What a page says of itself while it is made for nobody."""

    shown: set[str] | None = None
    """Until its view has said so, nobody knows what it shows, and it can't be kept."""
    hangs_on: tuple[str, ...] = ()
    """What decides whether strangers are let in at all; empty where the view hasn't said so."""
    chapter: int | None = None
    """The chapter that is read on it, if one is: so that the reading can be counted."""
    by_device: bool = False
    has_slots: bool = False


def public_page(
    *, query: Sequence[str] = (), by_device: bool = False, has_slots: bool = False
) -> Callable[[View], View]:
    """Marks a view whose answer to somebody who is not signed in may be kept and handed to everybody.

    Such a view looks at nothing but the path, the named parts of the query and the database when the visitor is nobody,
    and says by `shows` what is on the page.
    """

    def mark(view: View) -> View:
        view.public = Public(tuple(query), by_device, has_slots)  # type: ignore[attr-defined]
        return view

    return mark


def public_of(view: Any) -> Public | None:
    return getattr(view, "public", None)


def shows(request: HttpRequest, *names: str, chapter: int | None = None) -> None:
    """Notes what the page shows (names from `serving.shown`), and which chapter is read on it.

    To be said by the view itself, so that it is said of every page that the view makes and of no other.
    """
    making = making_of(request)
    if making is not None:
        public = request.resolver_match and public_of(request.resolver_match.func)
        if public:
            making.shown, making.chapter = {SITE, *names}, chapter
            making.by_device, making.has_slots = public.by_device, public.has_slots


def hangs_on(request: HttpRequest, *names: str) -> None:
    """Notes what decides whether there is a page for strangers here: whom the view turns away, by an error or to another
    address, it would turn away again until something of these names changes."""
    making = making_of(request)
    if making is not None:
        making.hangs_on = (SITE, *names)


def making_of(request: HttpRequest) -> Making | None:
    making: Making | None = request.META.get(FOR_NOBODY)
    return making


def is_for_nobody(request: HttpRequest) -> bool:
    """Whether this page is made to be kept: it must not ask who is there."""
    return FOR_NOBODY in request.META
