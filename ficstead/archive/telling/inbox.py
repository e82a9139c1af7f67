"""What a person does with their inbox: reading it, and clearing it."""

from datetime import datetime

from ficstead.archive.accounts.models import User
from ficstead.archive.telling.models import NewsKind, Notice
from ficstead.archive.works.models import Chapter

_READ_WITH_THE_CHAPTER = (NewsKind.CHAPTER, NewsKind.REVISION)


def mark_read(user: User, *, chapter: Chapter, at: datetime) -> None:
    """The person has come to the chapter, by whatever way: its news is no news any more. One UPDATE."""
    told = Notice.objects.filter(recipient=user, news__chapter=chapter, news__kind__in=_READ_WITH_THE_CHAPTER)
    told.unread().update(read_at=at)


def mark_notice_read(notice: Notice, *, at: datetime) -> None:
    if notice.read_at is None:
        notice.read_at = at
        notice.save(update_fields=["read_at"])


def mark_entry_read(notice: Notice, *, at: datetime) -> None:
    """The notice and what the inbox tells together with it: earlier chapters of the same work."""
    alike = Notice.objects.filter(recipient=notice.recipient_id, pk__lte=notice.pk).unread()
    if notice.news.kind == NewsKind.CHAPTER and notice.news.work_id:
        alike = alike.filter(news__kind=NewsKind.CHAPTER, news__work=notice.news.work_id)
    else:
        alike = alike.filter(pk=notice.pk)
    alike.update(read_at=at)


def mark_all_read(user: User, *, up_to: int, at: datetime) -> None:
    """Everything up to the notice that stood first on the page: what came since has not been seen."""
    Notice.objects.filter(recipient=user, pk__lte=up_to).unread().update(read_at=at)


def clear_read(user: User) -> None:
    """What was read leaves the inbox. The rows stay: they say that the person was told."""
    Notice.objects.filter(recipient=user, in_inbox=True, read_at__isnull=False).update(in_inbox=False)
