"""App passwords: how an e-reader shows whose it is, at the few addresses that ask.

A password is a hundred bits of chance, so a plain digest keeps it as well as a slow one would, and finds it at once.
"""

import base64
import binascii
import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _

from ficstead.archive.accounts.models import AppPassword, User

# Neither a vowel, so that no word is made by chance, nor what looks like something else on a small screen.
_LETTERS = "bcdfghjkmnpqrstvwxz23456789"
_GROUPS, _GROUP = 4, 5
_WRONG_TRIES, _WRONG_TRIES_WITHIN = 20, 600

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def make_app_password(user: User, name: str, *, at: datetime) -> str:
    """A new password of that name, to be shown to its owner now and never again: `bcdfg-hjkmn-pqrst-vwxz2`."""
    groups = ("".join(secrets.choice(_LETTERS) for _letter in range(_GROUP)) for _group in range(_GROUPS))
    password = "-".join(groups)
    AppPassword.objects.create(user=user, name=name, digest=_digest(password), made_at=at)
    return password


def revoke_app_password(password: AppPassword) -> None:
    """Whatever used it is locked out from its next request on."""
    password.delete()


def user_of_basic_auth(request: HttpRequest, *, at: datetime) -> User | None:
    """Whose user name and app password the request carries (HTTP Basic), or nobody's."""
    username, password = _credentials(request)
    found = AppPassword.objects.select_related("user").filter(digest=_digest(password)).first()
    if found is None or not found.user.is_active or found.user.username.casefold() != username.casefold():
        return None
    if found.last_used_on != at.date():
        AppPassword.objects.filter(pk=found.pk).update(last_used_on=at.date())
    return found.user


def open_to_devices(view: View[P]) -> View[P]:
    """`request.user` is whom the app password names, else a guest: no cookie counts. A wrong password is refused."""

    @wraps(view)
    def opened(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        request.user = AnonymousUser()
        if "Authorization" in request.headers:
            user = user_of_basic_auth(request, at=timezone.now())
            if user is None:
                return _refusal(request)
            request.user = user
        answer = view(request, *args, **kwargs)
        patch_cache_control(answer, private=True, no_cache=True)
        patch_vary_headers(answer, ["Authorization"])
        return answer

    return opened


def for_devices_of_members(view: View[P]) -> View[P]:
    """As above, and a guest is asked for an app password."""

    @wraps(view)
    def asked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        return view(request, *args, **kwargs) if request.user.is_authenticated else ask_for_app_password()

    return open_to_devices(asked)


def ask_for_app_password() -> HttpResponse:
    """The answer at which a device asks its owner for a name and a password."""
    realm = settings.SITE_NAME.encode("ascii", "ignore").decode().replace("\\", "").replace('"', "")
    words = _("This needs your user name and an app password, which you make in your settings.")
    headers = {"WWW-Authenticate": f'Basic realm="{realm.strip() or "Archive"}", charset="UTF-8"'}
    return HttpResponse(words, status=401, content_type="text/plain; charset=utf-8", headers=headers)


def _refusal(request: HttpRequest) -> HttpResponse:
    """A device with a password that was taken back tries for ever: after a while it is told to stop."""
    key = _tries_key(request)
    cache.add(key, 0, _WRONG_TRIES_WITHIN)
    if cache.incr(key) <= _WRONG_TRIES:
        return ask_for_app_password()
    words = _("Too many wrong passwords from here. Wait ten minutes, then look for a slip in the name or password.")
    headers = {"Retry-After": str(_WRONG_TRIES_WITHIN)}
    return HttpResponse(words, status=429, content_type="text/plain; charset=utf-8", headers=headers)


def _tries_key(request: HttpRequest) -> str:
    tried = f"{get_adapter(request).get_client_ip(request)} {_credentials(request)[0].casefold()}"
    return f"wrong-app-password:{hashlib.sha256(tried.encode()).hexdigest()}"


def _credentials(request: HttpRequest) -> tuple[str, str]:
    """The name and password of a Basic header; empty where there is no sound one."""
    scheme, _space, coded = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return "", ""
    try:
        username, _colon, password = base64.b64decode(coded, validate=True).decode("utf-8").partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return username.strip(), password


def _digest(password: str) -> str:
    """Typed with or without its dashes, in any capitals."""
    letters = "".join(letter for letter in password.casefold() if letter.isalnum())
    return hashlib.sha256(letters.encode()).hexdigest()
