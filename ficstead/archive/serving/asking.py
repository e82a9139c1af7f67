"""What a request asks for, and whether a stranger asks: read from the environ alone, before Django wakes up."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from urllib.parse import parse_qsl, quote, urlencode

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.urls import Resolver404, resolve
from django.utils.http import parse_http_date_safe

from ficstead.archive.core.device import COOKIE as DEVICE
from ficstead.archive.serving.public import Public, public_of
from ficstead.archive.serving.shelf import BROTLI, GZIP, LONGEST_ADDRESS, PLAIN

Environ = dict[str, object]

_LONGEST_VALUE = 64
# What Django needs of the server's own, to be handed to a page that is made for nobody.
_SERVERS_OWN = ("wsgi.version", "wsgi.errors", "wsgi.multithread", "wsgi.multiprocess", "wsgi.run_once")


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
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ.get("SCRIPT_NAME"):
        return False
    host, _colon, port = str(environ.get("HTTP_HOST", "")).lower().partition(":")
    is_ours = host in settings.ALLOWED_HOSTS and (not port or port.isdecimal())
    return is_ours and (not settings.SERVED_OVER_HTTPS or _is_secure(environ))


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
    header = str(environ.get("HTTP_ACCEPT_ENCODING", ""))
    return _best_of(header) if len(header) < _LONGEST_LIST else PLAIN


@lru_cache(maxsize=256)  # browsers of the whole world say a few dozen things
def _best_of(header: str) -> str:
    wanted = [part.partition(";") for part in "".join(header.lower().split()).split(",")]
    taken = {name for name, _semicolon, weight in wanted if not _NOT_AT_ALL.fullmatch(weight)}
    return next((form for form in (BROTLI, GZIP) if form in taken), PLAIN)


_LONGEST_LIST = 200
_NOT_AT_ALL = re.compile(r"q=0(\.0*)?")


def is_known_already(environ: Environ, etag: str, changed_at: str | None) -> bool:
    """Whether the visitor has this very page, by its mark, or by its date where they know nothing but dates."""
    if "HTTP_IF_NONE_MATCH" in environ:
        marks = str(environ["HTTP_IF_NONE_MATCH"])
        return f'"{etag}"' in marks or marks.strip() == "*"
    if changed_at is None or "HTTP_IF_MODIFIED_SINCE" not in environ:
        return False
    since, changed = (parse_http_date_safe(str(each)) for each in (environ["HTTP_IF_MODIFIED_SINCE"], changed_at))
    return since is not None and changed is not None and changed <= since


def environ_for_nobody(environ: Environ, address: str, extra: Mapping[str, object]) -> Environ:
    """A request for this address with nothing in it of whoever asks."""
    path, _mark, query = address.partition("?")
    own = {name: environ[name] for name in _SERVERS_OWN if name in environ}
    return own | {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
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
