"""How many entries of somebody's inbox are unread: every page says so, and a statement shaped by hand finds out."""

from django.db import connections, router

from ficstead.archive.accounts.models import User
from ficstead.archive.telling.models import Notice

# `Notice.objects.visible_to(user).unread()` as the inbox shows them, the new chapters of one work being one; a test
# holds the two together.
_UNREAD = """
SELECT COUNT(DISTINCT CASE WHEN news.kind = 'chapter' THEN news.work_id END)
     + COUNT(CASE WHEN news.kind <> 'chapter' THEN 1 END)
FROM telling_notice notice
JOIN telling_news news ON news.id = notice.news_id
LEFT JOIN works_work work ON work.id = news.work_id
LEFT JOIN works_chapter chapter ON chapter.id = news.chapter_id
LEFT JOIN works_announcement announcement ON announcement.id = news.announcement_id
WHERE notice.recipient_id = %(user)s AND notice.read_at IS NULL AND notice.in_inbox
  AND (news.chapter_id IS NULL OR (chapter.trashed_at IS NULL AND chapter.posted_at IS NOT NULL))
  AND (news.announcement_id IS NULL OR announcement.withdrawn_at IS NULL)
  AND (news.work_id IS NULL OR (work.trashed_at IS NULL AND (
        work.visibility IN ('everyone', 'members')
        OR EXISTS (SELECT 1 FROM works_authorship authorship JOIN accounts_pseud pseud ON pseud.id = authorship.pseud_id
                   WHERE authorship.work_id = work.id AND pseud.user_id = %(user)s))))
"""


def unread_entries(user: User) -> int:
    with connections[router.db_for_read(Notice)].cursor() as cursor:
        cursor.execute(_UNREAD, {"user": user.pk})
        (number,) = cursor.fetchone()
    return int(number)
