"""Telling a form that was sent twice from the forms of two people, where the page could give it no key of its own.

Finished pages are the same for everybody, and so would their key be. With JavaScript the browser makes one up; without
it, the same words for the same chapter on the same day, from the same device or the same browser at the same address,
are one form. Nothing by which an address could be found again outlives the day (see `core.digests`).
"""

from datetime import UTC, datetime

from django.http import HttpRequest

from ficstead.archive.core.digests import reader_digest


def key_for_keyless(request: HttpRequest, device: str, *, at: datetime) -> str:
    """`device`: as it was known when the form came."""
    return f"device {device} {_day(at)}" if device else browser_key(request, at=at)


def browser_key(request: HttpRequest, *, at: datetime) -> str:
    """What the form's key was, if it was sent before this device was known."""
    day = at.astimezone(UTC).date()
    return f"browser {reader_digest(request, day)} {_day(at)}"


def _day(at: datetime) -> str:
    return at.astimezone(UTC).date().isoformat()
