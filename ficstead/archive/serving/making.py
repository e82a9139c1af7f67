"""Making a page for nobody in particular, ready for the shelf."""

import hashlib
import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, NamedTuple

from django.core.handlers.wsgi import WSGIHandler

from ficstead.archive.serving.asking import Environ, environ_for_nobody
from ficstead.archive.serving.public import FOR_NOBODY, Making
from ficstead.archive.serving.remembering import MEMORY, Memory
from ficstead.archive.serving.shelf import PLAIN, WITH_SLOTS, Page
from ficstead.archive.serving.slots import MarksAreBroken, Slotted

log = logging.getLogger(__name__)

_LARGEST = 8 * 1024 * 1024
# What the front says itself, for every answer anew.
_FRONTS_OWN = {"etag", "cache-control", "vary", "content-length", "content-encoding", "date", "connection"}
# There is none, it is elsewhere, or it is for members: the same for every stranger.
_TURNS_AWAY = (301, 302, 308, 401, 403, 404, 410)
_PACKABLE = (
    "text/",
    "application/atom+xml",
    "application/json",
    "application/manifest+json",
    "application/opds+json",
    "image/svg+xml",
)


class Made(NamedTuple):
    """A finished page, and its bytes by form."""

    page: Page
    bodies: dict[str, bytes]


class Turned(NamedTuple):
    """What is told to any stranger for whom there is no such page: no page for the shelf, but not to be made twice either."""

    status: str
    headers: list[tuple[str, str]]
    body: bytes
    stamp: str
    hangs_on: tuple[str, ...]
    """While nothing of these names changes it stays so; empty where nobody knows."""


def make_page(
    django: WSGIHandler, environ: Environ, address: str, stamp: str, memory: Memory | None = None
) -> Made | Turned | None:
    """The page at this address as strangers may see it; None where Django must be asked in the visitor's own name.

    `stamp` was taken before: whatever changes while the page is made leaves it stale. Of `environ` only what is the
    server's own is used.
    """
    making = Making()
    answer = _Answer()
    parts = django(environ_for_nobody(environ, address, {FOR_NOBODY: making, MEMORY: memory}), answer.start)
    try:
        if answer.size > _LARGEST:
            return None
        body = b"".join(parts)
    finally:
        if close := getattr(parts, "close", None):
            close()
    if "set-cookie" in answer.said:
        log.error("The page %s is marked public, but sets a cookie: it is not kept.", address)
        return None
    try:
        plain = Slotted(body).plain() if making.has_slots else body
    except MarksAreBroken:
        log.exception("The page %s has a slot that is not closed, or a text that looks like one.", address)
        return None
    if answer.code == HTTPStatus.OK and making.shown is not None:
        return Made(_finished(plain, answer, making, stamp), {PLAIN: plain} | _with_slots(body, making))
    return _turned(plain, answer, making, stamp) if answer.code in _TURNS_AWAY else None


class _Answer:
    """What Django says before the bytes."""

    status: str
    code: int
    headers: list[tuple[str, str]]
    said: dict[str, str]
    """The headers by their names in small letters."""

    def start(self, status: str, headers: list[tuple[str, str]], _error: Any = None) -> Callable[[bytes], object]:
        self.status, self.code, self.headers = status, int(status.split(" ", 1)[0]), headers
        self.said = {name.lower(): value for name, value in headers}
        return lambda _part: None  # the old way of writing a body, which Django does not use

    @property
    def size(self) -> int:
        """0 where nobody says."""
        return int(self.said.get("content-length", 0))

    def kept_headers(self) -> list[tuple[str, str]]:
        return [(name, value) for name, value in self.headers if name.lower() not in _FRONTS_OWN]


def _finished(plain: bytes, answer: _Answer, making: Making, stamp: str) -> Page:
    return Page(
        stamp=stamp,
        shown=sorted(making.shown or ()),
        etag=hashlib.blake2b(plain, digest_size=12).hexdigest(),
        headers=[[name, value] for name, value in answer.kept_headers()],
        changed_at=answer.said.get("last-modified"),
        chapter=making.chapter,
        by_device=making.by_device,
        has_slots=making.has_slots,
        is_packable=answer.said.get("content-type", "").startswith(_PACKABLE),
    )


def _with_slots(body: bytes, making: Making) -> dict[str, bytes]:
    return {WITH_SLOTS: body} if making.has_slots else {}


def _turned(plain: bytes, answer: _Answer, making: Making, stamp: str) -> Turned:
    """Nobody on the way shall keep it either: the page may be there the next moment."""
    headers = answer.kept_headers()
    headers += [("Cache-Control", "no-cache"), ("Vary", "Cookie"), ("Content-Length", str(len(plain)))]
    return Turned(answer.status, headers, plain, stamp, making.hangs_on)
