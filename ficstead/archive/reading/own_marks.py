"""What one member has left on a chapter and its work, and what keeps them from leaving more: in one statement."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connections, router

from ficstead.archive.accounts.models import User
from ficstead.archive.core.columns import in_utc
from ficstead.archive.reading.models import Place
from ficstead.archive.works.models import Chapter

# A page that is loaded again within one sitting tells nothing new of where its reader is.
ONE_SITTING = timedelta(hours=1)

_MARKS = """
SELECT
  chapter.posted_at,
  work.review_door,
  work.reviews_held,
  EXISTS (SELECT 1 FROM works_authorship authorship JOIN accounts_pseud pseud ON pseud.id = authorship.pseud_id
          WHERE authorship.work_id = work.id AND pseud.user_id = %(user)s),
  EXISTS (SELECT 1 FROM telling_follow WHERE user_id = %(user)s AND work_id = work.id),
  EXISTS (SELECT 1 FROM reviews_kudos WHERE user_id = %(user)s AND chapter_id = chapter.id),
  EXISTS (SELECT 1 FROM accounts_block WHERE blocked_id = %(user)s),
  EXISTS (SELECT 1 FROM reviews_review review
          JOIN accounts_pseud pseud ON pseud.id = review.pseud_id
          LEFT JOIN reviews_review first ON first.id = review.thread_id
          WHERE review.chapter_id = chapter.id AND pseud.user_id = %(user)s AND review.hidden_at IS NULL
            AND (review.let_in_at IS NULL OR first.hidden_at IS NOT NULL)),
  EXISTS (SELECT 1 FROM telling_notice notice JOIN telling_news news ON news.id = notice.news_id
          WHERE notice.recipient_id = %(user)s AND notice.read_at IS NULL AND news.chapter_id = chapter.id
            AND news.kind IN ('chapter', 'revision')),
  place.chapter_id,
  place.anchor,
  place.read_at,
  EXISTS (SELECT 1 FROM reading_place other WHERE other.user_id = %(user)s AND other.read_at > place.read_at),
  opened.first_read_at,
  (SELECT MAX(CASE WHEN opened.id IS NULL OR before.read_at < opened.first_read_at THEN before.read_at
                   WHEN before.first_read_at < opened.first_read_at THEN before.first_read_at END)
     FROM reading_chapterread before JOIN works_chapter other ON other.id = before.chapter_id
    WHERE before.user_id = %(user)s AND other.work_id = work.id AND other.id <> chapter.id),
  CASE WHEN place.chapter_id = chapter.id AND place.anchor > 0 THEN chapter.anchors ELSE '' END
FROM works_work work
JOIN works_chapter chapter ON chapter.work_id = work.id AND chapter.id = %(chapter)s
LEFT JOIN reading_place place ON place.user_id = %(user)s AND place.work_id = work.id
LEFT JOIN reading_chapterread opened ON opened.user_id = %(user)s AND opened.chapter_id = chapter.id
WHERE work.id = %(work)s
"""


@dataclass(frozen=True, slots=True)
class OwnMarks:
    """Of one member on one chapter."""

    chapter: int
    posted_at: datetime | None
    review_door: str
    reviews_held: bool
    is_author: bool
    follows: bool
    gave_kudos: bool
    is_blocked: bool
    """By anybody at all."""
    has_hidden_words: bool
    """A review of theirs stands here that others don't see."""
    has_news: bool
    """A notice of this very chapter is unread."""
    place_chapter: int | None
    place_anchor: int
    place_at: datetime | None
    has_been_elsewhere_since: bool
    opened_at: datetime | None
    read_before_at: datetime | None
    """When they last read another chapter of the work, before they first opened this one."""
    anchors: str
    """Of the chapter's paragraphs, where the place is one of them."""

    @property
    def is_in_the_midst(self) -> bool:
        """They stopped in this chapter, and not at its beginning."""
        return self.place_chapter == self.chapter and self.place_anchor > 0

    def are_news(self, now: datetime) -> bool:
        """Whether the opening of this chapter changes anything that we know of its reader's way."""
        is_here = (
            self.opened_at is not None and self.place_chapter == self.chapter and not self.has_been_elsewhere_since
        )
        return not (is_here and self.place_at is not None and now - self.place_at < ONE_SITTING)


def own_marks(user: User, chapter: Chapter) -> OwnMarks | None:
    """None where there is no such chapter any more. The chapter's work learns who may review it, and how."""
    with connections[router.db_for_read(Place)].cursor() as cursor:
        cursor.execute(_MARKS, {"user": user.pk, "work": chapter.work_id, "chapter": chapter.pk})
        row = cursor.fetchone()
    if row is None:
        return None
    marks = _read(chapter.pk, row)
    chapter.work.review_door, chapter.work.reviews_held = marks.review_door, marks.reviews_held
    return marks


def _read(chapter: int, row: tuple[Any, ...]) -> OwnMarks:
    posted_at, door, held, author, follows, kudos, blocked, words, news, *place, since, opened, before, anchors = row
    place_chapter, place_anchor, place_at = place
    return OwnMarks(
        chapter=chapter,
        posted_at=_moment(posted_at),
        review_door=door,
        reviews_held=bool(held),
        is_author=bool(author),
        follows=bool(follows),
        gave_kudos=bool(kudos),
        is_blocked=bool(blocked),
        has_hidden_words=bool(words),
        has_news=bool(news),
        place_chapter=place_chapter,
        place_anchor=place_anchor or 0,
        place_at=_moment(place_at),
        has_been_elsewhere_since=bool(since),
        opened_at=_moment(opened),
        read_before_at=_moment(before),
        anchors=anchors,
    )


def _moment(value: datetime | str | None) -> datetime | None:
    return in_utc(value) if value is not None else None
