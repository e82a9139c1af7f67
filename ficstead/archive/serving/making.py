"""Making a page for nobody in particular, ready for the shelf."""

import hashlib
import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.core.handlers.wsgi import WSGIHandler

from ficstead.archive.serving.asking import Environ, environ_for_nobody
from ficstead.archive.serving.public import FOR_NOBODY, Making
from ficstead.archive.serving.shelf import PLAIN, WITH_SLOTS, Page
from ficstead.archive.serving.slots import MarksAreBroken, Slotted

log = logging.getLogger(__name__)

_LARGEST = 8 * 1024 * 1024
# What the front says itself, for every answer anew.
_FRONTS_OWN = {"etag", "cache-control", "vary", "content-length", "content-encoding", "date", "connection"}
_PACKABLE = ("text/", "application/atom+xml", "application/json", "application/opds+json", "image/svg+xml")


def make_page(django: WSGIHandler, environ: Environ, address: str, stamp: str) -> tuple[Page, dict[str, bytes]] | None:
    """The page at this address as a stranger may see it, and its bytes by form; None where strangers see none.

    `stamp` was taken before: whatever changes while the page is made leaves it stale. Of `environ` only what is the
    server's own is used.
    """
    making = Making()
    answer = _Answer()
    parts = django(environ_for_nobody(environ, address, {FOR_NOBODY: making}), answer.start)
    try:
        if answer.status != HTTPStatus.OK or making.shown is None or answer.size > _LARGEST:
            return None
        body = b"".join(parts)
    finally:
        if close := getattr(parts, "close", None):
            close()
    if any(name.lower() == "set-cookie" for name, _value in answer.headers):
        log.error("The page %s is marked public, but sets a cookie: it is not kept.", address)
        return None
    return _finished(address, body, answer.headers, making, stamp)


class _Answer:
    """What Django says before the bytes."""

    status: int
    headers: list[tuple[str, str]]

    def start(self, status: str, headers: list[tuple[str, str]], _error: Any = None) -> Callable[[bytes], object]:
        self.status, self.headers = int(status.split(" ", 1)[0]), headers
        return lambda _part: None  # the old way of writing a body, which Django does not use

    @property
    def size(self) -> int:
        """0 where nobody says."""
        said = {name.lower(): value for name, value in self.headers}
        return int(said.get("content-length", 0))


def _finished(
    address: str, body: bytes, headers: list[tuple[str, str]], making: Making, stamp: str
) -> tuple[Page, dict[str, bytes]] | None:
    said = {name.lower(): value for name, value in headers}
    kind = said.get("content-type", "")
    bodies = {PLAIN: body}
    if making.has_slots:
        try:
            bodies = {PLAIN: Slotted(body).plain(), WITH_SLOTS: body}
        except MarksAreBroken:
            log.exception("The page %s has a slot that is not closed, or a text that looks like one.", address)
            return None
    page = Page(
        stamp=stamp,
        shown=sorted(making.shown or ()),
        etag=hashlib.blake2b(bodies[PLAIN], digest_size=12).hexdigest(),
        headers=[[name, value] for name, value in headers if name.lower() not in _FRONTS_OWN],
        changed_at=said.get("last-modified"),
        chapter=making.chapter,
        by_device=making.by_device,
        has_slots=making.has_slots,
        is_packable=kind.startswith(_PACKABLE),
    )
    return page, bodies
