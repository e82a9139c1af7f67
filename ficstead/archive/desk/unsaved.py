"""What somebody is typing, kept by the server every few seconds until it is saved; never purged by the clock."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.models import UnsavedText
from ficstead.archive.works.models import Work

MOST_CHARACTERS = 4_000_000
"""Of one form: a chapter of half a million words. Longer ones stay on the device."""
MOST_OF_ONE_PLACE = 100
"""Each opening of a form may leave one; a person who never looks at them keeps the latest on the device."""


class NoRoom(Exception):
    """More than the server keeps; the text stays on the device."""


@transaction.atomic
def keep_unsaved(
    user: User, place: str, device: str, typed: Mapping[str, str], *, work: Work | None, base: int, at: datetime
) -> UnsavedText:
    """The text of this form on this device becomes this one."""
    if sum(map(len, typed.values())) > MOST_CHARACTERS:
        raise NoRoom
    others = user.unsaved_texts.filter(place=place).exclude(device=device)
    if others.count() >= MOST_OF_ONE_PLACE:
        raise NoRoom
    said = {"fields": dict(typed), "work": work, "base": base, "saved_at": at, "put_away_at": None}
    text, _made = UnsavedText.objects.update_or_create(user=user, place=place, device=device, defaults=said)
    return text


def forget_unsaved(user: User, place: str, *, device: str, taken: Iterable[int] = ()) -> None:
    """What was typed on this device, or taken over from another, is saved now."""
    here = user.unsaved_texts.filter(place=place)
    here.filter(device=device).exclude(device="").delete()
    here.filter(pk__in=taken).delete()


def put_away(text: UnsavedText, *, at: datetime) -> None:
    """No longer offered, but not lost either."""
    text.put_away_at = at
    text.save(update_fields=["put_away_at"])


def take_out(text: UnsavedText) -> None:
    text.put_away_at = None
    text.save(update_fields=["put_away_at"])
