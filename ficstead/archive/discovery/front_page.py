"""What stands on the front page: the latest works, the fullest fandoms."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.http import HttpRequest

from ficstead.archive.discovery.listing import Reader, counted_once, prepared_for_readers
from ficstead.archive.discovery.shelves import tags_of
from ficstead.archive.tags.models import Tag, TagKind
from ficstead.archive.works.models import Work, WorkTag

WORKS_ON_THE_FRONT_PAGE = 10
FANDOMS_ON_THE_FRONT_PAGE = 12


def latest_works(reader: Reader) -> list[int]:
    return [pk for (pk,) in _latest_works(reader)]


@prepared_for_readers
def _latest_works(reader: Reader) -> QuerySet[Work, tuple[int]]:
    return Work.objects.listed_for(reader).latest_first().ids_of_works()[:WORKS_ON_THE_FRONT_PAGE]


def fullest_fandoms(request: HttpRequest) -> Sequence[Tag]:
    return counted_once(request, "fullest fandoms", lambda: _fullest_fandoms(request.user))


@prepared_for_readers
def _fullest_fandoms(reader: Reader) -> QuerySet[Tag]:
    return tags_of(TagKind.FANDOM, WorkTag.objects.listed_for(reader))[:FANDOMS_ON_THE_FRONT_PAGE]
