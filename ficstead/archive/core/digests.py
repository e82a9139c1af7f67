"""Telling two readers of one day apart without keeping who they are."""

import os
import secrets
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def reader_digest(request: HttpRequest, folder: Path, day: date) -> str:
    """32 hexadecimal digits: the same all day for a member, or for one browser at one address; another tomorrow.

    The salt lies in a file of the day that is thrown away with the day: afterwards nobody, not even the host, can find
    out whose digest it was.
    """
    if request.user.is_authenticated:
        who = f"member {request.user.pk}"
    else:
        who = f"{_address_of(request)} {request.headers.get('User-Agent', '')}"
    return blake2b(who.encode("utf-8", "replace"), key=_salt(folder, day), digest_size=16).hexdigest()


def _address_of(request: HttpRequest) -> str:
    """By allauth's rules for proxies; behind a socket that tells none, browsers of one kind are one reader."""
    try:
        return str(get_adapter().get_client_ip(request))
    except PermissionDenied:
        return ""


def throw_away_salts(folder: Path, *, before: date) -> None:
    for path in folder.glob("salt-*"):
        if path.name < _salt_name(before):
            path.unlink(missing_ok=True)


@lru_cache(maxsize=2)
def _salt(folder: Path, day: date) -> bytes:
    """Written apart and linked into place, so that of several processes one wins and the others read it whole."""
    path = folder / _salt_name(day)
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f"draft-{secrets.token_hex(8)}"
        draft.touch(mode=0o600)
        draft.write_bytes(secrets.token_bytes(32))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass  # another process was first: theirs it is
        finally:
            draft.unlink()
    return path.read_bytes()


def _salt_name(day: date) -> str:
    return f"salt-{day.isoformat()}"
