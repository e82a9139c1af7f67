"""What a reader may do with the reviews on a finished page, which tells only what strangers may."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connections, router
from django.utils import timezone

from ficstead.archive.accounts.models import Pseud
from ficstead.archive.core.columns import in_utc, ordered
from ficstead.archive.reviews.models import Review
from ficstead.archive.reviews.rules import Reader, deeds_open_to
from ficstead.archive.works.models import Chapter, Work

PREFIX = "deeds-"
# With the words of a review left out. Under a guest's review a member may do no more than a stranger.
_OF_REVIEW = ordered(
    Review,
    *("id", "chapter_id", "guest_name", "device", "posted_at", "let_in_at"),
    *("hidden_at", "deleted_at", "frozen_at", "thread_id", "pseud_id"),
)
_OF_FIRST = ordered(Review, "id", "hidden_at", "frozen_at")
_OF_PSEUD = ordered(Pseud, "id", "name", "user_id")
_REVIEWS = f"""
SELECT {", ".join(f"review.{field}" for field in _OF_REVIEW)},
       {", ".join(f"first.{field}" for field in _OF_FIRST)},
       {", ".join(f"pseud.{field}" for field in _OF_PSEUD)}
FROM reviews_review review
LEFT JOIN reviews_review first ON first.id = review.thread_id
LEFT JOIN accounts_pseud pseud ON pseud.id = review.pseud_id
WHERE review.id IN ({{places}}) AND ((%s AND review.pseud_id IS NOT NULL) OR (review.device <> '' AND review.device = %s))
ORDER BY review.id
"""  # noqa: S608 (our own words)
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
        reviews = [_read(row) for row in cursor.fetchall()]
    return [Deeds(review, deeds_open_to(review, reader, work, now=now)) for review in reviews]


def _read(row: tuple[Any, ...]) -> Review:
    """Without what nobody asks for here, and so in half the time."""
    first, pseud = len(_OF_REVIEW), len(_OF_REVIEW) + len(_OF_FIRST)
    review = Review.from_db(None, _OF_REVIEW, row[:first])
    review.posted_at = in_utc(review.posted_at)
    known = review._state.fields_cache
    known["thread"] = Review.from_db(None, _OF_FIRST, row[first:pseud]) if review.thread_id else None
    known["pseud"] = Pseud.from_db(None, _OF_PSEUD, row[pseud:]) if review.pseud_id else None
    return review
