"""Where a reader goes on in a story they have begun."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from ficstead.archive.accounts.models import User
from ficstead.archive.core.prepared import prepared
from ficstead.archive.reading.models import ListedWork, Place
from ficstead.archive.reading.models.bookmark import ListKind
from ficstead.archive.reading.unread import unread_chapters
from ficstead.archive.works.models import Chapter, Work
from ficstead.archive.works.writing import CHAPTER_TEXTS

# So many times as many as are shown, where some of those prove to have nothing new.
LOOKED_AT = 3
# What `resume` asks of the chapter where they stopped.
WHERE_IT_STANDS = ("work_id", "number", "merged_into_id")


@dataclass(frozen=True, slots=True)
class Resumption:
    """The next page for a reader of this work."""

    work: Work
    chapter: Chapter
    anchor: int
    position: int
    """The chapter is the third of those posted, whatever number it bears."""
    total: int
    new: int

    @property
    def address(self) -> str:
        return self.chapter.url_at(self.anchor)


def continue_reading(user: User | AnonymousUser, *, limit: int) -> list[Resumption]:
    """The stories this reader is in the middle of, the last one first. Not those read to their end, finished or
    dropped; three queries, but where some prove to have nothing new."""
    if not user.is_authenticated:
        return []
    places = _begun(user.pk, limit)
    found = resumptions(user, places)
    if len(found) < limit == len(places):
        found = resumptions(user, _begun(user.pk, limit * LOOKED_AT))
    return list(found.values())[:limit]


def resumptions(user: User, places: Sequence[Place]) -> dict[int, Resumption]:
    """For each work with something left to read, where to go on; the places bring their works and chapters along."""
    works = [place.work_id for place in places]
    contents: dict[int, list[Chapter]] = {}
    for chapter in _contents(works):
        contents.setdefault(chapter.work_id, []).append(chapter)
    new = unread_chapters(user, works)
    found = ((place, resume(place, contents.get(place.work_id, []), new.get(place.work_id, ()))) for place in places)
    return {place.work_id: resumption for place, resumption in found if resumption is not None}


def resume(place: Place, contents: Sequence[Chapter], new: Collection[int]) -> Resumption | None:
    """Where to go on, among the posted chapters in their order, of which these are new; None when all is read.

    At the paragraph where the reader stopped, or, when they came to a chapter's end, in the next one. A chapter that
    is gone leads to the one it was merged into, or to the one that now stands in its place.
    """
    by_id = {chapter.pk: chapter for chapter in contents}
    if here := by_id.get(place.chapter_id):
        ways_on = [here] if not place.at_end else contents[contents.index(here) + 1 :]
    elif heir := by_id.get(place.chapter.merged_into_id or 0):
        ways_on = [heir]
    else:
        ways_on = [chapter for chapter in contents if chapter.number >= place.chapter.number]
    chapter = next(iter([*ways_on, *(each for each in contents if each.pk in new)]), None)
    if chapter is None:
        return None
    return Resumption(
        work=place.work,
        chapter=chapter,
        anchor=place.anchor if chapter == here else 0,
        position=contents.index(chapter) + 1,
        total=len(contents),
        new=len(new),
    )


@prepared
def _begun(user: int, number: int) -> QuerySet[Place]:
    """So many of them, with no more of work and chapter than it takes to go on."""
    seen = Work.objects.visible_to(User(pk=user)).filter(pk=OuterRef("work"))
    posted = Chapter.objects.posted().filter(work=OuterRef("work"))
    # Most of what somebody has read is at its end: that is seen in an index, without a look at works and chapters.
    is_the_last = Q(chapter=Subquery(posted.order_by("-number").values("pk")[:1]))
    something_left = ~is_the_last | Q(Exists(posted.filter(posted_at__gt=OuterRef("read_at"))))
    put_away = ListedWork.objects.filter(
        work=OuterRef("work"), reading_list__user=user, reading_list__kind__in=(ListKind.FINISHED, ListKind.DROPPED)
    )
    mine = Place.objects.filter(Q(at_end=False) | something_left, ~Exists(put_away), Exists(seen), user=user)
    found = mine.select_related("work", "chapter").only(
        "anchor", "at_end", "work__title", "work__language", *(f"chapter__{each}" for each in WHERE_IT_STANDS)
    )
    return found.order_by("-read_at", "-pk")[:number]


def places_of(user: User) -> QuerySet[Place]:
    """The reader's places in works that they may see today, with work and chapter but without the chapter's texts."""
    mine = Place.objects.filter(Exists(Work.objects.visible_to(user).filter(pk=OuterRef("work"))), user=user)
    return mine.select_related("work", "chapter").defer(*(f"chapter__{text}" for text in (*CHAPTER_TEXTS, "anchors")))


@prepared
def _contents(works: Sequence[int]) -> QuerySet[Chapter]:
    return Chapter.objects.posted().filter(work__in=works).only("work_id", "number", "title").in_order()
