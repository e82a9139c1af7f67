"""A reader's history: every work they have been in, the latest first."""

from django.db.models import Prefetch, QuerySet

from ficstead.archive.accounts.models import User
from ficstead.archive.core.names import name_key
from ficstead.archive.reading.models import Place
from ficstead.archive.reading.resuming import places_of
from ficstead.archive.works.models import Authorship


def places_read(user: User, sought: str = "") -> QuerySet[Place]:
    """Those whose title or author holds the words sought, in any mixture of capitals."""
    places = places_of(user).order_by("-read_at", "-pk")
    if sought:
        places = places.filter(work__in=_found(user, name_key(sought)))
    signed = Authorship.objects.select_related("pseud").order_by("position")
    return places.prefetch_related(Prefetch("work__authorships", signed))


def keep_history(user: User, *, keep: bool) -> None:
    """Paused, nothing more is taken down; what stands in the history stays until it is wiped."""
    user.keeps_history = keep
    user.save(update_fields=["keeps_history"])


def _found(user: User, key: str) -> list[int]:
    """By name_key, which knows the capitals of every script, as SQLite doesn't."""
    places = Place.objects.filter(user=user)
    titles = {work for work, title in places.values_list("work", "work__title") if key in name_key(title)}
    authors = Authorship.objects.filter(work__in=places.values("work")).values_list("work", "pseud__key")
    return [*titles, *(work for work, author in authors if key in author)]
