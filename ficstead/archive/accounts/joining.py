"""Becoming a member."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ficstead.archive.accounts.inviting import InvitationIsUsed, use_invitation
from ficstead.archive.accounts.models import Pseud, User

SAME_BREATH = timedelta(minutes=1)


def create_member(
    username: str, password: str, *, pseuds: tuple[str, ...] = (), email: str = "", verified: bool = True
) -> User:
    """A new account with its pseuds, the first of which (else the user name) is the default.

    The address counts as verified: whoever runs the archive vouches for it. Raises
    `django.core.exceptions.ValidationError` when a name is taken or malformed, or the password too weak; nothing is
    made then.
    """
    user = _somebody_new(username, password, email=email)
    with transaction.atomic():
        _settle(user, pseuds or (username,), verified=verified)
    return user


def join(username: str, password: str, *, pseud: str, email: str, code: str | None, at: datetime) -> User:
    """What the sign-up page does: the address is not believed yet, and the invitation, where one is asked for, used up.

    Raises `ValidationError` with words for whoever came a moment too late; nothing is made then.
    """
    user = _somebody_new(username, password, email=email)
    try:
        with transaction.atomic():
            _settle(user, (pseud,), verified=False)
            if code is not None:
                use_invitation(code, user, at=at)
            return user
    except InvitationIsUsed as late:
        raise ValidationError(_("Somebody has come in with this invitation just now.")) from late
    except IntegrityError as late:
        raise ValidationError(_("Somebody has taken one of these names just now. Choose another.")) from late


def _somebody_new(username: str, password: str, *, email: str) -> User:
    """Not saved yet. Hashing takes its time, as it should; nobody else who writes has to wait for it."""
    user = User(username=username, email=email.lower())
    validate_password(password, user)
    user.set_password(password)
    return user


def _settle(user: User, pseuds: Sequence[str], *, verified: bool) -> None:
    user.full_clean()
    user.save()
    for position, name in enumerate(pseuds):
        pseud = Pseud(user=user, is_default=position == 0)
        pseud.call(name)
        pseud.full_clean()
        pseud.save()
    if user.email:
        address = EmailAddress(user=user, email=user.email, primary=True, verified=verified)
        address.full_clean()
        address.save()


def joined_just_now(username: str, password: str, *, now: datetime) -> User | None:
    """Whom the first of two clicks on the same form has made: the second click must not hear that the name is taken."""
    user = User.objects.filter(username__iexact=username, date_joined__gt=now - SAME_BREATH, is_active=True).first()
    return user if user is not None and user.check_password(password) else None
