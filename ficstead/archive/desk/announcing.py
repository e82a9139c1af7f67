"""Announcements: words to the followers of a work that are no chapter, and never move its date."""

from datetime import datetime

from django.db import transaction

from ficstead.archive.accounts.models import User
from ficstead.archive.telling.reporting import report_announcement, reword, withdraw
from ficstead.archive.works.models import Announcement, Work
from ficstead.archive.works.writing import write_announcement
from ficstead.press.manuscript import plain_text


@transaction.atomic
def announce(work: Work, html: str, *, status: str, by: User, form_key: str, at: datetime) -> Announcement:
    """Stands on the work's page from now on, and its followers hear of it; the work takes `status` if one is given.

    The same form sent again finds the announcement of the first time.
    """
    work.hold()
    key = f"{by.pk}:{form_key}"
    sent_before = Announcement.objects.filter(form_key=key).first()
    if sent_before is not None:
        return sent_before
    signed = work.authorships.filter(pseud__user=by).select_related("pseud").order_by("position", "pk").first()
    announcement = Announcement(work=work, author=signed.pseud if signed else None, form_key=key, posted_at=at)
    write_announcement(announcement, html)
    announcement.save()
    if status:
        work.status = status
        work.save(update_fields=["status"])
    work.show_change()
    report_announcement(announcement, words=_words(announcement))
    return announcement


@transaction.atomic
def edit_announcement(announcement: Announcement, html: str) -> None:
    """Other words in the same place. Nobody is told a second time; who opens their inbox later finds these words."""
    write_announcement(announcement, html)
    announcement.save(update_fields=["text", "sanitiser"])
    announcement.work.show_change()
    reword(_key(announcement), words=_words(announcement))


@transaction.atomic
def withdraw_announcement(announcement: Announcement, *, at: datetime) -> None:
    """Readers don't see it any more, here or in their inboxes. The status that came with it is the author's to change."""
    if announcement.withdrawn_at is None:
        announcement.withdrawn_at = at
        announcement.save(update_fields=["withdrawn_at"])
        announcement.work.show_change()
        withdraw(_key(announcement))


def _key(announcement: Announcement) -> str:
    return f"announcement:{announcement.pk}"


def _words(announcement: Announcement) -> str:
    return plain_text(announcement.text)
