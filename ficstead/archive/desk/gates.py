"""The gates of the desk: each finds a thing among this person's own, or answers 404."""

from django.db.models import Q
from django.shortcuts import get_object_or_404

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.models import AuthorRequest, ManuscriptFile
from ficstead.archive.works.models import Announcement, Chapter, Series, SeriesPlace, Work


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


def own_announcement(user: User, work: int, pk: int) -> Announcement:
    """One that still stands."""
    return get_object_or_404(Announcement.objects.standing().filter(work=own_work(user, work)), pk=pk)


def own_series(user: User, pk: int) -> Series:
    return get_object_or_404(Series.objects.filter(creators__user=user).distinct(), pk=pk)


def own_place(user: User, series: int, pk: int) -> SeriesPlace:
    """A place in their own series, or the place of their own work in anybody's."""
    own = Q(series__creators__user=user) | Q(work__in=Work.objects.written_by(user))
    places = SeriesPlace.objects.filter(own, series=series).select_related("series", "work").distinct()
    return get_object_or_404(places, pk=pk)


def request_to(user: User, pk: int) -> AuthorRequest:
    """One that this person is asked, or has answered; what people they keep away ask stays unseen."""
    unseen = Q(answered_at=None, asked_by__blocked_by__blocker=user)
    return get_object_or_404(
        AuthorRequest.objects.filter(pseud__user=user, work__trashed_at=None).exclude(unseen), pk=pk
    )


def request_on_own(user: User, pk: int) -> AuthorRequest:
    """One for a work or a series of their own, whoever of its authors asked."""
    own = Q(work__in=Work.objects.written_by(user)) | Q(series__creators__user=user)
    return get_object_or_404(AuthorRequest.objects.filter(own).distinct(), pk=pk)
