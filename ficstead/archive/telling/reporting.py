"""Reporting what has happened. The news is written in the transaction of the deed; the worker spreads it.

Reporting the same thing twice is reporting it once: the key decides.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from ficstead.archive.accounts.models import User
from ficstead.archive.telling.models import News, NewsKind
from ficstead.archive.telling.spreading import notify
from ficstead.archive.telling.tasks import spread
from ficstead.archive.works.models import Announcement, Chapter, Series, Work


def report_chapter(chapter: Chapter, *, at: datetime, words: str = "") -> None:
    """A chapter has come before readers for the first time; `words` say what came with it, as plain text."""
    _report_of_chapter(chapter, NewsKind.CHAPTER, key=f"chapter:{chapter.pk}", words=words, at=at)


def report_revision(chapter: Chapter, *, number: int, words: str, at: datetime) -> None:
    """The author wants followers to know of revision `number` of a posted chapter; `words` say why, as plain text."""
    _report_of_chapter(chapter, NewsKind.REVISION, key=f"revision:{chapter.pk}:{number}", words=words, at=at)


def report_announcement(announcement: Announcement, *, words: str) -> None:
    """An announcement stands on the work's page; `words` are its text without mark-up."""
    _report_to_followers(
        News(
            kind=NewsKind.ANNOUNCEMENT,
            key=f"announcement:{announcement.pk}",
            work=announcement.work,
            announcement=announcement,
            actor_name=str(announcement.author or announcement.work.signed_by()),
            link=announcement.get_absolute_url(),
            excerpt=words,
            happened_at=announcement.posted_at,
        )
    )


def report_to(
    recipients: Iterable[User],
    kind: NewsKind,
    *,
    key: str,
    link: str,
    at: datetime,
    actor: User | None = None,
    actor_name: str = "",
    work: Work | None = None,
    chapter: Chapter | None = None,
    series: Series | None = None,
    excerpt: str = "",
) -> None:
    """News for certain people: a review for the authors, an answer, a request. They have it at once."""
    news = News(
        kind=kind,
        key=key,
        link=link,
        happened_at=at,
        told_at=at,
        actor=actor,
        actor_name=actor_name,
        work=work,
        chapter=chapter,
        series=series,
        excerpt=excerpt,
    )
    News.objects.bulk_create([news], ignore_conflicts=True)
    news.pk = News.objects.values_list("pk", flat=True).get(key=key)
    notify(news, list(recipients), now=at)


@transaction.atomic
def withdraw(key: str) -> None:
    """What was reported is no longer so: its notices go, and with them the mail that has not left."""
    # Waits for a worker that is just handing it out, so that no notice of it is written behind our back.
    for news in News.objects.select_for_update().filter(key=key):
        news.delete()


def reword(key: str, *, words: str) -> None:
    """What was reported reads otherwise now: an inbox opened later, or mail not yet written, says these words."""
    News.objects.filter(key=key).update(excerpt=words)


def _report_of_chapter(chapter: Chapter, kind: NewsKind, *, key: str, words: str, at: datetime) -> None:
    _report_to_followers(
        News(
            kind=kind,
            key=key,
            work=chapter.work,
            chapter=chapter,
            actor_name=chapter.work.signed_by(),
            link=reverse("chapter-permalink", args=[chapter.pk]),
            excerpt=words,
            happened_at=at,
        )
    )


def _report_to_followers(news: News) -> None:
    News.objects.bulk_create([news], ignore_conflicts=True)
    spread.enqueue()
