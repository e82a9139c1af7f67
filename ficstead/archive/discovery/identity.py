"""What things of this archive are called in feeds and catalogues, for good and wherever they move."""

from datetime import UTC, datetime
from functools import cache
from urllib.parse import urljoin, urlsplit

from django.conf import settings

# RFC 4151 asks for a day on which the name of the host was ours; the year of the first archive will do for all.
_SINCE = "2026"
# A feed must say when it last changed; an archive in which nothing has happened yet says this.
BEFORE_ANYTHING = datetime(2026, 1, 1, tzinfo=UTC)


def absolute(path: str) -> str:
    """The whole address of one of our pages; the path begins with a slash."""
    return _origin(settings.SITE_URL) + path


def tag_uri(name: str) -> str:
    """`tag:archive.example,2026:chapter/12`"""
    return f"tag:{_host(settings.SITE_URL)},{_SINCE}:{name}"


@cache
def _origin(site: str) -> str:
    return urljoin(site, "/").removesuffix("/")


@cache
def _host(site: str) -> str:
    return urlsplit(site).hostname or ""
