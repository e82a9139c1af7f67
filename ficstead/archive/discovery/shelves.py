"""Which works stand together under a name."""

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from ficstead.archive.accounts.models import Pseud
from ficstead.archive.core.names import name_key
from ficstead.archive.tags.models import Tag, TagKind
from ficstead.archive.works.models.work import WorkQuerySet


def fandoms_of(works: WorkQuerySet) -> QuerySet[Tag]:
    """The fandoms of these works, the fullest first, each with its number of works as `shown`."""
    return tags_of(TagKind.FANDOM, works)


def tags_of(kind: str, works: WorkQuerySet) -> QuerySet[Tag]:
    """The tags of that kind on these works, the fullest first, each with its number of works as `shown`."""
    tags = Tag.objects.filter(kind=kind, canonical=None, works__in=works)
    return tags.annotate(shown=Count("works")).order_by("-shown", "name", "pk")


def works_tagged(tag: Tag, works: WorkQuerySet) -> WorkQuerySet:
    """Those among the works that bear the tag or one of its synonyms."""
    return works.filter(Q(tags=tag) | Q(tags__canonical=tag)).distinct()


def pseud_named(name: str) -> Pseud:
    """The pseud of that name, or once of that name, in any mixture of capitals."""
    key = name_key(name)
    return Pseud.objects.filter(key=key).first() or get_object_or_404(Pseud, former_names__key=key)
