"""Asking a beta by mail: a letter with a link for one person, who is a member or becomes one with it."""

from datetime import datetime, timedelta
from typing import ClassVar
from urllib.parse import urlencode

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core import signing
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from ficstead.archive.accounts.inviting import invite, link_of
from ficstead.archive.accounts.models import Invitation, User
from ficstead.archive.desk.betaing import refused_lately
from ficstead.archive.desk.inviting import SaidNoLately, ThatIsYou
from ficstead.archive.desk.models import Beta
from ficstead.archive.mail.queueing import queue_letter
from ficstead.archive.works.models import Work

LINK_LASTS = timedelta(days=60)
LETTERS_A_DAY = 10


class TooManyLetters(Exception):
    """So many letters to addresses that nobody has checked are enough for a day."""


class BetaLink:
    """The part of the address that only the letter has."""

    _signer: ClassVar = signing.TimestampSigner(salt="a letter to a beta")

    @classmethod
    def of(cls, beta: Beta) -> str:
        return str(cls._signer.sign_object({"beta": beta.pk, "work": beta.work_id}, compress=True))

    @classmethod
    def read(cls, token: str) -> int | None:
        """The number of the invitation; None for a link that is no longer, or never was, one of ours."""
        try:
            return int(cls._signer.unsign_object(token, max_age=LINK_LASTS)["beta"])
        except (signing.BadSignature, ValueError, KeyError, TypeError):
            return None


@transaction.atomic
def write_to_beta(work: Work, email: str, *, by: User, at: datetime) -> Beta:
    """A letter goes to that address. Asking twice while it waits is asking once.

    Whether it is a member's shows in nothing; a member who has blocked `by` gets no letter. Raises `ThatIsYou`,
    `SaidNoLately`, `TooManyLetters`, and `NoInvitationLeft` where an account takes an invitation.
    """
    work.hold()
    email = email.lower()
    if EmailAddress.objects.filter(user=by, email__iexact=email).exists():
        raise ThatIsYou
    asked = work.betas.filter(email=email)
    if refused_lately(asked, now=at):
        raise SaidNoLately
    beta = asked.waiting().first()
    if beta is None:
        _refuse_floods(by, now=at)
        beta = Beta(work=work, email=email, asked_by=by, asked_at=at)
        beta.save()
        beta.invitation = _code_for(beta, by, at=at)
        beta.save(update_fields=["invitation"])
        _send(beta, by, at=at)
    return beta


def _refuse_floods(by: User, *, now: datetime) -> None:
    if Beta.objects.filter(asked_by=by, pseud=None, asked_at__gt=now - timedelta(days=1)).count() >= LETTERS_A_DAY:
        raise TooManyLetters


def _code_for(beta: Beta, by: User, *, at: datetime) -> Invitation | None:
    """Whoever is a member already doesn't use it up: it is given back with their answer."""
    if settings.SIGN_UP != "invitation":
        return None
    return invite(by, form_key=f"beta-letter:{beta.pk}", at=at)


def _send(beta: Beta, by: User, *, at: datetime) -> None:
    blocked = EmailAddress.objects.filter(email__iexact=beta.email, verified=True, user__blocks__blocked=by)
    if blocked.exists():
        return
    page = reverse("desk-beta-letter", args=[BetaLink.of(beta)])
    ctx = {
        "asker": beta.asker(),
        "title": beta.work.title,
        "link": settings.SITE_URL + page,
        "sign_up": _way_in(beta, page),
    }
    queue_letter(
        key=f"beta-letter:{beta.pk}",
        address=beta.email,
        subject=_("%(asker)s asks you to read a story before others do") % ctx,
        text=render_to_string("desk/beta_letter.txt", ctx),
        at=at,
    )


def _way_in(beta: Beta, page: str) -> str:
    """For whoever has no account yet, and back to the invitation; empty where nobody new is let in."""
    if settings.SIGN_UP == "closed":
        return ""
    if beta.invitation is not None:
        return f"{link_of(beta.invitation)}&{urlencode({'next': page})}"
    return f"{settings.SITE_URL}{reverse('sign-up')}?{urlencode({'next': page})}"


def letter_for(user: User, token: str) -> Beta | None:
    """The invitation to which the link leads, if this person may take it."""
    found = Beta.objects.filter(pk=BetaLink.read(token) or 0, work__trashed_at=None)
    found = found.exclude(work__authors__user__blocked_by__blocker=user)
    return found.select_related("work", "invitation", "pseud").first()
