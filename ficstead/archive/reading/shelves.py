"""On which of a reader's lists a work stands, as the form that changes it shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from ficstead.archive.accounts.models import User
from ficstead.archive.core.prepared import prepared
from ficstead.archive.reading.models import ListedWork, ReadingList
from ficstead.archive.reading.models.bookmark import ListKind
from ficstead.archive.reading.shelving import STANDING
from ficstead.archive.works.models import Work


class OwnList(NamedTuple):
    pk: int
    name: str
    holds: bool
    """The work stands on it."""


@dataclass(frozen=True, slots=True)
class Shelves:
    """What `reading/_shelving.html` shows: lists as they are, or as somebody wished them in vain."""

    kind: str
    """Which of the four the work stands on; "" for none."""
    own: Sequence[OwnList]
    new_list: str = ""
    errors: Mapping[str, object] = field(default_factory=dict)
    """What was wrong, by the name of the field."""

    def kinds(self) -> list[tuple[str, str]]:
        return [("", _("None of these")), *((kind.value, str(kind.label)) for kind in STANDING)]

    def name(self) -> str:
        """`For later`, where the work stands on one of the four; else an own list's name; "" when on none."""
        if self.kind:
            return str(ListKind(self.kind).label)
        return next((each.name for each in self.own if each.holds), "")


def shelves_of(user: User, work: Work) -> Shelves:
    lists = _lists(user.pk, work.pk)
    return Shelves(
        kind=next((kind for _pk, kind, _name, holds in lists if holds and kind != ListKind.OWN), ""),
        own=[OwnList(pk, name, bool(holds)) for pk, kind, name, holds in lists if kind == ListKind.OWN],
    )


@prepared
def _lists(user: int, work: int) -> QuerySet[ReadingList, tuple[int, str, str, bool]]:
    holds = Exists(ListedWork.objects.filter(reading_list=OuterRef("pk"), work=work))
    return ReadingList.objects.filter(user=user).order_by("name", "pk").values_list("pk", "kind", "name", holds)
