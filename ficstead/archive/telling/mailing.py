"""What of the inbox goes out by mail, at once or as a digest: everything due to one person in one letter."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.translation import get_language, ngettext

from ficstead.archive.accounts.models import User
from ficstead.archive.mail.models import Letter
from ficstead.archive.mail.queueing import queue_letter
from ficstead.archive.telling.entries import Entry, entries_of
from ficstead.archive.telling.models import Notice
from ficstead.archive.telling.reaching import reach_of
from ficstead.archive.telling.unsubscribing import unsubscribe_headers, unsubscribe_url

logger = logging.getLogger(__name__)

PEOPLE_A_ROUND = 500
TRIED_AGAIN_AFTER = timedelta(hours=1)


def mail_due_notices(*, now: datetime) -> int:
    """Writes the letters that are due; how many people were waiting for one."""
    due = Notice.objects.mail_due(now).order_by("recipient").values_list("recipient", flat=True).distinct()
    people = list(due[:PEOPLE_A_ROUND])
    for recipient in people:
        try:
            _mail_to(recipient, now=now)
        except Exception:
            # One letter that can't be written must not hold up the others, nor be tried every second.
            logger.exception("The news for user %s could not be mailed.", recipient)
            Notice.objects.mail_due(now).filter(recipient=recipient).update(mail_at=now + TRIED_AGAIN_AFTER)
    return len(people)


@transaction.atomic
def _mail_to(recipient: int, *, now: datetime) -> None:
    """The letter and the mark on its notices are one: a worker that dies in between has done neither.

    Another worker that has the person in hand keeps us out until it is done.
    """
    user = User.objects.select_for_update(no_key=True).filter(pk=recipient).first()
    if user is None:
        return
    due = list(Notice.objects.mail_due(now).filter(recipient=user).values_list("pk", flat=True))
    reach = reach_of(user)
    notices = list(_worth_mailing(user, due)) if user.is_active and reach.is_open else []
    if notices:
        letter = _write(user, reach.address, notices, now=now)
        Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(letter=letter)
    Notice.objects.filter(pk__in=due, letter=None).update(mail_at=None)


def _worth_mailing(user: User, due: Sequence[int]) -> QuerySet[Notice]:
    """What has been read meanwhile, or may not be seen any more, stays in the inbox alone."""
    return Notice.objects.open_to(user).filter(pk__in=due).unread().with_news().newest_first()


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
