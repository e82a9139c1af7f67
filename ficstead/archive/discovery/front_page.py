"""What stands on the front page: the latest works, the fullest fandoms."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.http import HttpRequest

from ficstead.archive.discovery.listing import prepared_for_readers
from ficstead.archive.discovery.shelves import Reader, tags_of
from ficstead.archive.serving.remembering import remembered
from ficstead.archive.serving.shown import FANDOMS
from ficstead.archive.tags.models import Tag, TagKind
from ficstead.archive.works.models import Tally, Work

WORKS_ON_THE_FRONT_PAGE = 10
FANDOMS_ON_THE_FRONT_PAGE = 12


def latest_works(reader: Reader) -> list[int]:
    return [pk for (pk,) in _latest_works(reader)]


@prepared_for_readers
def _latest_works(reader: Reader) -> QuerySet[Work, tuple[int]]:
    return Work.objects.listed_for(reader).latest_first().ids_of_works()[:WORKS_ON_THE_FRONT_PAGE]


def fullest_fandoms(request: HttpRequest) -> Sequence[Tag]:
    """The same for all strangers and for all members, until one work more is listed or one less, or one bears another tag."""
    kind = "fullest fandoms for members" if request.user.is_authenticated else "fullest fandoms"
    return remembered(request, kind, [FANDOMS], lambda _names: {FANDOMS: _fullest_fandoms(request.user)})[FANDOMS]


@prepared_for_readers
def _fullest_fandoms(reader: Reader) -> QuerySet[Tag]:
    return tags_of(TagKind.FANDOM, Tally.objects.listed_for(reader))[:FANDOMS_ON_THE_FRONT_PAGE]
