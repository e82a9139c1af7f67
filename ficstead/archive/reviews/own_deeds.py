"""What a reader may do with the reviews on a finished page, which tells only what strangers may."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connections, router
from django.utils import timezone

from ficstead.archive.accounts.models import Pseud
from ficstead.archive.reviews.models import Review
from ficstead.archive.reviews.rules import Reader, deeds_open_to
from ficstead.archive.works.models import Chapter, Work

PREFIX = "deeds-"
# With the words of a review left out. Under a guest's review a member may do no more than a stranger.
_REVIEWS = """
SELECT review.id, review.chapter_id, review.guest_name, review.device, review.posted_at, review.let_in_at,
       review.hidden_at, review.deleted_at, review.frozen_at, first.id, first.hidden_at, first.frozen_at,
       pseud.id, pseud.name, pseud.user_id
FROM reviews_review review
LEFT JOIN reviews_review first ON first.id = review.thread_id
LEFT JOIN accounts_pseud pseud ON pseud.id = review.pseud_id
WHERE review.id IN ({places}) AND ((%s AND review.pseud_id IS NOT NULL) OR (review.device <> '' AND review.device = %s))
ORDER BY review.id
"""

_DEVICE = """
SELECT
  EXISTS (SELECT 1 FROM reviews_kudos
          WHERE chapter_id = chapter.id AND user_id IS NULL AND device = %(device)s AND given_on = %(today)s),
  EXISTS (SELECT 1 FROM reviews_review review LEFT JOIN reviews_review first ON first.id = review.thread_id
          WHERE review.chapter_id = chapter.id AND review.device = %(device)s AND review.hidden_at IS NULL
            AND (review.let_in_at IS NULL OR first.hidden_at IS NOT NULL)),
  work.review_door, work.reviews_held
FROM works_chapter chapter JOIN works_work work ON work.id = chapter.work_id
WHERE chapter.id = %(chapter)s
"""


@dataclass(frozen=True, slots=True)
class DeviceMarks:
    """What a guest's device has left on a chapter."""

    gave_kudos_today: bool = False
    has_hidden_words: bool = False
    """A review of theirs stands here that others don't see."""


@dataclass(frozen=True, slots=True)
class Deeds:
    """With one review."""

    review: Review
    may: frozenset[str]

    @property
    def slot(self) -> str:
        return f"{PREFIX}{self.review.pk}"


def device_marks(device: str, chapter: Chapter, *, now: datetime) -> DeviceMarks:
    """One query, or none where there is no device. The chapter's work learns who may review it, and how."""
    if not device:
        return DeviceMarks()
    asked: dict[str, int | str] = {
        "chapter": chapter.pk,
        "device": device,
        "today": timezone.localdate(now).isoformat(),
    }
    with connections[router.db_for_read(Review)].cursor() as cursor:
        cursor.execute(_DEVICE, asked)
        gave, words, door, held = cursor.fetchone() or (False, False, "", False)
    chapter.work.review_door, chapter.work.reviews_held = door, bool(held)
    return DeviceMarks(bool(gave), bool(words))


def own_deeds(slots: Collection[str], reader: Reader, work: Work, *, now: datetime) -> list[Deeds]:
    """For those of the slots `deeds-12` in which this reader finds other deeds than a stranger. One query.

    Not for authors of the work and moderators, and not where anybody keeps this reader away.
    """
    asked = [int(name.removeprefix(PREFIX)) for name in slots if name.startswith(PREFIX)]
    if not asked or not (reader.user.is_authenticated or reader.device):
        return []
    statement = _REVIEWS.format(places=", ".join(["%s"] * len(asked)))
    with connections[router.db_for_read(Review)].cursor() as cursor:
        cursor.execute(statement, [*asked, reader.user.is_authenticated, reader.device])
        reviews = [_read(*row) for row in cursor.fetchall()]
    return [Deeds(review, deeds_open_to(review, reader, work, now=now)) for review in reviews]


def _read(
    pk: int,
    chapter: int,
    guest_name: str,
    device: str,
    posted_at: datetime,
    let_in_at: Any,
    hidden_at: Any,
    deleted_at: Any,
    frozen_at: Any,
    first: int | None,
    first_hidden_at: Any,
    first_frozen_at: Any,
    pseud: int | None,
    name: str | None,
    user: int | None,
) -> Review:
    """Of the times only the first is looked at; of the others, whether there is one."""
    return Review(
        pk=pk,
        chapter_id=chapter,
        guest_name=guest_name,
        device=device,
        posted_at=posted_at if posted_at.tzinfo else posted_at.replace(tzinfo=UTC),
        let_in_at=let_in_at,
        hidden_at=hidden_at,
        deleted_at=deleted_at,
        frozen_at=frozen_at,
        thread=Review(pk=first, hidden_at=first_hidden_at, frozen_at=first_frozen_at) if first else None,
        pseud=Pseud(pk=pseud, name=name, user_id=user) if pseud and name and user else None,
    )
