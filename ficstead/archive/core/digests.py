"""Telling two readers of one day apart without keeping who they are."""

import secrets
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from django.http import HttpRequest

from ficstead.archive.core.models import DaySalt
from ficstead.archive.core.visitors import address_of_visitor

# The clocks of two servers are never quite the same.
KEPT_AFTER_MIDNIGHT = timedelta(hours=1)


def reader_digest(request: HttpRequest, day: date) -> str:
    """32 hexadecimal digits: the same all day for a member, or for one browser at one address; another tomorrow.

    The same on every server of this archive, too: they share the day's salt. It is thrown away with the day, and
    afterwards nobody, not even the host, can find out whose digest it was.
    """
    return (
        _digest(f"member {request.user.pk}", day)
        if request.user.is_authenticated
        else browser_digest(request.META, day)
    )


def browser_digest(environ: Mapping[str, Any], day: date) -> str:
    """The digest of somebody who is not signed in."""
    return _digest(f"{address_of_visitor(environ)} {environ.get('HTTP_USER_AGENT', '')}", day)


def throw_away_salts(*, now: datetime) -> None:
    old = DaySalt.objects.filter(day__lt=(now - KEPT_AFTER_MIDNIGHT).astimezone(UTC).date())
    if old.exists():
        old.delete()


def _digest(who: str, day: date) -> str:
    return blake2b(who.encode("utf-8", "replace"), key=_salt(day), digest_size=16).hexdigest()


@lru_cache(maxsize=2)
def _salt(day: date) -> bytes:
    """Of several processes that need it first, one makes it, and the others get the same."""
    return bytes(DaySalt.objects.get_or_create(day=day, defaults={"salt": secrets.token_bytes(32)})[0].salt)
