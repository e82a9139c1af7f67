"""What a chapter's page tells the browser, so that it can keep the reader's place."""

from collections.abc import Sequence

from django.contrib.auth.models import AnonymousUser

from ficstead.archive.accounts.models import User
from ficstead.archive.core.addresses import address
from ficstead.archive.reading.neighbours import Neighbours
from ficstead.archive.reading.visiting import is_remembered
from ficstead.archive.works.models import Chapter, Work


def for_the_device(
    chapter: Chapter,
    work: Work,
    contents: Sequence[Chapter],
    neighbours: Neighbours,
    *,
    reader: User | AnonymousUser,
    mine: bool,
) -> dict[str, object] | None:
    """For place.js: `post` is where to send the place; without it the device keeps it by itself, and needs all that a
    card of "continue reading" shows. None: nobody keeps it, for a draft or an author's own."""
    if mine or chapter.posted_at is None:
        return None
    if is_remembered(reader):
        return told_to_us(chapter.pk, reader.pk)
    return {
        "post": "",
        "work": work.pk,
        "title": work.title,
        "language": work.language,
        "address": work.get_absolute_url(),
        "chapter": _card(chapter),
        "next": _card(neighbours.next) if neighbours.next else None,
        "number": chapter.number,
        "position": [each.pk for each in contents].index(chapter.pk) + 1,
        "total": len(contents),
    }


def told_to_us(chapter: int, reader: int | None) -> dict[str, object]:
    """Where the browser sends the place."""
    return {"post": address("place", chapter), "reader": reader}


def _card(chapter: Chapter) -> dict[str, object]:
    return {"id": chapter.pk, "heading": chapter.heading(), "address": chapter.get_absolute_url()}
