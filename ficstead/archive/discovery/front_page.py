"""What stands on the front page: the latest works, the fullest fandoms."""

from collections.abc import Sequence

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import HttpRequest

from ficstead.archive.accounts.models import User
from ficstead.archive.core.prepared import prepared
from ficstead.archive.discovery.shelves import fullest_fandoms_of
from ficstead.archive.serving.remembering import remembered
from ficstead.archive.serving.shown import FANDOMS
from ficstead.archive.tags.models import Tag
from ficstead.archive.works.models import Work, WorkTag
from ficstead.archive.works.models.work import Visibility, WorkQuerySet, WorkTagQuerySet
from ficstead.archive.works.showing import NOBODY

WORKS_ON_THE_FRONT_PAGE = 10
FANDOMS_ON_THE_FRONT_PAGE = 12

Reader = User | AnonymousUser


def latest_works(reader: Reader) -> list[int]:
    return [pk for (pk,) in (_latest_for(reader.pk) if reader.is_authenticated else _latest_for_all())]


def fullest_fandoms(request: HttpRequest) -> Sequence[Tag]:
    """Counted once for all strangers and once for all members, but for those who have drafts: theirs are counted too."""
    reader = request.user
    if not reader.is_authenticated:
        kind, find = "fullest fandoms", _fullest_for_all
    elif not _drafts_of(reader.pk):
        kind, find = "fullest fandoms for members", _fullest_for_members
    else:
        return _fullest_for(reader.pk)
    return remembered(request, kind, [FANDOMS], lambda _names: {FANDOMS: find()})[FANDOMS]


@prepared
def _latest_for_all() -> QuerySet[Work, tuple[int]]:
    return _latest(Work.objects.visible_to(NOBODY))


@prepared
def _latest_for(member: int) -> QuerySet[Work, tuple[int]]:
    return _latest(Work.objects.visible_to(User(pk=member)))


def _latest(works: WorkQuerySet) -> QuerySet[Work, tuple[int]]:
    return works.in_lists(0, WORKS_ON_THE_FRONT_PAGE)


@prepared
def _drafts_of(member: int) -> QuerySet[Work, tuple[int]]:
    """One of them, if there is any."""
    drafts = Work.objects.written_by(User(pk=member)).filter(visibility=Visibility.DRAFT, trashed_at=None)
    return drafts.values_list("pk")[:1]


@prepared
def _fullest_for_all() -> QuerySet[Tag]:
    return _fullest(WorkTag.objects.visible_to(NOBODY))


@prepared
def _fullest_for_members() -> QuerySet[Tag]:
    """As one who has written nothing sees them."""
    return _fullest(WorkTag.objects.exclude(visibility=Visibility.DRAFT).filter(trashed_at=None))


@prepared
def _fullest_for(member: int) -> QuerySet[Tag]:
    return _fullest(WorkTag.objects.visible_to(User(pk=member)))


def _fullest(tagging: WorkTagQuerySet) -> QuerySet[Tag]:
    return fullest_fandoms_of(tagging)[:FANDOMS_ON_THE_FRONT_PAGE]
