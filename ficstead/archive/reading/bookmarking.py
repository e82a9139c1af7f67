"""A reader's own words on a work: a private note, tags of their own, and a recommendation for all to read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from ficstead.archive.accounts.models import User
from ficstead.archive.core.names import name_key, tidy_name
from ficstead.archive.reading.models import Bookmark, BookmarkTag
from ficstead.archive.works.models import Work


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Plain text, all of it."""

    note: str
    tags: Iterable[str]
    recommended: bool
    recommendation: str


@transaction.atomic
def bookmark(user: User, work: Work, words: OwnWords, *, at: datetime) -> None:
    """These are the reader's words on the work now; with nothing in them the bookmark goes."""
    tags = {name_key(name): tidy_name(name) for name in words.tags}
    if not (words.note or tags or words.recommended):
        Bookmark.objects.filter(user=user, work=work).delete()
        return
    made, _new = Bookmark.objects.select_for_update().get_or_create(user=user, work=work, defaults={"made_at": at})
    made.note = words.note
    made.recommendation = words.recommendation if words.recommended else ""
    made.recommended_at = (made.recommended_at or at) if words.recommended else None
    made.save()
    made.own_tags.exclude(key__in=tags).delete()
    BookmarkTag.objects.bulk_create(
        (BookmarkTag(bookmark=made, name=name, key=key) for key, name in tags.items()), ignore_conflicts=True
    )
