"""What a request asks for, and whether a stranger asks: read from the environ alone, before Django wakes up."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from urllib.parse import parse_qsl, quote, urlencode

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.urls import Resolver404, resolve

from ficstead.archive.core.device import COOKIE as DEVICE
from ficstead.archive.serving.public import Public, public_of
from ficstead.archive.serving.shelf import BROTLI, GZIP, LONGEST_ADDRESS, PLAIN

Environ = dict[str, object]

_LONGEST_VALUE = 64
# What Django needs of the server's own, to be handed to a page that is made for nobody.
_SERVERS_OWN = ("wsgi.version", "wsgi.errors", "wsgi.multithread", "wsgi.multiprocess", "wsgi.run_once", "SCRIPT_NAME")


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks, as far as cookies tell."""

    is_member: bool
    """Somebody who is signed in, or has a message waiting, or shows another kind of pass."""
    has_device: bool
    """Gave kudos or wrote a review as a guest."""


_STRANGER = Visitor(is_member=False, has_device=False)


def visitor_of(environ: Environ) -> Visitor:
    if "HTTP_COOKIE" not in environ and "HTTP_AUTHORIZATION" not in environ:
        return _STRANGER
    cookies = _names_of_cookies(str(environ.get("HTTP_COOKIE", "")))
    is_member = settings.SESSION_COOKIE_NAME in cookies or "messages" in cookies or "HTTP_AUTHORIZATION" in environ
    return Visitor(is_member, DEVICE in cookies)


def _names_of_cookies(header: str) -> set[str]:
    """Names alone: what a cookie says is for Django to judge."""
    return {part.split("=", 1)[0].strip() for part in header.split(";")} if header else set()


def is_for_our_door(environ: Environ) -> bool:
    """GET or HEAD, of a host that is ours, over the scheme that is ours: anything else Django answers, or refuses."""
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        return False
    host = str(environ.get("HTTP_HOST", "")).rsplit(":", 1)[0].lower()
    return host in settings.ALLOWED_HOSTS and (not settings.SERVED_OVER_HTTPS or _is_secure(environ))


def _is_secure(environ: Environ) -> bool:
    if header := settings.SECURE_PROXY_SSL_HEADER:
        name, value = header
        return str(environ.get(name, "")).split(",")[0].strip() == value
    return environ.get("wsgi.url_scheme") == "https"


def path_of(environ: Environ) -> str | None:
    """The path as text; None for one that is no UTF-8, or holds what would be taken for another part of an address."""
    try:
        path = str(environ.get("PATH_INFO", "")).encode("latin-1").decode("utf-8") or "/"
    except UnicodeError:
        return None
    return path if path.isprintable() and "?" not in path else None


def public_view_at(path: str) -> Public | None:
    """What is public at this path, whether or not there is such a page."""
    try:
        return public_of(resolve(path).func)
    except (Resolver404, SuspiciousOperation):
        return None


def address_of(path: str, query: str, public: Public) -> str | None:
    """The path with those parts of the query that its view looks at, in one order; None where they are no sound ones."""
    if not query or not public.query:
        address = path
    else:
        try:
            asked = dict(parse_qsl(query, max_num_fields=20, errors="strict"))
        except ValueError:
            return None
        parts = [(name, asked[name]) for name in public.query if name in asked]
        if any(len(value) > _LONGEST_VALUE or not value.isprintable() for _name, value in parts):
            return None
        address = f"{path}?{urlencode(parts)}" if parts else path
    return address if len(address.encode("utf-8")) <= LONGEST_ADDRESS else None


def form_accepted(environ: Environ) -> str:
    """The best of our forms that the browser takes."""
    return _best_of(str(environ.get("HTTP_ACCEPT_ENCODING", "")))


@lru_cache(maxsize=256)  # browsers of the whole world say a few dozen things
def _best_of(header: str) -> str:
    accepted = header.lower()
    if ";" in accepted:  # with weights: `q=0` means no
        accepted = ",".join(
            part for part in accepted.split(",") if part.replace(" ", "").partition(";q=")[2] not in _NO
        )
    names = {part.partition(";")[0].strip() for part in accepted.split(",")}
    return next((form for form in (BROTLI, GZIP) if form in names), PLAIN)


_NO = ("0", "0.0", "0.00", "0.000")


def environ_for_nobody(environ: Environ, address: str, extra: Mapping[str, object]) -> Environ:
    """A request for this address with nothing in it of whoever asks."""
    path, _mark, query = address.partition("?")
    own = {name: environ[name] for name in _SERVERS_OWN if name in environ}
    return own | {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path.encode("utf-8").decode("latin-1"),
        "RAW_URI": quote(path),
        "QUERY_STRING": query,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "SERVER_NAME": settings.SITE_HOST,
        "SERVER_PORT": "443" if settings.SERVED_OVER_HTTPS else "80",
        "HTTP_HOST": settings.SITE_HOST,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.input": BytesIO(),
        "wsgi.url_scheme": "https" if settings.SERVED_OVER_HTTPS else "http",
        **_proxy_header(),
        **extra,
    }


def _proxy_header() -> dict[str, object]:
    header = settings.SECURE_PROXY_SSL_HEADER
    return {header[0]: "https" if settings.SERVED_OVER_HTTPS else "http"} if header else {}
