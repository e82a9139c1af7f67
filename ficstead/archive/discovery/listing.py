"""The works of a list, a page at a time: strangers' pages are asked for in questions prepared once."""

from collections.abc import Callable, Sequence
from typing import Any, cast

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page, Paginator
from django.db.models import Func, IntegerField, QuerySet

from ficstead.archive.accounts.models import User
from ficstead.archive.core.prepared import prepared
from ficstead.archive.works.models import Work
from ficstead.archive.works.models.work import WorkQuerySet, WorkTagQuerySet
from ficstead.archive.works.showing import NOBODY, with_title_pages

WORKS_ON_A_PAGE = 20

Reader = User | AnonymousUser
Standing = WorkQuerySet | WorkTagQuerySet
Seen = Callable[[Reader], Standing]
Choice = Callable[..., Any]
_COUNTED = Func(template="COUNT(*)", output_field=IntegerField())


class Shelf:
    """Works that stand together: `choice(works, of)` picks those of one author, say, among the works it is given.

    It may be given the rows that say where works stand instead (`among`), where these bear all that a list asks for.
    """

    def __init__(self, choice: Choice, *, among: Seen = Work.objects.visible_to) -> None:
        self._choice, self._among = choice, among
        self._count_open = prepared(lambda *of: choice(among(NOBODY), *of).values_list(_COUNTED))
        self._open_page = prepared(lambda start, *of: _slice(choice(among(NOBODY), *of), start))

    def page(self, number: str | None, reader: Reader, *of: int | Sequence[int]) -> Page[Work]:
        """The latest first; the page of that number, or the nearest there is."""
        if reader.is_authenticated:
            works = self._choice(self._among(reader), *of)
            page = page_of(works.count(), number)
            found = list(_slice(works, max(page.start_index() - 1, 0)))
        else:
            page = page_of(self._count_open(*of)[0][0], number)
            found = self._open_page(max(page.start_index() - 1, 0), *of)
        page.object_list = with_title_pages(found)
        return page


def page_of(total: int, number: str | None) -> Page[Work]:
    """Still without its works."""
    return cast(Page[Work], Paginator(range(total), WORKS_ON_A_PAGE).get_page(number))


def _slice(works: Standing, start: int) -> WorkQuerySet:
    return works.in_lists(start, start + WORKS_ON_A_PAGE)


def works_of_series(series: int, reader: Reader) -> list[Work]:
    """In their order."""
    return (
        list(_of_series(Work.objects.visible_to(reader), series)) if reader.is_authenticated else _open_series(series)
    )


@prepared
def _open_series(series: int) -> QuerySet[Work]:
    return _of_series(Work.objects.visible_to(NOBODY), series)


def _of_series(works: WorkQuerySet, series: int) -> WorkQuerySet:
    return works.filter(series_places__series=series).for_blurbs().order_by("series_places__position", "pk")
