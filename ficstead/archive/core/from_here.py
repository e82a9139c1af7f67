"""Whether a form comes from one of our own pages, as far as the browser tells."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


def came_from_here(request: HttpRequest) -> bool:
    """By Sec-Fetch-Site, or by Origin where a browser doesn't know that yet: no page can have either say something else."""
    site = request.headers.get("Sec-Fetch-Site")
    return site == "same-origin" if site else request.headers.get("Origin") in _our_origins(request)


def says_nothing(request: HttpRequest) -> bool:
    """A very old browser, or one for text alone."""
    return not {"Sec-Fetch-Site", "Origin"} & set(request.headers)


def refers_to_us(request: HttpRequest) -> bool:
    """Weaker than `came_from_here`: what stands in Referer was left out, or made up, by some programs of old."""
    referer = urlsplit(request.headers.get("Referer", ""))
    return f"{referer.scheme}://{referer.netloc}" in _our_origins(request)


def _our_origins(request: HttpRequest) -> tuple[str, str]:
    """As this request came, and as the host has said that we are called: a proxy may have turned https into http."""
    return f"{request.scheme}://{request.get_host()}", settings.SITE_URL
