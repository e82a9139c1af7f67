"""The front of the server: strangers get finished pages here, before Django wakes up.

A page that is not on the shelf, or not fresh, is made for nobody in particular: Django is asked with a request of our
own that has nothing in it of whoever knocked. So nothing private and nothing poisoned can ever come onto the shelf.
"""

import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import lmdb
import psycopg
from django.core.handlers.wsgi import WSGIHandler
from django.db import Error as DatabaseError

from ficstead.archive.serving.asking import (
    Environ,
    address_of,
    form_accepted,
    is_for_our_door,
    is_known_already,
    path_of,
    public_view_at,
    visitor_of,
)
from ficstead.archive.serving.at_hand import Ready
from ficstead.archive.serving.making import Turned
from ficstead.archive.serving.overlay import PAGE_BELOW
from ficstead.archive.serving.pages import Pages
from ficstead.archive.serving.remembering import MEMORY
from ficstead.archive.serving.shelf import WITH_SLOTS, Page
from ficstead.archive.serving.triggers import ChangesGoUnnoticed

log = logging.getLogger(__name__)
_TROUBLE = (lmdb.Error, sqlite3.Error, psycopg.Error, DatabaseError, OSError, ChangesGoUnnoticed)
_SECONDS_OF_REST = 5.0


class Answer(NamedTuple):
    status: str
    headers: list[tuple[str, str]]
    body: bytes


class Front:
    """A WSGI application around Django's.

    `open_pages` is called with the first request, and so in the process that serves it. `count(environ, chapter)` is
    told of every chapter that was handed out here.
    """

    def __init__(
        self, django: WSGIHandler, open_pages: Callable[[], Pages], count: Callable[[Environ, int], None]
    ) -> None:
        self._django, self._open_pages, self._count = django, open_pages, count
        self._pages: Pages | None = None
        self._opening = threading.Lock()
        self._rests_until = 0.0

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        answer = None
        if is_for_our_door(environ) and time.monotonic() >= self._rests_until:
            try:
                answer = self._answer(environ)
            except _TROUBLE:
                log.exception("The shelf of finished pages can't be used; for some seconds pages are made without it.")
                self._rests_until = time.monotonic() + _SECONDS_OF_REST
        if answer is None:
            return self._django(environ, start_response)
        start_response(answer.status, answer.headers.copy())
        return [answer.body]

    def _answer(self, environ: Environ) -> Answer | None:
        """None: this one is Django's, perhaps with a finished page to fill in."""
        path, query, visitor = path_of(environ), str(environ.get("QUERY_STRING", "")), visitor_of(environ)
        if path is None:
            return None
        form = form_accepted(environ)
        if not query and not visitor.is_member and not visitor.has_device and (found := self.pages.ready(path, form)):
            return self._handed_out(environ, found)
        public = public_view_at(path)
        address = address_of(path, query, public) if public else None
        if public is None or address is None:
            return None
        is_known = visitor.is_member or (visitor.has_device and public.by_device)
        if not is_known:
            return self._answer_to_a_stranger(environ, address, form)
        if public.has_slots:
            self._lay_below(environ, address)
        else:
            environ[MEMORY] = self.pages.memory
        return None

    def _answer_to_a_stranger(self, environ: Environ, address: str, form: str) -> Answer | None:
        found = self.pages.ready(address, form)
        if found is None:
            made = self.pages.made(address, environ)
            if isinstance(made, Turned):
                return self._turned_away(environ, made)
            found = self.pages.made_ready(address, form, made) if made else None
        return self._handed_out(environ, found) if found else None

    def _lay_below(self, environ: Environ, address: str) -> None:
        """So that Django finds the finished page and lays over it what is the visitor's own."""
        page = self.pages.fresh(address) or self.pages.made(address, environ)
        if isinstance(page, Page):
            environ[PAGE_BELOW] = self.pages.bytes_of(address, WITH_SLOTS, page)

    @staticmethod
    def _turned_away(environ: Environ, turned: Turned) -> Answer:
        return Answer(turned.status, turned.headers, turned.body if environ["REQUEST_METHOD"] == "GET" else b"")

    def _handed_out(self, environ: Environ, found: Ready) -> Answer:
        page = found.page
        if is_known_already(environ, page.etag, page.changed_at):
            answer = Answer("304 Not Modified", found.headers_alone, b"")
        else:
            answer = Answer("200 OK", found.headers, found.body if environ["REQUEST_METHOD"] == "GET" else b"")
        if page.chapter is not None:
            self._count(environ, page.chapter)
        return answer

    @property
    def pages(self) -> Pages:
        if self._pages is None:
            with self._opening:
                self._pages = self._pages or self._open_pages()
        return self._pages
