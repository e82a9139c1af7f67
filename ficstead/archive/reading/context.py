"""What every page knows of its reader's way through the stories."""

from collections.abc import Iterable

from django.http import HttpRequest

from ficstead.archive.reading.resuming import Resumption, continue_reading
from ficstead.archive.reading.unread import unread_counts
from ficstead.archive.works.models import Work

OFFERED = 4


class Reader:
    """Asked by the pages that show it; costs the others nothing, and guests nowhere."""

    def __init__(self, request: HttpRequest) -> None:
        self._user = getattr(request, "user", None)

    def continue_reading(self) -> list[Resumption]:
        return continue_reading(self._user, limit=OFFERED) if self._user else []

    def new_chapters(self, works: Iterable[Work]) -> dict[int, int]:
        """How many chapters are new, of those among the works that the reader has begun."""
        return unread_counts(self._user, [work.pk for work in works]) if self._user else {}


def reader(request: HttpRequest) -> dict[str, object]:
    return {"reader": Reader(request)}
