"""A page of the catalogue, before it is written down in either version."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import ngettext

from ficstead.archive.core.jinja import count
from ficstead.archive.discovery.identity import absolute
from ficstead.archive.works.models import Work
from ficstead.archive.works.models.work import WorkQuerySet

WORKS_ON_A_SHELF = 25
WAYS_ON_A_SHELF = 50


class Version(StrEnum):
    """Which OPDS; the value stands in the address."""

    ATOM = "1.2"
    JSON = "2.0"


@dataclass(frozen=True, slots=True)
class Way:
    """A way on to another shelf; `count` is how many works wait there, where that is known."""

    title: str
    path: str
    name: str
    count: int | None = None
    has_works: bool = True
    rel: str = "subsection"

    def works_there(self) -> str:
        """`12 works`; empty where nobody has counted."""
        if self.count is None:
            return ""
        return ngettext("%(works)s work", "%(works)s works", self.count) % {"works": count(self.count)}


@dataclass(frozen=True, slots=True)
class Shelf:
    """Either ways on or works stand on it (`works` is None where there are ways)."""

    name: str
    """`author/12`: what the shelf is called for good."""
    title: str
    path: str
    up: str = ""
    query: Mapping[str, str] = field(default_factory=dict)
    ways: Sequence[Way] = ()
    works: Sequence[Work] | None = None
    page: Page[Any] | None = None
    changed_at: datetime | None = None

    @property
    def address(self) -> str:
        return self._page_address(self.page.number if self.page else 1)

    def neighbours(self) -> Iterator[tuple[str, str]]:
        """The addresses of its other pages, each with the relation that both versions know it by."""
        if self.page is None or self.page.paginator.num_pages == 1:
            return
        yield "first", self._page_address(1)
        if self.page.has_previous():
            yield "previous", self._page_address(self.page.previous_page_number())
        if self.page.has_next():
            yield "next", self._page_address(self.page.next_page_number())
        yield "last", self._page_address(self.page.paginator.num_pages)

    def _page_address(self, number: int) -> str:
        query = urlencode({**self.query, **({"page": number} if number > 1 else {})})
        return absolute(self.path) + (f"?{query}" if query else "")


def shelf_of_works(
    request: HttpRequest, works: WorkQuerySet, *, name: str, title: str, path: str, up: str, **query: str
) -> Shelf:
    """The page of these works that was asked for, with all that is told of each."""
    page = Paginator(works.with_blurbs(), WORKS_ON_A_SHELF).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    changed_at = max((work.updated_at for work in shown if work.updated_at), default=None)
    return Shelf(name, title, path, up, query, works=shown, page=page, changed_at=changed_at)


def shelf_of_ways(
    request: HttpRequest, rows: QuerySet[Any], way: Callable[[Any], Way], *, name: str, title: str, path: str, up: str
) -> Shelf:
    """The page of ways on, one for each of these rows."""
    page = Paginator(rows, WAYS_ON_A_SHELF).get_page(request.GET.get("page"))
    return Shelf(name, title, path, up, ways=[way(row) for row in page.object_list], page=page)
