"""What things of this archive are called in feeds and catalogues, for good and wherever they move."""

from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from django.conf import settings

# RFC 4151 asks for a day on which the name of the host was ours; the year of the first archive will do for all.
_SINCE = "2026"
# A feed must say when it last changed; an archive in which nothing has happened yet says this.
BEFORE_ANYTHING = datetime(2026, 1, 1, tzinfo=UTC)


def absolute(path: str) -> str:
    """The whole address of one of our pages."""
    return urljoin(settings.SITE_URL, path)


def tag_uri(name: str) -> str:
    """`tag:archive.example,2026:chapter/12`"""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{_SINCE}:{name}"
