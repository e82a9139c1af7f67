"""How many reviews are too many at once."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from ficstead.archive.reviews.models import Review
from ficstead.archive.reviews.rules import Reader, Refused
from ficstead.archive.works.models import Work

MEMBER_A_MINUTE = 5
GUEST_AN_HOUR = 10
# A guest who throws the cookie away is a new guest each time: this is what a work takes from all of them.
ALL_GUESTS_OF_A_WORK_AN_HOUR = 60


class TooMany(Refused):
    """The words are fine, but they come too fast."""


def hold_floods_back(work: Work, reader: Reader, *, at: datetime) -> None:
    """Raises `TooMany`; authors, who may answer fifty reviews in a row, are never held back."""
    if reader.is_author:
        return
    if reader.user.is_authenticated:
        own = Review.objects.filter(pseud__user=reader.user, posted_at__gt=at - timedelta(minutes=1))
        if own.count() >= MEMBER_A_MINUTE:
            raise TooMany(_("That was quick! Your words are kept below; send them in a minute."))
        return
    guests = Review.objects.filter(pseud=None, posted_at__gt=at - timedelta(hours=1)).exclude(device="")
    if guests.filter(device=reader.device).count() >= GUEST_AN_HOUR:
        raise TooMany(_("That is a lot for one hour. Your words are kept below; send them a little later."))
    if guests.filter(work=work).count() >= ALL_GUESTS_OF_A_WORK_AN_HOUR:
        raise TooMany(_("Many guests are writing here just now. Your words are kept below; send them a little later."))
