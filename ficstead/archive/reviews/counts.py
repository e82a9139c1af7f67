"""How often works were thanked for and reviewed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from ficstead.archive.core.prepared import prepared
from ficstead.archive.reviews.models import Kudos, Review
from ficstead.archive.works.models import Chapter, Work


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
    thanked = {work: members + guests for work, members, guests in _kudos_for(pks)}
    reviewed = dict(_reviews_of(pks))
    return {pk: Counts(kudos=thanked.get(pk, 0), reviews=reviewed.get(pk, 0)) for pk in pks}


@prepared
def _kudos_for(works: Sequence[int]) -> QuerySet[Kudos, tuple[int, int, int]]:
    members = Count("user", distinct=True)
    guests = Count("device", distinct=True, filter=Q(user=None))
    rows = Kudos.objects.filter(work__pk__in=works).values("work").annotate(members=members, guests=guests)
    return rows.values_list("work", "members", "guests")


@prepared
def _reviews_of(works: Sequence[int]) -> QuerySet[Review, tuple[int, int]]:
    # Few chapters are not shown, and their index is short: asking each review for its chapter would read whole stories.
    not_shown = Chapter.objects.filter(Q(posted_at__isnull=True) | Q(trashed_at__isnull=False), work__pk__in=works)
    standing = Review.objects.standing().filter(work__pk__in=works).exclude(chapter__pk__in=not_shown.values("pk"))
    return standing.values("work").annotate(number=Count("pk")).values_list("work", "number")
