"""Deleting an account: what becomes of the works and the reviews, and that nothing else of the person remains."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.models import Invitation, User
from ficstead.archive.bindery.shelf import clear_shelf
from ficstead.archive.desk.betaing import end_all_betas, end_beta
from ficstead.archive.desk.inviting import leave_work, take_back
from ficstead.archive.desk.models import AuthorRequest, Beta, Rhythm
from ficstead.archive.desk.orphaning import orphan, orphan_pseud
from ficstead.archive.mail.models import Address, Letter
from ficstead.archive.reviews.models import Review
from ficstead.archive.reviews.reviewing import delete_review
from ficstead.archive.telling.models import News, NewsKind
from ficstead.archive.works.models import Authorship, Series, Visibility, Work


class Fate(models.TextChoices):
    """What becomes of a work."""

    ORPHAN = "orphan", _("It stays, without my name")
    HAND_OVER = "hand_over", _("It stays with the others who wrote it")
    DELETE = "delete", _("It is deleted for good")


@dataclass(frozen=True, slots=True)
class Farewell:
    """What the person wants: for all works at once, for single ones by their number, and for the reviews."""

    works: Fate = Fate.ORPHAN
    work_by_work: Mapping[int, Fate] = field(default_factory=dict)
    keep_reviews: bool = True


class LastHost(Exception):
    """Somebody has to run the archive."""


def works_of(user: User) -> models.QuerySet[Work]:
    """All of the person's works, trash included, each with `has_company`: others who wrote it, and are still here."""
    others = Authorship.objects.filter(work=OuterRef("pk"), pseud__user__is_active=True).exclude(pseud__user=user)
    return Work.objects.written_by(user).annotate(has_company=Exists(others)).order_by("title", "pk")


def fates_for(work: Work) -> Sequence[Fate]:
    """What can become of one of `works_of`, the mildest first.

    Nobody deletes what others have written too, and what no reader could see stays for nobody.
    """
    if work.has_company:  # type: ignore[attr-defined]
        return (Fate.HAND_OVER, Fate.ORPHAN)
    unseen = work.trashed_at is not None or work.visibility == Visibility.DRAFT
    return (Fate.DELETE,) if unseen else (Fate.ORPHAN, Fate.DELETE)


@transaction.atomic
def leave(user: User, farewell: Farewell, *, at: datetime) -> None:
    """Everything the person asked for, then the account itself with all that hangs on it. Raises `LastHost`."""
    # Whoever is just writing a notice to this person finishes first, or finds nobody.
    User.objects.select_for_update().get(pk=user.pk)
    _refuse_the_last_host(user)
    list(Work.objects.written_by(user).select_for_update().order_by("pk").values_list("pk", flat=True))
    for work in list(works_of(user)):
        _settle_work(work, _fate_of(work, farewell), user, at=at)
    _settle_series(user)
    _settle_reviews(user, keep=farewell.keep_reviews, at=at)
    take_back(AuthorRequest.objects.filter(asked_by=user))
    _settle_betas(user, at=at)
    _clear_letters(user)
    _clear_invitations(user)
    _end_sessions(user)
    user.delete()


def _refuse_the_last_host(user: User) -> None:
    hosts = User.objects.select_for_update().filter(is_superuser=True, is_active=True)
    if user.is_host and set(hosts.values_list("pk", flat=True)) == {user.pk}:
        raise LastHost


def _fate_of(work: Work, farewell: Farewell) -> Fate:
    """What was said of all works is said of those that nobody else has written."""
    possible = fates_for(work)
    of_all = possible[0] if Fate.HAND_OVER in possible else farewell.works
    wished = farewell.work_by_work.get(work.pk, of_all)
    return wished if wished in possible else possible[0]


def _settle_work(work: Work, fate: Fate, user: User, *, at: datetime) -> None:
    transaction.on_commit(partial(clear_shelf, work.pk))
    if fate == Fate.DELETE:
        work.delete()
        return
    if fate == Fate.HAND_OVER:
        leave_work(work, by=user)
    else:
        orphan(work, of=user)
        _forget_rhythm(work)
        _end_betas(work, at=at)
    told = News.objects.filter(work=work, kind__in=(NewsKind.CHAPTER, NewsKind.REVISION, NewsKind.ANNOUNCEMENT))
    told.update(actor_name=work.signed_by())


def _forget_rhythm(work: Work) -> None:
    """Nothing goes out by itself any more where nobody is left."""
    if not work.authorships.filter(pseud__user__is_active=True).exists():
        Rhythm.objects.filter(work=work).delete()


def _end_betas(work: Work, *, at: datetime) -> None:
    """Nor does anybody read along; what was said in private was said to somebody."""
    if not work.authorships.filter(pseud__user__is_active=True).exists():
        end_all_betas(work, at=at)


def _settle_betas(user: User, *, at: datetime) -> None:
    """What they asked waits no longer; what they said as a beta stays with the authors, without a name."""
    waiting = Q(asked_by=user) | Q(pseud__user=user) | Q(email__in=_addresses_of(user))
    for beta in Beta.objects.filter(waiting, answered_at=None, ended_at=None).select_related("work", "pseud__user"):
        end_beta(beta, at=at)
    Beta.objects.filter(email__in=_addresses_of(user)).delete()


def _settle_series(user: User) -> None:
    """A series stays as long as works are in it; with nobody left it goes to the archive like an orphaned work."""
    mine = Series.objects.filter(creators__user=user).distinct().order_by("pk")
    for series in list(mine):
        series.creators.remove(*series.creators.filter(user=user))
        if not series.places.exists():
            series.delete()
        elif not series.creators.exists():
            series.creators.add(orphan_pseud())


def _settle_reviews(user: User, *, keep: bool, at: datetime) -> None:
    """Kept ones lose their name with the pseud. Answers go before what they answer, so that few stubs are left."""
    if not keep:
        newest_first = Review.objects.filter(pseud__user=user).order_by("-posted_at", "-pk")
        for pk in list(newest_first.values_list("pk", flat=True)):
            delete_review(Review.objects.select_related("thread", "answers_to").get(pk=pk), at=at)
    News.objects.filter(actor=user).update(actor_name="")


def _clear_letters(user: User) -> None:
    """Sent and waiting: what was written to the person is the person's."""
    addresses = _addresses_of(user)
    Letter.objects.filter(address__in=addresses).delete()
    Address.objects.filter(email__in=addresses).delete()


def _addresses_of(user: User) -> set[str]:
    return {*EmailAddress.objects.filter(user=user).values_list("email", flat=True), user.email} - {""}


def _clear_invitations(user: User) -> None:
    Invitation.objects.filter(made_by=user, used_at=None).delete()
    Invitation.objects.filter(used_by=user).update(email="")


def _end_sessions(user: User) -> None:
    keys = UserSession.objects.filter(user=user).values_list("session_key", flat=True)
    Session.objects.filter(session_key__in=list(keys)).delete()
