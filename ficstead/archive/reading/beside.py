"""What a work's title page says that does not stand in the work itself: betas, announcements, who recommends it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery

from ficstead.archive.accounts.models import Pseud
from ficstead.archive.core.prepared import prepared
from ficstead.archive.reading.models import Bookmark
from ficstead.archive.works.models import Announcement, Work

MOST_ANNOUNCEMENTS = 20


@dataclass(frozen=True, slots=True)
class Beside:
    recommended: int
    """By how many readers."""
    betas: Sequence[Pseud]
    """Those whom its authors thank by name."""
    announcements: Sequence[Announcement]
    """The newest of those that stand."""


def beside(work: Work) -> Beside:
    """One question: most works have none of it."""
    [(recommended, has_betas, has_announcements)] = _found_of(work.pk)
    return Beside(
        recommended=recommended or 0,
        betas=_betas_of(work.pk) if has_betas else (),
        announcements=_announcements_of(work.pk) if has_announcements else (),
    )


@prepared
def _found_of(work: int) -> QuerySet[Work, tuple[int | None, bool, bool]]:
    recommending = Bookmark.objects.filter(work=OuterRef("pk"), recommended_at__isnull=False, user__is_active=True)
    number = recommending.values("work").annotate(number=Count("pk")).values("number")
    betas = Work.credited_betas.through._default_manager.filter(work=OuterRef("pk"))
    announcements = Announcement.objects.filter(work=OuterRef("pk"), withdrawn_at=None)
    return Work.objects.filter(pk=work).values_list(Subquery(number), Exists(betas), Exists(announcements))


@prepared
def _betas_of(work: int) -> QuerySet[Pseud]:
    return Pseud._default_manager.filter(beta_read_works=work).order_by("name", "pk")


@prepared
def _announcements_of(work: int) -> QuerySet[Announcement]:
    return Announcement.objects.standing().filter(work=work)[:MOST_ANNOUNCEMENTS]
