"""The chapters of one work, as somebody may see them: a stranger's are asked for in prepared questions."""

from django.contrib.auth.models import AnonymousUser

from ficstead.archive.accounts.models import User
from ficstead.archive.works.models import Chapter, Work
from ficstead.archive.works.models.chapter import ChapterQuerySet
from ficstead.archive.works.showing import open_chapter, open_chapters, open_contents

Reader = User | AnonymousUser


def contents_of(work: Work, reader: Reader) -> list[Chapter]:
    """All of them, without their texts."""
    return list(_visible(work, reader).for_contents()) if reader.is_authenticated else open_contents(work.pk)


def chapters_of(work: Work, reader: Reader) -> list[Chapter]:
    """All of them, texts included."""
    return list(_visible(work, reader).in_order()) if reader.is_authenticated else open_chapters(work.pk)


def chapter_of(work: Work, pk: int, reader: Reader) -> Chapter | None:
    """That one; what a stranger may see is everybody's."""
    found = open_chapter(work.pk, pk) or (reader.is_authenticated and list(_visible(work, reader).filter(pk=pk)))
    return found[0] if found else None


def _visible(work: Work, reader: Reader) -> ChapterQuerySet:
    return Chapter.objects.visible_to(reader).filter(work=work)
