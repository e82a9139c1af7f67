"""Which works stand together under a name."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, F, Func, IntegerField, OuterRef, QuerySet, Subquery
from django.http import Http404

from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.core.names import name_key
from ficstead.archive.core.prepared import prepared
from ficstead.archive.tags.models import Tag
from ficstead.archive.works.models import Series, Tally, Visibility, Work, WorkTag
from ficstead.archive.works.models.work import TallyQuerySet, WorkQuerySet, WorkTagQuerySet

Reader = User | AnonymousUser
Found = TypeVar("Found")
Named = TypeVar("Named", Pseud, Series)
COUNTED = Func(template="COUNT(*)", output_field=IntegerField())
TOLD = Func("works", template="COALESCE(SUM(%(expressions)s), 0)", output_field=IntegerField())
"""The number of works, of the rows of a tally."""


def tags_of(kind: str, tallies: TallyQuerySet) -> QuerySet[Tag]:
    """The tags of that kind on listed works, the fullest first, each with its number of works as `shown`."""
    number = Subquery(tallies.filter(tag=OuterRef("pk")).values_list(TOLD), output_field=IntegerField())
    tags = Tag.objects.filter(kind=kind, canonical=None).annotate(shown=number)
    return tags.filter(shown__gt=0).order_by(F("shown").desc(), "name", "pk")


def number_of_all(reader: Reader) -> QuerySet[Any, tuple[int]]:
    return Tally.objects.listed_for(reader).filter(tag=Tally.ALL_WORKS).values_list(TOLD)


def number_under(reader: Reader, names: Sequence[int]) -> QuerySet[Any, tuple[int]]:
    """How many `places_under` these names there are. Of several a work may bear more than one: they are counted place by place."""
    if len(names) == 1:
        return Tally.objects.listed_for(reader).filter(tag=names[0]).values_list(TOLD)
    return places_under(WorkTag.objects.listed_for(reader), names).values_list(COUNTED)


def with_works(rows: "QuerySet[Named]", its_works: QuerySet[Any]) -> "QuerySet[Named]":
    """Those of the rows that have works, each with their number as `shown`; `its_works` are those of `OuterRef("pk")`.

    Counted row by row in an index: to bring all works of a large archive together with all their tags takes a second.
    """
    number = Subquery(its_works.values_list(COUNTED), output_field=IntegerField())
    return rows.filter(Exists(its_works)).annotate(shown=number)


def names_of(tag: int) -> list[int]:
    """The tag's own id and those of its synonyms."""
    return [tag, *(pk for (pk,) in _synonyms_of(tag))]


@prepared
def _synonyms_of(tag: int) -> QuerySet[Tag, tuple[int]]:
    return Tag.objects.filter(canonical=tag).order_by("pk").values_list("pk")


def works_tagged(works: WorkQuerySet, tag: int) -> WorkQuerySet:
    """Those among the works that bear the tag or one of its synonyms."""
    return works.filter(pk__in=WorkTag.objects.filter(tag__in=names_of(tag)).values("work"))


def places_under(tagging: WorkTagQuerySet, names: Sequence[int]) -> WorkTagQuerySet:
    """Where works stand under the tag of these names; each work once, also one that bears several of them."""
    if len(names) == 1:
        return tagging.filter(tag=names[0])
    earlier = WorkTag.objects.filter(work=OuterRef("work"), tag__in=names, pk__lt=OuterRef("pk"))
    return tagging.filter(~Exists(earlier), tag__in=names)


def works_by(works: WorkQuerySet, pseud: int) -> WorkQuerySet:
    return works.filter(authors=pseud)


@prepared
def drafts_by(pseud: int) -> QuerySet[Work, tuple[int]]:
    """For nobody's eyes but this author's."""
    drafts = Work.objects.filter(visibility=Visibility.DRAFT, trashed_at=None)
    return works_by(drafts, pseud).ids_of_works()


def pseud_named(name: str) -> Pseud:
    """The pseud of that name, or once of that name, in any mixture of capitals."""
    key = name_key(name)
    return _the_one(_pseuds_named(key) or _pseuds_once_named(key))


@prepared
def _pseuds_named(key: str) -> QuerySet[Pseud]:
    return Pseud._default_manager.filter(key=key)


@prepared
def _pseuds_once_named(key: str) -> QuerySet[Pseud]:
    return Pseud._default_manager.filter(former_names__key=key)


@prepared
def _tags(pk: int) -> QuerySet[Tag]:
    return Tag.objects.filter(pk=pk).select_related("canonical")


def tag_with_id(pk: int) -> Tag:
    """With its canonical tag, where it is a synonym."""
    return _the_one(_tags(pk))


def series_with_id(pk: int) -> Series:
    return _the_one(_series(pk))


@prepared
def _series(pk: int) -> QuerySet[Series]:
    return Series.objects.filter(pk=pk)


@prepared
def creators_of(series: int) -> QuerySet[Pseud]:
    return Pseud._default_manager.filter(series=series)


def _the_one(found: Sequence[Found]) -> Found:
    """Raises `Http404` where there is none."""
    if not found:
        raise Http404
    return found[0]
