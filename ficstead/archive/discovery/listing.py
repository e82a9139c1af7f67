"""The works of a list, a page at a time, in questions prepared once: their ids, for `discovery.blurbs` to show."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page, Paginator
from django.db.models import Func, IntegerField, QuerySet
from django.http import HttpRequest

from ficstead.archive.accounts.models import User
from ficstead.archive.core.prepared import Prepared, prepared
from ficstead.archive.serving.remembering import remembered
from ficstead.archive.works.models import Work
from ficstead.archive.works.models.work import WorkQuerySet, WorkTagQuerySet
from ficstead.archive.works.showing import NOBODY

WORKS_ON_A_PAGE = 20

Reader = User | AnonymousUser
Standing = WorkQuerySet | WorkTagQuerySet
Seen = Callable[[Reader], Standing]
Choice = Callable[..., Any]
_COUNTED = Func(template="COUNT(*)", output_field=IntegerField())


class Shelf:
    """Works that stand together: `choice(works, of)` picks those of one author, say, among the works it is given.

    It may be given the rows that say where works stand instead (`among`), where these bear all that a list asks for.
    How many there are for strangers is remembered until something of the name `counted_until` changes, if one is given.
    """

    def __init__(self, choice: Choice, *, among: Seen = Work.objects.visible_to, counted_until: str = "") -> None:
        self._for_strangers = _Questions(lambda *of: choice(among(NOBODY), *of))
        self._for_a_member = _Questions(lambda member, *of: choice(among(User(pk=member)), *of))
        self._counted_until = counted_until

    def page(self, request: HttpRequest, *of: int | Sequence[int]) -> Page[int]:
        """The latest first; the page of the number that is asked for, or the nearest there is."""
        number, reader = request.GET.get("page"), request.user
        if reader.is_authenticated:
            return self._for_a_member.page(number, self._for_a_member.total(reader.pk, *of), reader.pk, *of)
        return self._for_strangers.page(number, self._total(request, *of), *of)

    def _total(self, request: HttpRequest, *of: int | Sequence[int]) -> int:
        if not self._counted_until:
            return self._for_strangers.total(*of)
        totals = remembered(
            request, "works", [self._counted_until], lambda names: {names[0]: self._for_strangers.total()}
        )
        return totals[self._counted_until]


class _Questions:
    """How many works there are for these ids, and which stand on a page."""

    def __init__(self, works: Callable[..., Standing]) -> None:
        self._count: Prepared[..., tuple[int]] = prepared(lambda *of: works(*of).values_list(_COUNTED))
        self._from: Prepared[..., tuple[int]] = prepared(
            lambda start, *of: works(*of).in_lists(start, start + WORKS_ON_A_PAGE)
        )

    def total(self, *of: int | Sequence[int]) -> int:
        return self._count(*of)[0][0]

    def page(self, number: str | None, total: int, *of: int | Sequence[int]) -> Page[int]:
        page = page_of(total, number)
        page.object_list = [pk for (pk,) in self._from(max(page.start_index() - 1, 0), *of)]
        return page


def page_of(total: int, number: str | None) -> Page[int]:
    """Still without its works."""
    return Paginator(range(total), WORKS_ON_A_PAGE).get_page(number)


def works_of_series(series: int, reader: Reader) -> dict[int, int]:
    """In their order, each with its words."""
    return dict(_in_series_for(series, reader.pk) if reader.is_authenticated else _in_series(series))


@prepared
def _in_series(series: int) -> QuerySet[Work, tuple[int, int]]:
    return _of_series(Work.objects.visible_to(NOBODY), series)


@prepared
def _in_series_for(series: int, member: int) -> QuerySet[Work, tuple[int, int]]:
    return _of_series(Work.objects.visible_to(User(pk=member)), series)


def _of_series(works: WorkQuerySet, series: int) -> QuerySet[Work, tuple[int, int]]:
    placed = works.filter(series_places__series=series).order_by("series_places__position", "pk")
    return placed.values_list("pk", "words")
