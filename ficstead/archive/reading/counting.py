"""Which openings of a chapter are readings; each is noted as one line, which the worker folds into the counts.

Nothing of it is on a reader's way: see `reading.jotting` for the line, `reading.folding` for the counts.
"""

import logging
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from time import time
from typing import Any

from django.db import Error as DatabaseError
from django.http import HttpRequest

from ficstead.archive.core.digests import browser_digest, reader_digest
from ficstead.archive.reading.jotting import jot
from ficstead.archive.works.models import Chapter

_PROGRAMS = re.compile(
    r"bot\b|bot[/_-]|crawl|spider|slurp|archiver|externalhit|preview|fetch|curl|wget|python|java/|go-http|scrapy", re.I
)
_PURPOSES = ("HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_MOZ")
_AHEAD = re.compile("prefetch|prerender", re.I)
_DAY = 24 * 60 * 60
log = logging.getLogger(__name__)


def count_read(request: HttpRequest, chapter: Chapter, *, mine: bool, at: datetime) -> None:
    """Somebody opened this chapter; authors' own visits, programs and pages fetched ahead are no readings."""
    if mine or chapter.posted_at is None or not _is_a_reading(request.META):
        return
    try:
        jot(int(at.timestamp()), chapter.pk, reader_digest(request, at.astimezone(UTC).date()))
    except (OSError, DatabaseError):
        log.exception("A reading could not be counted.")  # a full disk is no reason not to show the page


def count_page(environ: Mapping[str, Any], chapter: int) -> None:
    """The same for a stranger to whom the front handed a posted chapter, before Django was asked."""
    if not _is_a_reading(environ):
        return
    try:
        now = int(time())
        jot(now, chapter, browser_digest(environ, _day_of(now // _DAY)))
    except (OSError, DatabaseError):
        log.exception("A reading could not be counted.")


def is_fetched_ahead(request: HttpRequest) -> bool:
    """The browser guesses that its person will open this page; they haven't yet."""
    return _is_fetched_ahead(request.META)


def _is_a_reading(environ: Mapping[str, Any]) -> bool:
    """A person's browser asks for the page in order to show it now."""
    is_asked_for = environ["REQUEST_METHOD"] == "GET" and not _is_fetched_ahead(environ)
    return is_asked_for and _is_a_browser(environ.get("HTTP_USER_AGENT", ""))


def _is_fetched_ahead(environ: Mapping[str, Any]) -> bool:
    for name in _PURPOSES:  # noqa: SIM110 (a generator would cost more than all the rest)
        if name in environ and _AHEAD.search(environ[name]):
            return True
    return False


@lru_cache(maxsize=2000)
def _is_a_browser(name: str) -> bool:
    return bool(name) and not _PROGRAMS.search(name)


@lru_cache(maxsize=2)
def _day_of(number: int) -> date:
    return datetime.fromtimestamp(number * _DAY, tz=UTC).date()
