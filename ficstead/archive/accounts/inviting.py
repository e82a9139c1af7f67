"""Inviting: who may, to whom the letter goes, and that a code lets in one person alone."""

from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from ficstead.archive.accounts.models import Invitation, User

_CODE_LETTERS = 16


class NoInvitationLeft(Exception):
    """This member has given all their invitations away."""


class InvitationIsUsed(Exception):
    """Somebody has come in with this code, or nobody ever made it."""


def find_open_invitation(code: str) -> Invitation | None:
    """Written as people type it: in any capitals."""
    return Invitation.objects.filter(code=code.strip().lower(), used_at=None).first()


@transaction.atomic
def invite(user: User, *, form_key: str, email: str = "", at: datetime) -> Invitation:
    """A code that lets one person in, sent to the address if there is one. The same form makes the same code once.

    Staff have as many as they need. Raises `NoInvitationLeft`.
    """
    made, new = Invitation.objects.get_or_create(
        code=_code_of(user, form_key), defaults={"made_by": user, "email": email, "made_at": at}
    )
    if new:
        _take_one_from(user)
        if email:
            _send(made)
    return made


def withdraw_invitation(invitation: Invitation) -> None:
    """A code nobody has used opens nothing any more; whoever made it has it back to give."""
    with transaction.atomic():
        gone, _rows = Invitation.objects.filter(pk=invitation.pk, used_at=None).delete()
        giver = invitation.made_by
        if gone and giver is not None and not giver.is_moderator:
            User.objects.filter(pk=giver.pk).update(invitations_left=F("invitations_left") + 1)


def grant_invitations(user: User, number: int) -> None:
    """How many the member may give from now on. Saying it twice grants nothing twice."""
    user.invitations_left = number
    user.save(update_fields=["invitations_left"])


def use_invitation(code: str, user: User, *, at: datetime) -> None:
    """Raises `InvitationIsUsed` for the second of two who come with the same code, even in the same moment."""
    mine = Invitation.objects.filter(code=code.strip().lower(), used_at=None).update(used_by=user, used_at=at)
    if not mine:
        raise InvitationIsUsed


def link_of(invitation: Invitation) -> str:
    return f"{settings.SITE_URL}{reverse('sign-up')}?code={invitation.code}"


def _code_of(user: User, form_key: str) -> str:
    """Only this server can make it of the form's key."""
    return salted_hmac("invitation", f"{user.pk}:{form_key}", algorithm="sha256").hexdigest()[:_CODE_LETTERS]


def _take_one_from(user: User) -> None:
    if user.is_moderator:
        return
    taken = User.objects.filter(pk=user.pk, invitations_left__gt=0).update(invitations_left=F("invitations_left") - 1)
    if not taken:
        raise NoInvitationLeft


def _send(invitation: Invitation) -> None:
    words = render_to_string("accounts/invitation.txt", {"link": link_of(invitation)})
    subject = _("An invitation to %(name)s") % {"name": settings.SITE_NAME}
    send_mail(subject, words, None, [invitation.email])
