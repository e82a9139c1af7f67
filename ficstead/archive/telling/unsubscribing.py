"""The way out that every letter carries: it works without signing in, for that person and those kinds alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.urls import reverse

from ficstead.archive.accounts.models import User
from ficstead.archive.telling.models import NewsKind

_SALT = "ficstead.telling.unsubscribe"


class BadToken(Exception):
    """Cut off on its way, made up, or of somebody who has left."""


@dataclass(frozen=True, slots=True)
class WayOut:
    user: User
    kinds: tuple[NewsKind, ...]


def unsubscribe_url(user: User, kinds: Iterable[str]) -> str:
    """Never runs out: a letter may be opened years later."""
    token = signing.dumps([user.pk, *sorted(set(kinds))], salt=_SALT)
    return settings.SITE_URL + reverse("unsubscribe", args=[token])


def read_token(token: str) -> WayOut:
    """Raises `BadToken`."""
    try:
        pk, *kinds = signing.loads(token, salt=_SALT)
        return WayOut(user=User.objects.get(pk=pk), kinds=tuple(map(NewsKind, kinds)))
    except (signing.BadSignature, User.DoesNotExist) as error:
        raise BadToken from error


def unsubscribe_headers(url: str) -> dict[str, str]:
    """One click in the mail program is enough (RFC 8058); no machine answers this letter (RFC 3834)."""
    return {
        "List-Unsubscribe": f"<{url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": f"<news.{settings.SITE_HOST}>",
        "Auto-Submitted": "auto-generated",
    }
