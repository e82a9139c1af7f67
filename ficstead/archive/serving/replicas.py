"""Reading from replicas of the database, and one's own writing at once all the same.

Only the reading of a page is given to a replica: whatever writes, whatever decides who somebody is, the worker, and
pages that are kept for strangers always ask the primary server. Who has just written something bears the place of that
writing in the server's log as a cookie, and reads from a replica again as soon as it has come that far.
"""

import random
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections
from django.db.models import Model
from django.http import HttpRequest, HttpResponseBase

from ficstead.archive.serving.public import is_for_nobody

COOKIE = "wrote"
_PLACE_IN_THE_LOG = re.compile(r"[0-9A-F]{1,8}/[0-9A-F]{1,8}")
_REMEMBERED = 60 * 10
_LEFT_ALONE = 10.0
"""Seconds for which a replica that did not answer is not asked again."""
# Sessions, accounts, limits and tasks are asked of the primary: somebody who was just shut out stays out.
ROOMS = frozenset("works tags reviews reading telling discovery desk".split())

Answer = Callable[[HttpRequest], HttpResponseBase]


class _Reading(threading.local):
    """What holds for the request that this thread answers."""

    replica: str | None = None
    has_written: bool = False


_reading = _Reading()
_silent_until: dict[str, float] = {}


class Router:
    """Which database a statement goes to."""

    def db_for_read(self, model: type[Model], **_hints: object) -> str:
        replica = _reading.replica
        if replica is None or model._meta.app_label not in ROOMS or connection.in_atomic_block:
            return DEFAULT_DB_ALIAS
        return replica

    def db_for_write(self, model: type[Model], **_hints: object) -> str:
        _reading.has_written = True
        _reading.replica = None  # what this page reads from here on, it may have written
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one: Model, other: Model, **_hints: object) -> bool:
        return True

    def allow_migrate(self, alias: str, app_label: str, **_hints: object) -> bool:
        return alias == DEFAULT_DB_ALIAS


def read_your_own_writes(answer: Answer) -> Answer:
    """Django's middleware: gives the reading of a page to a replica, unless its reader has written what that one lacks."""

    def read(request: HttpRequest) -> HttpResponseBase:
        with _reading_from(_replica_for(request)):
            response = answer(request)
            if _reading.has_written and not is_for_nobody(request):
                response.set_cookie(
                    COOKIE,
                    _place_in_the_log(),
                    max_age=_REMEMBERED,
                    httponly=True,
                    samesite="Lax",
                    secure=settings.SESSION_COOKIE_SECURE,
                )
            return response

    return read


@contextmanager
def _reading_from(replica: str | None) -> Iterator[None]:
    _reading.replica, _reading.has_written = replica, False
    try:
        yield
    finally:
        _reading.replica, _reading.has_written = None, False


def _replica_for(request: HttpRequest) -> str | None:
    """One that has all that this reader wrote; None: the primary."""
    if request.method not in ("GET", "HEAD") or is_for_nobody(request):
        return None
    wrote = request.COOKIES.get(COOKIE, "")
    replicas = random.sample(settings.REPLICAS, len(settings.REPLICAS))
    return next((replica for replica in replicas if _has_come_to(replica, wrote)), None)


def _has_come_to(replica: str, wrote: str) -> bool:
    if _silent_until.get(replica, 0.0) > time.monotonic():
        return False
    try:
        if not _PLACE_IN_THE_LOG.fullmatch(wrote):
            connections[replica].ensure_connection()
            return True
        ((has_come,),) = _ask(replica, "SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn", wrote)
    except DatabaseError:
        connections[replica].close()
        _silent_until[replica] = time.monotonic() + _LEFT_ALONE
        return False
    return bool(has_come)


def _place_in_the_log() -> str:
    """Where the log ends in memory: what was committed without waiting for the disk is not yet in its file."""
    ((place,),) = _ask(DEFAULT_DB_ALIAS, "SELECT pg_current_wal_insert_lsn()::text")
    return str(place)


def _ask(alias: str, statement: str, *values: str) -> list[tuple[Any, ...]]:
    with connections[alias].cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
