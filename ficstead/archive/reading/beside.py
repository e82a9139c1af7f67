"""What a work's title page says that does not stand in the work itself: who read it before all others, what is announced."""

from django.db.models import QuerySet

from ficstead.archive.accounts.models import Pseud
from ficstead.archive.core.prepared import prepared
from ficstead.archive.works.models import Announcement

MOST_ANNOUNCEMENTS = 20


@prepared
def betas_of(work: int) -> QuerySet[Pseud]:
    """Those whom its authors thank by name."""
    return Pseud._default_manager.filter(beta_read_works=work).order_by("name", "pk")


@prepared
def announcements_of(work: int) -> QuerySet[Announcement]:
    """The newest of those that stand."""
    return Announcement.objects.standing().filter(work=work)[:MOST_ANNOUNCEMENTS]
