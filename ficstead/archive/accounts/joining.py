"""Becoming a member."""

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from ficstead.archive.accounts.models import Pseud, User


@transaction.atomic
def create_member(username: str, password: str, *, pseuds: tuple[str, ...] = (), email: str = "") -> User:
    """A new account with its pseuds, the first of which (else the user name) is the default.

    Raises `django.core.exceptions.ValidationError` when a name is taken or malformed, or the password too weak;
    nothing is made then.
    """
    user = User(username=username, email=email)
    validate_password(password, user)
    user.set_password(password)
    user.full_clean()
    user.save()
    for position, name in enumerate(pseuds or (username,)):
        pseud = Pseud(user=user, is_default=position == 0)
        pseud.call(name)
        pseud.full_clean()
        pseud.save()
    return user
