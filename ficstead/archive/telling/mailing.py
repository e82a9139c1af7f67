"""What of the inbox goes out by mail, at once or as a digest: everything due to one person in one letter."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import get_language, ngettext

from ficstead.archive.accounts.models import User
from ficstead.archive.mail.models import Letter
from ficstead.archive.mail.queueing import queue_letter
from ficstead.archive.telling.entries import Entry, entries_of
from ficstead.archive.telling.models import Notice
from ficstead.archive.telling.reaching import reachable
from ficstead.archive.telling.unsubscribing import unsubscribe_headers, unsubscribe_url
from ficstead.archive.works.models import Work

logger = logging.getLogger(__name__)

PEOPLE_A_ROUND = 500
PEOPLE_AT_A_TIME = 5
"""In one transaction. On SQLite everybody else who writes waits meanwhile, while their letters are written."""
TRIED_AGAIN_AFTER = timedelta(hours=1)


def mail_due_notices(*, now: datetime) -> int:
    """Writes the letters that are due; how many people were waiting for one."""
    due = Notice.objects.mail_due(now).order_by("recipient").values_list("recipient", flat=True).distinct()
    people = list(due[:PEOPLE_A_ROUND])
    for start in range(0, len(people), PEOPLE_AT_A_TIME):
        _mail_to(people[start : start + PEOPLE_AT_A_TIME], now=now)
    return len(people)


def _mail_to(people: Sequence[int], *, now: datetime) -> None:
    """All of them in one transaction; should one letter break it, each in their own, and that one an hour later."""
    try:
        _write_letters(people, now=now)
    except Exception:
        if len(people) == 1:
            logger.exception("The news for user %s could not be mailed.", people[0])
            due = Notice.objects.mail_due(now).filter(recipient=people[0])
            due.update(mail_at=now + TRIED_AGAIN_AFTER)
            return
        for person in people:
            _mail_to([person], now=now)


@transaction.atomic
def _write_letters(people: Sequence[int], *, now: datetime) -> None:
    """A letter and the mark on its notices are one: a worker that dies in between has done neither.

    Another worker that has these people in hand keeps us out until it is done.
    """
    users = list(User.objects.select_for_update(no_key=True).filter(pk__in=people).order_by("pk"))
    due = list(Notice.objects.mail_due(now).filter(recipient__in=users).values_list("pk", flat=True))
    worth = _by_recipient(Notice.objects.filter(pk__in=due).standing().unread().with_news().newest_first())
    for user, address in reachable(users):
        notices = _open_to(user, worth[user.pk])
        if notices:
            letter = _write(user, address, notices, now=now)
            Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(letter=letter)
    # What was read meanwhile, may not be seen any more, or can't reach the person, stays in the inbox alone.
    Notice.objects.filter(pk__in=due, letter=None).update(mail_at=None)


def _by_recipient(notices: Iterable[Notice]) -> Mapping[int, list[Notice]]:
    found = defaultdict(list)
    for notice in notices:
        found[notice.recipient_id].append(notice)
    return found


def _open_to(user: User, notices: Sequence[Notice]) -> list[Notice]:
    """Those about works that the person may see now."""
    works = {notice.news.work_id for notice in notices if notice.news.work_id is not None}
    visible = set(Work.objects.visible_to(user).filter(pk__in=works).values_list("pk", flat=True)) if works else set()
    return [notice for notice in notices if notice.news.work_id is None or notice.news.work_id in visible]


def _write(user: User, address: str, notices: Sequence[Notice], *, now: datetime) -> Letter:
    entries = entries_of(notices)
    way_out = unsubscribe_url(user, (notice.news.kind for notice in notices))
    subject = _subject(entries)
    ctx = {"entries": entries, "way_out": way_out, "subject": subject, "language": get_language()}
    return queue_letter(
        key=f"notices:{min(notice.pk for notice in notices)}",
        address=address,
        subject=subject,
        text=render_to_string("telling/mail/letter.txt", ctx),
        html=render_to_string("telling/mail/letter.html", ctx),
        headers=unsubscribe_headers(way_out),
        at=now,
    )


def _subject(entries: Sequence[Entry]) -> str:
    first, more = entries[0].headline(), len(entries) - 1
    if not more:
        return first
    return ngettext("%(first)s, and %(count)d more", "%(first)s, and %(count)d more", more) % {
        "first": first,
        "count": more,
    }
