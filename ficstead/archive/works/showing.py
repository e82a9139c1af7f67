"""What the busiest pages read of works: as strangers may see them, in few questions prepared once.

What a stranger may see everybody may see. Where a member may see more, the page asks again for them.
"""

from collections.abc import Iterable, Sequence

from django.contrib.auth.models import AnonymousUser
from django.db.models import F, QuerySet

from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.core.prepared import prepared
from ficstead.archive.tags.models import Label, Tag
from ficstead.archive.works.models import Chapter, SeriesPlace, Work

NOBODY = AnonymousUser()
A_MEMBER = User()
"""Whichever: the lists are the same for all of them."""


@prepared
def open_works(pks: Sequence[int]) -> QuerySet[Work]:
    return Work.objects.visible_to(NOBODY).filter(pk__in=pks)


@prepared
def open_contents(work: int) -> QuerySet[Chapter]:
    """All chapters, without their texts."""
    return Chapter.objects.visible_to(NOBODY).filter(work=work).for_contents()


@prepared
def open_chapters(work: int) -> QuerySet[Chapter]:
    """All chapters, texts included."""
    return Chapter.objects.visible_to(NOBODY).filter(work=work).in_order()


@prepared
def open_chapter(work: int, chapter: int) -> QuerySet[Chapter]:
    return Chapter.objects.visible_to(NOBODY).filter(work=work, pk=chapter)


@prepared
def listed_works(pks: Sequence[int]) -> QuerySet[Work]:
    """With what lists tell of them. Whoever lists them has seen to it who may see them."""
    return Work.objects.filter(pk__in=pks).only(*_LISTED)


def with_authors(works: Sequence[Work]) -> Sequence[Work]:
    """The same works with the names beneath their titles, in one question."""
    signed: dict[int, list[Pseud]] = {work.pk: [] for work in works}
    for pseud in _authors_of(sorted(signed)):
        signed[pseud.signs].append(pseud)  # type: ignore[attr-defined]
    for work in works:
        work.read_authors = signed[work.pk]
    return works


def with_tags(works: Sequence[Work]) -> Sequence[Work]:
    """The same works with their tags, in one question."""
    tagged: dict[int, list[Label]] = {work.pk: [] for work in works}
    for row in tags_of(sorted(tagged)):
        tagged[row[0]].append(Label._make(row[1:]))
    for work in works:
        work.read_tags = tagged[work.pk]
    return works


@prepared
def tags_of(works: Iterable[int]) -> QuerySet[Tag, tuple[int, int, str, str]]:
    """The work's id, the tag's, its kind and name, in the author's order."""
    rows = Tag.objects.filter(tagging__work__pk__in=works).order_by("tagging__position", "tagging__pk")
    return rows.values_list("tagging__work", "pk", "kind", "name")


def with_title_pages(works: Sequence[Work]) -> Sequence[Work]:
    """The same works with authors, tags and series, in three questions however many they are."""
    placed: dict[int, list[SeriesPlace]] = {work.pk: [] for work in works}
    for place in _places_of(sorted(placed)):
        placed[place.work_id].append(place)
    for work in with_tags(with_authors(works)):
        work.read_places = placed[work.pk]
    return works


_LISTED = "title summary language status planned_chapters visibility words chapter_count updated_at".split()


@prepared
def _authors_of(works: Iterable[int]) -> QuerySet[Pseud]:
    signs = Pseud._default_manager.filter(authorships__work__pk__in=works).annotate(signs=F("authorships__work"))
    return signs.order_by("authorships__position", "pk")


@prepared
def _places_of(works: Iterable[int]) -> QuerySet[SeriesPlace]:
    return SeriesPlace.objects.filter(work__pk__in=works).select_related("series").order_by("pk")
