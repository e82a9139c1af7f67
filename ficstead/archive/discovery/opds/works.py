"""Which works the catalogue holds, and what both its versions tell of each."""

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import ngettext

from ficstead.archive.accounts.models import User
from ficstead.archive.core.jinja import count
from ficstead.archive.works.models import Work
from ficstead.archive.works.models.work import WorkQuerySet
from ficstead.press.manuscript import plain_text


def to_take_away(user: User | AnonymousUser) -> WorkQuerySet:
    """What this person's lists hold and something of which is posted: a device can't open anything else."""
    return Work.objects.listed_for(user).filter(chapter_count__gt=0)


def description_of(work: Work) -> str:
    """The summary in plain text, and how far the story has come."""
    words = ngettext("%(words)s word", "%(words)s words", work.words) % {"words": count(work.words)}
    state = f"{work.get_status_display()} · {work.chapters_of_planned()} · {words}"
    return "\n\n".join(part for part in (plain_text(work.summary), state) if part)
