"""Which works stand together under a name."""

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from ficstead.archive.accounts.models import Pseud
from ficstead.archive.core.names import name_key
from ficstead.archive.core.prepared import prepared
from ficstead.archive.tags.models import Tag, TagKind
from ficstead.archive.works.models import Series, WorkTag
from ficstead.archive.works.models.work import WorkQuerySet


def fandoms_of(works: WorkQuerySet) -> QuerySet[Tag]:
    """The fandoms of these works, the fullest first, each with its number of works as `shown`."""
    return tags_of(TagKind.FANDOM, works)


def tags_of(kind: str, works: WorkQuerySet) -> QuerySet[Tag]:
    """The tags of that kind on these works, the fullest first, each with its number of works as `shown`."""
    tags = Tag.objects.filter(kind=kind, canonical=None, works__in=works)
    return tags.annotate(shown=Count("works")).order_by("-shown", "name", "pk")


def works_tagged(works: WorkQuerySet, tag: int) -> WorkQuerySet:
    """Those among the works that bear the tag or one of its synonyms."""
    names = Tag.objects.filter(Q(pk=tag) | Q(canonical=tag))
    return works.filter(pk__in=WorkTag.objects.filter(tag__in=names).values("work"))


def works_by(works: WorkQuerySet, pseud: int) -> WorkQuerySet:
    return works.filter(authors=pseud)


def pseud_named(name: str) -> Pseud:
    """The pseud of that name, or once of that name, in any mixture of capitals."""
    key = name_key(name)
    found = _pseuds_named(key) or _pseuds_once_named(key)
    if not found:
        raise Http404
    return found[0]


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
    if found := _tags(pk):
        return found[0]
    raise Http404


def series_with_id(pk: int) -> Series:
    if found := _series(pk):
        return found[0]
    raise Http404


@prepared
def _series(pk: int) -> QuerySet[Series]:
    return Series.objects.filter(pk=pk)


@prepared
def creators_of(series: int) -> QuerySet[Pseud]:
    return Pseud._default_manager.filter(series=series)
