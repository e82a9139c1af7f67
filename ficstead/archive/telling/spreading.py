"""Handing news to everybody who waits for it, each of them once."""

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from ficstead.archive.accounts.models import User
from ficstead.archive.tags.models import Tag
from ficstead.archive.telling.choices import Choice, choices_for, mail_time
from ficstead.archive.telling.models import Follow, News, NewsKind, Notice
from ficstead.archive.works.models import Chapter, Work

logger = logging.getLogger(__name__)

PEOPLE_AT_A_TIME = 500
PEOPLE_A_ROUND = 20_000
NEWS_A_ROUND = 100


def notify(news: News, recipients: Sequence[User], *, now: datetime) -> None:
    """A notice for each of them, as they chose to hear of this kind; nobody is told of their own doing.

    Nor of what is done by people they keep away.
    """
    people = User.objects.filter(pk__in=[user.pk for user in recipients], is_active=True)
    if news.actor is not None:
        people = people.exclude(pk=news.actor.pk).exclude(blocks__blocked=news.actor)
    _hand_out(news, people, now=now)


def spread_untold_news(*, now: datetime) -> int:
    """Tells followers what they have not heard yet, the oldest news first; how many people there were to tell.

    Batch by batch, each committed by itself: whoever was told before a worker died is not told again by the next.
    """
    told = 0
    for news in News.objects.untold().select_related("work", "chapter")[:NEWS_A_ROUND]:
        try:
            told += _spread(news, now=now)
        except Exception:
            # One piece of news that can't be told must not silence the others; it is tried again next round.
            logger.exception("The news %s could not be spread.", news)
        if told >= PEOPLE_A_ROUND:
            break
    return told


def _spread(news: News, *, now: datetime) -> int:
    told = 0
    while told < PEOPLE_A_ROUND:
        batch = _tell_next(news, now=now)
        told += batch
        if batch < PEOPLE_AT_A_TIME:
            break
    return told


@transaction.atomic
def _tell_next(news: News, *, now: datetime) -> int:
    """Tells the next batch; returns how many they were. Two workers at the same news take turns at its row."""
    if not News.objects.select_for_update().filter(pk=news.pk, told_at=None).exists():
        return 0
    # Held until their notices are written: an account that is being deleted goes before or after, not in between.
    people = list(_followers_to_tell(news).select_for_update(of=("self",), no_key=True)[:PEOPLE_AT_A_TIME])
    _hand_out(news, people, now=now)
    if len(people) < PEOPLE_AT_A_TIME:
        News.objects.filter(pk=news.pk).update(told_at=now)
    return len(people)


def _followers_to_tell(news: News) -> QuerySet[User]:
    """Who waits for this and has no notice of it: not its authors, nor people who keep one of them away.

    Whether they may see the work needs no asking: what members can't see stays untold (`NewsQuerySet.untold`).
    """
    authors = User.objects.filter(pseuds__works=news.work)
    told = Notice.objects.filter(news=news, recipient=OuterRef("pk"))
    waiting = User.objects.filter(pk__in=_follows(news).values("user"), is_active=True).exclude(pk__in=authors)
    return waiting.exclude(blocks__blocked__in=authors).filter(~Exists(told)).order_by("pk")


def _follows(news: News) -> QuerySet[Follow]:
    """Follows of the work, its series, its authors; a tag's followers hear of new works, not of every chapter."""
    work = news.work
    if work is None:
        return Follow.objects.none()
    found = Q(work=work) | Q(series__in=_ids(work.series.all())) | Q(pseud__in=_ids(work.authors.all()))
    if _brings_the_work(news):
        found |= Q(tag__in=_tags_of(work))
    return Follow.objects.filter(found)


def _ids(rows: QuerySet[Any]) -> list[int]:
    return list(rows.values_list("pk", flat=True))


def _brings_the_work(news: News) -> bool:
    """Whether this is the chapter with which the work came; one that was trashed since came first all the same."""
    if news.kind != NewsKind.CHAPTER or news.chapter is None:
        return False
    posted_at = news.chapter.posted_at
    before = Q(posted_at__lt=posted_at) | Q(posted_at=posted_at, pk__lt=news.chapter.pk)
    return not Chapter.objects.filter(before, work=news.work).exists()


def _tags_of(work: Work) -> list[int]:
    """The work's tags with all their synonyms: who follows one of them follows all."""
    canonical = [tag.canonical_id or tag.pk for tag in work.tags.all()]
    return _ids(Tag.objects.filter(Q(pk__in=canonical) | Q(canonical__in=canonical)))


def _hand_out(news: News, people: Iterable[User], *, now: datetime) -> None:
    """A row for everyone, also for those who want neither inbox nor mail: it says that they were told."""
    people = list(people)
    choices = choices_for(news.kind, people)
    Notice.objects.bulk_create(
        (_notice(news, user, choices[user.pk], now=now) for user in people), ignore_conflicts=True
    )


def _notice(news: News, user: User, choice: Choice, *, now: datetime) -> Notice:
    mail_at = mail_time(choice.mail, user, now=now)
    return Notice(news=news, recipient=user, made_at=now, in_inbox=choice.in_inbox, mail_at=mail_at)
