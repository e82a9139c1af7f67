"""Which works the catalogue holds, and what both its versions tell of each."""

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import ngettext

from ficstead.archive.accounts.models import User
from ficstead.archive.core.jinja import count
from ficstead.archive.works.models import Visibility, Work
from ficstead.archive.works.models.work import WorkQuerySet
from ficstead.press.manuscript import plain_text


def to_take_away(user: User | AnonymousUser) -> WorkQuerySet:
    """What this person may read and something of which is posted: a device can't open anything else."""
    works = Work.objects.visible_to(user).exclude(visibility=Visibility.DRAFT)
    return works.filter(posted_at__isnull=False, chapter_count__gt=0)


def description_of(work: Work) -> str:
    """The summary in plain text, and how far the story has come."""
    words = ngettext("%(words)s word", "%(words)s words", work.words) % {"words": count(work.words)}
    state = f"{work.get_status_display()} · {work.chapters_of_planned()} · {words}"
    return "\n\n".join(part for part in (plain_text(work.summary), state) if part)
