"""What stands on the front page: the latest works, the fullest fandoms."""

from collections.abc import Sequence

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from ficstead.archive.accounts.models import User
from ficstead.archive.core.prepared import prepared
from ficstead.archive.discovery.shelves import fullest_fandoms_of
from ficstead.archive.tags.models import Tag
from ficstead.archive.works.models import Work, WorkTag
from ficstead.archive.works.models.work import WorkQuerySet, WorkTagQuerySet
from ficstead.archive.works.showing import NOBODY

WORKS_ON_THE_FRONT_PAGE = 10
FANDOMS_ON_THE_FRONT_PAGE = 12

Reader = User | AnonymousUser


def latest_works(reader: Reader) -> Sequence[Work]:
    return list(_latest(Work.objects.visible_to(reader))) if reader.is_authenticated else _open_latest()


def fullest_fandoms(reader: Reader) -> Sequence[Tag]:
    return list(_fullest(WorkTag.objects.visible_to(reader))) if reader.is_authenticated else _open_fullest()


def _latest(works: WorkQuerySet) -> WorkQuerySet:
    return works.in_lists(0, WORKS_ON_THE_FRONT_PAGE)


def _fullest(tagging: WorkTagQuerySet) -> QuerySet[Tag]:
    return fullest_fandoms_of(tagging)[:FANDOMS_ON_THE_FRONT_PAGE]


@prepared
def _open_latest() -> QuerySet[Work]:
    return _latest(Work.objects.visible_to(NOBODY))


@prepared
def _open_fullest() -> QuerySet[Tag]:
    return _fullest(WorkTag.objects.visible_to(NOBODY))
