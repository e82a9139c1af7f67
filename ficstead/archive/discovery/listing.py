"""The works of a list, a page at a time, in questions prepared once: their ids, for `discovery.blurbs` to show."""

from collections.abc import Callable, Sequence
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from ficstead.archive.core.prepared import prepared
from ficstead.archive.discovery.shelves import COUNTED, Reader
from ficstead.archive.works.models import Work
from ficstead.archive.works.models.work import WorkQuerySet, WorkTagQuerySet
from ficstead.archive.works.showing import A_MEMBER, NOBODY

WORKS_ON_A_PAGE = 20

Standing = WorkQuerySet | WorkTagQuerySet
P = ParamSpec("P")
Row = TypeVar("Row")


def prepared_for_readers(
    question: Callable[Concatenate[Reader, P], QuerySet[Any, Row]],
) -> Callable[Concatenate[Reader, P], list[Row]]:
    """`prepared`, of a question about lists whose first argument is the reader: all strangers see one thing, all members another."""
    for_strangers = prepared(lambda *of: question(NOBODY, *of))  # type: ignore[call-arg]
    for_members = prepared(lambda *of: question(A_MEMBER, *of))  # type: ignore[call-arg]

    def ask(reader: Reader, /, *of: P.args, **named: P.kwargs) -> list[Row]:
        return (for_members if reader.is_authenticated else for_strangers)(*of, **named)

    return ask


class Shelf:
    """Works that stand together: `choice(works, of)` picks those of one author, say, among the works it is given.

    It may be given the rows that say where works stand instead (`among`), where these bear all that a list asks for.
    `counted` tells how many there are, where a tally knows.
    """

    def __init__(
        self,
        choice: Callable[..., Standing],
        *,
        among: Callable[[Reader], Standing] = Work.objects.listed_for,
        counted: Callable[..., QuerySet[Any, tuple[int]]] | None = None,
    ) -> None:
        def latest(reader: Reader, *of: Any) -> Any:
            return choice(among(reader), *of).latest_first()

        def one_by_one(reader: Reader, *of: Any) -> Any:
            return latest(reader, *of).order_by().values_list(COUNTED)

        self._count = prepared_for_readers(counted or one_by_one)
        self._after = prepared_for_readers(
            lambda reader, start, *of: latest(reader, *of).ids_of_works()[start : start + WORKS_ON_A_PAGE]
        )
        self._before = prepared_for_readers(
            lambda reader, end, *of: latest(reader, *of).reverse().ids_of_works()[end : end + WORKS_ON_A_PAGE]
        )

    def page(self, request: HttpRequest, *of: int | Sequence[int]) -> Page[int]:
        """The latest first; the page of the number that is asked for, or the nearest there is."""
        [(total,)] = self._count(request.user, *of)
        page = Paginator(range(total), WORKS_ON_A_PAGE).get_page(request.GET.get("page"))
        page.object_list = self._works_at(cast(range, page.object_list), total, request.user, *of)
        return page

    def _works_at(self, places: range, total: int, reader: Reader, *of: int | Sequence[int]) -> list[int]:
        """Counted from the nearer end of the list: its last pages cost what its first do."""
        behind = total - places.stop
        if places.start <= behind:
            found = self._after(reader, places.start, *of)
        else:
            found = self._before(reader, behind, *of)[: len(places)][::-1]
        return [pk for (pk,) in found]


def works_of_series(series: int, reader: Reader) -> dict[int, int]:
    """In their order, each with its words."""
    return dict(_in_series(reader, series))


@prepared_for_readers
def _in_series(reader: Reader, series: int) -> QuerySet[Work, tuple[int, int]]:
    placed = Work.objects.listed_for(reader).filter(series_places__series=series)
    return placed.order_by("series_places__position", "pk").values_list("pk", "words")
