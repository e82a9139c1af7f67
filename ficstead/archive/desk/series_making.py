"""Making series: works in a row under one name, put there by their own authors alone."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.db.models import Max

from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.works.models import Series, SeriesPlace, Work
from ficstead.archive.works.writing import write_series_summary


class OthersStandOnIt(Exception):
    """A series with several creators: each of them can leave it, nobody can delete it over the others' heads."""


@transaction.atomic
def start_series(name: str, *, summary: str, creators: Sequence[Pseud], by: User, form_key: str) -> Series:
    """A new series without works. The same form sent again finds the series of the first time."""
    User.objects.select_for_update().get(pk=by.pk)
    key = f"{by.pk}:{form_key}"
    series = Series.objects.filter(form_key=key).first()
    if series is None:
        series = Series(name=name, form_key=key)
        write_series_summary(series, summary)
        series.save()
        series.creators.set(creators)
    return series


@transaction.atomic
def save_series(series: Series, *, name: str, summary: str, creators: Sequence[Pseud], by: User) -> None:
    """The series takes this name and summary, and stands under these of the person's own pseuds; others stay."""
    series.name = name
    write_series_summary(series, summary)
    series.save(update_fields=["name", "summary", "sanitiser"])
    mine = set(series.creators.filter(user=by))
    series.creators.add(*(set(creators) - mine))
    series.creators.remove(*(mine - set(creators)))
    _show_change(series.works.all())


@transaction.atomic
def add_works(series: Series, works: Iterable[Work]) -> None:
    """The works go behind the last one; one that is there already stays where it is."""
    _lock(series)
    last = series.places.aggregate(last=Max("position"))["last"] or 0
    there = set(series.places.values_list("work_id", flat=True))
    new = [work for work in works if work.pk not in there]
    SeriesPlace.objects.bulk_create(
        SeriesPlace(series=series, work=work, position=position) for position, work in enumerate(new, start=last + 1)
    )
    _show_change(new)


@transaction.atomic
def order_works(series: Series, wanted: Mapping[int, int], *, move: tuple[int, int] | None = None) -> None:
    """The places (by their ids) go where `wanted` numbers them; then `move` takes one a step (-1 up, 1 down) further.

    A work that is given another's number stands before it when it comes from behind, else after it.
    """
    places = _lock(series)
    before = {place.pk: place.position for place in places}
    places.sort(key=lambda place: _order_key(place, wanted.get(place.pk, place.position)))
    if move is not None:
        _step(places, *move)
    _number(places)
    _show_change(place.work for place in places if place.position != before[place.pk])


def _order_key(place: SeriesPlace, wanted: int) -> tuple[int, int, int, int]:
    coming_from = (wanted > place.position) - (wanted < place.position)
    return wanted, coming_from, place.position, place.pk


def _step(places: list[SeriesPlace], pk: int, step: int) -> None:
    at = next((index for index, place in enumerate(places) if place.pk == pk), None)
    if at is not None and 0 <= at + step < len(places):
        places.insert(at + step, places.pop(at))


@transaction.atomic
def remove_work(place: SeriesPlace) -> None:
    """The work leaves the series, and is otherwise as it was; the later ones move up."""
    others = [other for other in _lock(place.series) if other.pk != place.pk]
    before = {other.pk: other.position for other in others}
    place.delete()
    _number(others)
    _show_change([place.work, *(other.work for other in others if other.position != before[other.pk])])


@transaction.atomic
def delete_series(series: Series, *, by: User) -> None:
    """The series goes, its works stay. Raises `OthersStandOnIt`."""
    _lock(series)
    if series.creators.exclude(user=by).exists():
        raise OthersStandOnIt
    works = list(series.works.all())
    series.delete()
    _show_change(works)


def _lock(series: Series) -> list[SeriesPlace]:
    """The places in their order, with their works; whoever changes the row next waits until we are done."""
    Series.objects.select_for_update().get(pk=series.pk)
    return list(series.places.select_related("work").order_by("position", "pk"))


def _number(places: Iterable[SeriesPlace]) -> None:
    """Parts 1, 2, 3 in this order."""
    places = list(places)
    for position, place in enumerate(places, start=1):
        place.position = position
    SeriesPlace.objects.bulk_update(places, ["position"])


def _show_change(works: Iterable[Work]) -> None:
    """A work's page says which part of which series it is."""
    for work in works:
        work.show_change()
