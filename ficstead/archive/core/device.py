"""Knowing a guest's device again without knowing the guest: a random cookie, of which only a digest is ever stored."""

import re
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

COOKIE = "device"
_YEAR = 60 * 60 * 24 * 365
_OURS = re.compile(r"[A-Za-z0-9_-]{32}")


def device_of(request: HttpRequest) -> str:
    """The digest by which this device is known; empty for one that never gave or wrote anything."""
    cookie = request.COOKIES.get(COOKIE, "")
    return _digest(cookie) if _OURS.fullmatch(cookie) else ""


def introduce_device(request: HttpRequest) -> str:
    """The device's digest; one that has no cookie yet gets it with `remember_device`."""
    if not device_of(request):
        request.COOKIES[COOKIE] = secrets.token_urlsafe(24)
    return device_of(request)


def remember_device(request: HttpRequest, response: HttpResponse) -> str:
    """Leaves the cookie on the device for a year from now; returns its digest."""
    digest = introduce_device(request)
    response.set_cookie(
        COOKIE,
        request.COOKIES[COOKIE],
        max_age=_YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return digest


def _digest(cookie: str) -> str:
    return salted_hmac("ficstead.device", cookie, algorithm="sha256").hexdigest()
