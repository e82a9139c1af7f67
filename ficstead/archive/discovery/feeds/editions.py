"""Since when a feed has been as it is: what HTTP's conditional requests ask."""

import hashlib
from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from ficstead.archive.core.prepared import prepared
from ficstead.archive.discovery.models import FeedEdition

_A_SECOND = timedelta(seconds=1)


def edition_of(feed: str, content: bytes, *, now: datetime) -> FeedEdition:
    """The feed's edition with exactly this content: the one on record, or a new one from now on.

    A feed changes by more than its newest chapter: a correction, a new pseud, a chapter taken back. No date in the
    database tells all of that, so the first request that sees another content writes down when. HTTP's dates know
    whole seconds: two editions never share one.
    """
    etag = hashlib.sha256(content).hexdigest()
    for found in _editions_of(feed):
        if found.etag == etag:
            return found
    with transaction.atomic():
        edition, made = FeedEdition.objects.select_for_update().get_or_create(
            feed=feed, defaults={"etag": etag, "changed_at": _second(now)}
        )
        if not made and edition.etag != etag:
            edition.etag = etag
            edition.changed_at = max(_second(now), edition.changed_at + _A_SECOND)
            edition.save(update_fields=["etag", "changed_at"])
    return edition


@prepared
def _editions_of(feed: str) -> QuerySet[FeedEdition]:
    """One, or none."""
    return FeedEdition.objects.filter(feed=feed)


def _second(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)
