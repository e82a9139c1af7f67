"""How often works were thanked for and reviewed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from ficstead.archive.reviews.models import Kudos, Review
from ficstead.archive.works.models import Work


@dataclass(frozen=True, slots=True)
class Counts:
    kudos: int = 0
    """Distinct readers, members and devices: whoever thanks for ten chapters is one."""
    reviews: int = 0
    """Reviews that stand under posted chapters; answers are not counted."""


def counts_of(works: Iterable[Work]) -> dict[int, Counts]:
    """The counts by the work's id, in two queries however many works there are; every work has an entry."""
    pks = [work.pk for work in works]
    if not pks:
        return {}
    kudos = (
        Kudos.objects.filter(work__in=pks)
        .values("work")
        .annotate(members=Count("user", distinct=True), guests=Count("device", distinct=True, filter=Q(user=None)))
    )
    reviews = Review.objects.standing().filter(work__in=pks, chapter__posted_at__isnull=False, chapter__trashed_at=None)
    thanked = {row["work"]: row["members"] + row["guests"] for row in kudos}
    reviewed = {row["work"]: row["number"] for row in reviews.values("work").annotate(number=Count("pk"))}
    return {pk: Counts(kudos=thanked.get(pk, 0), reviews=reviewed.get(pk, 0)) for pk in pks}
