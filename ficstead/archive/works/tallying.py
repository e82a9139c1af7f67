"""Bringing together what a list's tally was told bit by bit: the sum stays, of ever few rows."""

from datetime import datetime

from django.db import transaction
from django.db.models import Count

from ficstead.archive.works.models import Tally

ROWS_OF_A_LIST = 50
"""More are brought together."""
_LOOKED_AT = 500
_AT_ONCE = 1_000


def fold_tallies(*, now: datetime) -> bool:
    """The worker's round, for the lists of which something was told last; whether there was one that had grown long."""
    told_last = Tally.objects.order_by("-pk").values("tag")[:_LOOKED_AT]
    rows = Tally.objects.filter(tag__in=told_last).values_list("tag", "visibility").annotate(rows=Count("pk"))
    grown = list(rows.filter(rows__gt=ROWS_OF_A_LIST))
    for tag, visibility, _rows in grown:
        _fold(tag, visibility)
    return bool(grown)


@transaction.atomic
def _fold(tag: int, visibility: str) -> None:
    """Whoever adds a row meanwhile need not wait. Two workers do: each brings together what the other left."""
    rows = Tally.objects.filter(tag=tag, visibility=visibility).order_by("pk").select_for_update()[:_AT_ONCE]
    works = dict(rows.values_list("pk", "works"))
    Tally.objects.filter(pk__in=works).delete()
    Tally.objects.create(tag=tag, visibility=visibility, works=sum(works.values()))
