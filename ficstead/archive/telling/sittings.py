"""News that grows while somebody is at it: one notice a sitting, and its mail held back until they may be done."""

from datetime import datetime, timedelta

from django.db import transaction

from ficstead.archive.accounts.models import User
from ficstead.archive.telling.models import News, NewsKind, Notice, NoticeQuerySet
from ficstead.archive.telling.reporting import report_to

SITTING = timedelta(hours=1)
MAIL_WAITS = timedelta(minutes=30)


def sitting_began(recipient: User, about: str, *, at: datetime) -> datetime:
    """When the first of what is told together happened: now, if nothing was told of it in the last hour."""
    told = _told_lately(recipient, about, at=at)
    return told.news.happened_at if told else at


@transaction.atomic
def report_in_sitting(
    recipient: User, kind: NewsKind, *, about: str, link: str, at: datetime, actor: User, actor_name: str, excerpt: str
) -> None:
    """`about` is the beginning of the news' key: what it is of, and for whom.

    Told in the last hour, it reads as it does now, and is unread again; told longer ago and never looked at, it gives
    way to what is told now.
    """
    if told := _told_lately(recipient, about, at=at):
        News.objects.filter(pk=told.news_id).update(excerpt=excerpt, link=link, actor_name=actor_name)
        Notice.objects.filter(pk=told.pk).update(read_at=None)
        return
    News.objects.filter(pk__in=list(_told(recipient, about).unread().values_list("news", flat=True))).delete()
    key = f"{about}:{at.timestamp():.0f}"
    report_to([recipient], kind, key=key, link=link, at=at, actor=actor, actor_name=actor_name, excerpt=excerpt)
    Notice.objects.filter(news__key=key, mail_at=at).update(mail_at=at + MAIL_WAITS)


def _told(recipient: User, about: str) -> NoticeQuerySet:
    return Notice.objects.filter(recipient=recipient, news__key__startswith=f"{about}:")


def _told_lately(recipient: User, about: str, *, at: datetime) -> Notice | None:
    lately = _told(recipient, about).filter(made_at__gt=at - SITTING).exclude(read_at__isnull=False, in_inbox=False)
    return lately.select_related("news").newest_first().first()
