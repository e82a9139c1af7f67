"""Giving kudos."""

from datetime import datetime

from django.utils import timezone

from ficstead.archive.reviews.models import Kudos
from ficstead.archive.reviews.rules import Reader, Refused, why_no_kudos
from ficstead.archive.works.models import Chapter


def give_kudos(chapter: Chapter, *, reader: Reader, at: datetime) -> None:
    """A member thanks for a chapter once, a guest's device once a day; the database sees to it, however fast they tap.

    Raises `Refused`.
    """
    if why_not := why_no_kudos(reader):
        raise Refused(why_not)
    member = reader.user if reader.user.is_authenticated else None
    kudos = Kudos(
        work=chapter.work,
        chapter=chapter,
        user=member,
        device="" if member else reader.device,
        given_on=timezone.localdate(at),
        given_at=at,
    )
    Kudos.objects.bulk_create([kudos], ignore_conflicts=True)
