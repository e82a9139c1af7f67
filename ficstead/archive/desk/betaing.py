"""Reading before others do: asking a beta by name, their yes or no, stopping again, and the credit for it.

Nobody reads along without having said yes; either side ends it; the name stands on the title page when both want it.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from ficstead.archive.accounts.inviting import withdraw_invitation
from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.desk.inviting import AlreadyThere, SaidNoLately, ThatIsYou, pseud_called
from ficstead.archive.desk.models import Beta, Remark
from ficstead.archive.telling.models import NewsKind, Notice
from ficstead.archive.telling.reporting import report_to, withdraw
from ficstead.archive.works.models import Work

REST_AFTER_A_NO = timedelta(days=30)


class NoLongerAsked(Exception):
    """The invitation was withdrawn, or answered with no, or another has taken it."""


@transaction.atomic
def ask_beta(work: Work, name: str, *, by: User, at: datetime) -> Beta:
    """Asks the owner of that pseud, who finds it in their inbox. Asking twice is asking once.

    Somebody who has blocked `by` isn't told; to `by` it looks like any request that waits. Raises `NobodyOfThatName`,
    `ThatIsYou`, `AlreadyThere`, `SaidNoLately`.
    """
    work.hold()
    pseud = pseud_called(name)
    if pseud.user_id == by.pk:
        raise ThatIsYou
    refuse_if_there(work, pseud.user)
    asked = work.betas.filter(pseud=pseud)
    if refused_lately(asked, now=at):
        raise SaidNoLately
    beta = asked.waiting().first()
    if beta is None:
        beta = Beta.objects.create(work=work, pseud=pseud, asked_by=by, asked_at=at)
        _report_request(beta, pseud.user, at=at)
    return beta


def refuse_if_there(work: Work, user: User) -> None:
    """Raises `AlreadyThere`: they write it themselves, or read it as a beta, under whichever name."""
    if work.is_written_by(user) or work.betas.filter(pseud__user=user, accepted=True, ended_at=None).exists():
        raise AlreadyThere


def refused_lately(asked: QuerySet[Beta], *, now: datetime) -> bool:
    return asked.filter(answered_at__gt=now - REST_AFTER_A_NO, accepted=False).exists()


def _report_request(beta: Beta, user: User, *, at: datetime) -> None:
    """Names no work but in its words, since the person who is asked can't see one that is still a draft."""
    report_to(
        [user],
        NewsKind.BETA_REQUEST,
        key=_key_of(beta),
        link=reverse("desk-betaing"),
        at=at,
        actor=beta.asked_by,
        actor_name=beta.asker(),
        excerpt=str(beta.work),
    )


@transaction.atomic
def accept_beta(beta: Beta, *, by: Pseud, at: datetime) -> Beta:
    """The pseud reads along from now on. Saying it twice is saying it once.

    Raises `NoLongerAsked`, and `AlreadyThere` when that person is on the work by another way.
    """
    beta.work.hold()
    beta = Beta.objects.select_related("work", "invitation").get(pk=beta.pk)
    if beta.accepted and beta.ended_at is None and beta.pseud_id == by.pk:
        return beta
    if beta.answered_at or beta.ended_at:
        raise NoLongerAsked
    refuse_if_there(beta.work, by.user)
    _end_others(beta, by, at=at)
    if beta.invitation is not None:
        withdraw_invitation(beta.invitation)  # they were a member already; a code that was used stays
    beta.pseud, beta.email, beta.answered_at, beta.accepted = by, "", at, True
    beta.save(update_fields=["pseud", "email", "answered_at", "accepted"])
    withdraw(_key_of(beta))
    _report_answer(beta, at=at)
    return beta


def _end_others(beta: Beta, pseud: Pseud, *, at: datetime) -> None:
    """Asked by name and by mail, they have now answered both."""
    others = beta.work.betas.waiting().filter(pseud__user=pseud.user).exclude(pk=beta.pk)
    for other in list(others):
        withdraw(_key_of(other))
        other.delete()


def _report_answer(beta: Beta, *, at: datetime) -> None:
    report_to(
        User.objects.filter(pseuds__works=beta.work).distinct(),
        NewsKind.BETA,
        key=f"{_key_of(beta)}:yes",
        link=reverse("desk-betas", args=[beta.work_id]),
        at=at,
        actor=beta.pseud.user if beta.pseud else None,
        actor_name=str(beta),
        work=beta.work,
        excerpt=_("%(name)s has said yes and reads along now.") % {"name": beta},
    )


@transaction.atomic
def decline_beta(beta: Beta, *, at: datetime) -> None:
    """A request that has been answered stays as it was answered."""
    if beta.work.betas.waiting().filter(pk=beta.pk).update(answered_at=at, ended_at=at):
        withdraw(_key_of(beta))
        _give_code_back(beta)


@transaction.atomic
def end_beta(beta: Beta, *, at: datetime) -> None:
    """An author takes it back, or the beta steps down: they see nothing of the work any more. Their remarks stay."""
    beta.work.hold()
    if not Beta.objects.filter(pk=beta.pk, ended_at=None).update(ended_at=at):
        return
    withdraw(_key_of(beta))
    _give_code_back(beta)
    if beta.pseud is not None:
        forget_news([beta.pseud.user], beta.work)


def _give_code_back(beta: Beta) -> None:
    if beta.invitation is not None:
        withdraw_invitation(beta.invitation)


def forget_news(users: Iterable[User], work: Work) -> None:
    """What was told them as betas of this work."""
    Notice.objects.filter(recipient__in=list(users), news__key__startswith=news_prefix(work)).delete()


def news_prefix(work: Work) -> str:
    return f"beta:{work.pk}:"


def _key_of(beta: Beta) -> str:
    return f"beta-request:{beta.pk}"


@transaction.atomic
def set_credit(beta: Beta, *, given: bool | None = None, wanted: bool | None = None) -> None:
    """What an author gives, or what the beta wants; the title page shows the name while both say yes."""
    beta.work.hold()
    beta.refresh_from_db(fields=["credit_given", "credit_wanted"])
    beta.credit_given = beta.credit_given if given is None else given
    beta.credit_wanted = beta.credit_wanted if wanted is None else wanted
    beta.save(update_fields=["credit_given", "credit_wanted"])
    show_credits(beta.work)


def show_credits(work: Work) -> None:
    """The title page names exactly those who are to be named."""
    named = work.betas.filter(accepted=True, credit_given=True, credit_wanted=True)
    work.credited_betas.set(Pseud.objects.filter(beta_readings__in=named))
    work.show_change()


@transaction.atomic
def end_all_betas(work: Work, *, at: datetime) -> None:
    """Nobody is left who asked them: what was said in private goes, and the credits stay."""
    for beta in list(work.betas.filter(ended_at=None).select_related("work", "pseud__user", "invitation")):
        end_beta(beta, at=at)
    Remark.objects.filter(chapter__work=work).delete()


def betas_shown(work: Work) -> QuerySet[Beta]:
    """All who read it, may still answer, said no, or have read it; not those who were never told."""
    ended_unanswered = Q(answered_at=None, ended_at__isnull=False)
    return work.betas.exclude(ended_unanswered).select_related("pseud").order_by("ended_at", "asked_at", "pk")
