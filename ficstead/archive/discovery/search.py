"""Finding works by the words of their title, authors and tags."""

from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from ficstead.archive.core.names import name_key
from ficstead.archive.works.models import Authorship, WorkTag
from ficstead.archive.works.models.work import WorkQuerySet

_WORDS_AT_MOST = 10


def works_matching(query: str, works: WorkQuerySet) -> WorkQuerySet:
    """Those among the works in which each word of the query stands, in the title, an author's name or a tag's."""
    for word in query.replace("\x00", " ").split()[:_WORDS_AT_MOST]:
        works = works.filter(_in_title(word) | _in_authors(word) | _in_tags(word))
    return works


def _in_title(word: str) -> Q:
    """SQLite compares only ASCII without regard to capitals: of other letters the likeliest spellings are tried."""
    spellings = {word, word.lower(), word.upper(), word.capitalize()}
    return reduce(or_, (Q(title__icontains=spelling) for spelling in sorted(spellings)))


def _in_authors(word: str) -> Q:
    return Q(Exists(Authorship.objects.filter(work=OuterRef("pk"), pseud__key__contains=name_key(word))))


def _in_tags(word: str) -> Q:
    key = name_key(word)
    named = Q(tag__key__contains=key) | Q(tag__canonical__key__contains=key)
    return Q(Exists(WorkTag.objects.filter(named, work=OuterRef("pk"))))
