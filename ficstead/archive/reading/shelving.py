"""A reader's lists: putting works on them, and making, naming and deleting lists of one's own."""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction

from ficstead.archive.accounts.models import User
from ficstead.archive.core.names import name_key, tidy_name
from ficstead.archive.reading.models import ListedWork, ReadingList
from ficstead.archive.reading.models.bookmark import ListKind
from ficstead.archive.works.models import Work

STANDING = (ListKind.READING, ListKind.LATER, ListKind.FINISHED, ListKind.DROPPED)


class NameIsTaken(Exception):
    """The reader has a list of that name."""


@transaction.atomic
def shelve(user: User, work: Work, *, kind: str, own: Iterable[ReadingList], at: datetime) -> None:
    """The work stands on exactly these of the reader's lists: one of the four (or none: ""), and any of their own."""
    _alone(user)
    wanted = [each.pk for each in own]
    if kind:
        standing, _made = ReadingList.objects.get_or_create(user=user, kind=kind, defaults={"made_at": at})
        wanted.append(standing.pk)
    ListedWork.objects.filter(work=work, reading_list__user=user).exclude(reading_list__in=wanted).delete()
    ListedWork.objects.bulk_create(
        (ListedWork(reading_list_id=pk, work=work, added_at=at) for pk in wanted), ignore_conflicts=True
    )


@transaction.atomic
def list_named(user: User, name: str, *, at: datetime) -> ReadingList:
    """The reader's own list of that name, made if there is none: sent twice, it is made once."""
    _alone(user)
    made, _new = ReadingList.objects.get_or_create(
        user=user, kind=ListKind.OWN, key=name_key(name), defaults={"name": tidy_name(name), "made_at": at}
    )
    return made


def rename_list(reading_list: ReadingList, name: str) -> None:
    """Raises `NameIsTaken` when another of the reader's lists bears that name."""
    reading_list.name, reading_list.key = tidy_name(name), name_key(name)
    try:
        with transaction.atomic():
            reading_list.save(update_fields=["name", "key"])
    except IntegrityError:
        raise NameIsTaken from None


def delete_list(reading_list: ReadingList) -> None:
    """The list goes; what stood on it stays in the archive, and on the reader's other lists."""
    reading_list.delete()


def _alone(user: User) -> None:
    """Two windows of one reader wait for each other: a work never stands on two of the four."""
    User.objects.select_for_update().get(pk=user.pk)
