"""What a device is told so that it can keep a work: which pages, and when to fetch which of them anew."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser

from ficstead.archive.accounts.models import User
from ficstead.archive.works.models import Chapter, Work


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page of the work; whenever its mark differs from the one that the device has, it has changed."""

    address: str
    heading: str
    mark: str


def pages_to_keep(work: Work, reader: User | AnonymousUser) -> list[KeptPage]:
    """The title page and each posted chapter.

    A chapter's page shows its neighbours, and at the work's two ends the work's own notes: with those it changes too.
    That its menu of chapters grows with the work is no reason to fetch three hundred pages again.
    """
    posted = Chapter.objects.visible_to(reader).posted().filter(work=work).in_order()
    chapters = list(posted.only("work_id", "number", "title", "edited_at"))
    marks = ["", *(_mark(chapter.edited_at, chapter.pk, chapter.number) for chapter in chapters), ""]
    ends = {0, len(chapters) - 1}
    pages = [KeptPage(work.get_absolute_url(), work.title, f"r{work.revision}")]
    for place, chapter in enumerate(chapters):
        whole = f"r{work.revision}" if place in ends else ""
        mark = " ".join(filter(None, (*marks[place : place + 3], whole)))
        pages.append(KeptPage(chapter.get_absolute_url(), chapter.heading(), mark))
    return pages


def _mark(edited_at: datetime, pk: int, number: int) -> str:
    return f"{pk}.{number}.{edited_at.timestamp():.0f}"
