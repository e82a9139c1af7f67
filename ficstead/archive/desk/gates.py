"""The gates of the desk: each finds a thing among this person's own, or answers 404."""

from django.shortcuts import get_object_or_404

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.models import ManuscriptFile
from ficstead.archive.works.models import Chapter, Work


def own_work(user: User, pk: int) -> Work:
    return get_object_or_404(Work.objects.written_by(user).filter(trashed_at=None).with_blurbs(), pk=pk)


def own_trashed_work(user: User, pk: int) -> Work:
    return get_object_or_404(Work.objects.written_by(user).filter(trashed_at__isnull=False), pk=pk)


def own_chapter(user: User, work: int, pk: int) -> Chapter:
    return get_object_or_404(own_work(user, work).chapters.filter(trashed_at=None).select_related("work"), pk=pk)


def own_trashed_chapter(user: User, work: int, pk: int) -> Chapter:
    return get_object_or_404(
        own_work(user, work).chapters.filter(trashed_at__isnull=False).select_related("work"), pk=pk
    )


def own_manuscript(user: User, pk: int) -> ManuscriptFile:
    return get_object_or_404(ManuscriptFile.objects.filter(owner=user).filter(trashed_at=None), pk=pk)


def own_trashed_manuscript(user: User, pk: int) -> ManuscriptFile:
    return get_object_or_404(ManuscriptFile.objects.filter(owner=user).filter(trashed_at__isnull=False), pk=pk)
