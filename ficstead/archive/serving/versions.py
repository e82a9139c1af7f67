"""Whether anything that a finished page shows has changed since it was made: exact, for every process and server.

On SQLite one writes at a time, so a number that counts up with each change is the order of commits, and `PRAGMA
data_version` tells for a few microseconds whether anything was committed at all. On PostgreSQL numbers are given out in
another order than transactions commit; there the snapshot taken before the page was made says which changes it saw.
"""

import sqlite3
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

import psycopg
from django.db import connection

_REMEMBERED = 200_000
_NOT_SEEN = """
SELECT 1 FROM serving_change
WHERE name = ANY(%s) AND xid >= pg_snapshot_xmin(%s::pg_snapshot) AND NOT pg_visible_in_snapshot(xid, %s::pg_snapshot)
LIMIT 1
"""


class Versions(Protocol):
    def stamp(self) -> str:
        """The state of the database now; to be taken before the first read of a page that is to bear it."""
        ...

    def is_fresh(self, stamp: str, shown: Iterable[str]) -> bool:
        """Whether nothing of these names has changed since then, as of the moment of asking."""
        ...

    def is_before_now(self, stamp: str) -> bool:
        """False for a stamp of a state that this database never had: a backup was put back meanwhile."""
        ...

    def close(self) -> None: ...


class SqliteVersions:
    """One connection that never writes, for all threads of a process."""

    def __init__(self, file: Path) -> None:
        self._connection = sqlite3.connect(
            f"file:{file}?mode=ro", uri=True, check_same_thread=False, isolation_level=None
        )
        self._turn = threading.Lock()
        self._seen = -1
        self._newest = 0
        self._numbers: dict[str, int] = {}

    def stamp(self) -> str:
        with self._turn:
            self._look()
            return str(self._newest)

    def is_fresh(self, stamp: str, shown: Iterable[str]) -> bool:
        made_at = int(stamp)
        with self._turn:
            self._look()
            return all(self._number(name) <= made_at for name in shown)

    def is_before_now(self, stamp: str) -> bool:
        return int(stamp) <= int(self.stamp())

    def close(self) -> None:
        self._connection.close()

    def _look(self) -> None:
        """Takes in what was committed since; first the version, so that a commit in between is seen at the next look."""
        ((version,),) = self._ask("PRAGMA data_version")
        if version == self._seen:
            return
        for number, name in self._ask("SELECT number, name FROM serving_change WHERE number > ?", self._newest):
            self._newest = max(self._newest, number)
            if name in self._numbers:
                self._numbers[name] = number
        self._seen = version

    def _number(self, name: str) -> int:
        number = self._numbers.get(name)
        if number is None:
            if len(self._numbers) >= _REMEMBERED:
                self._numbers.clear()
            rows = self._ask("SELECT number FROM serving_change WHERE name = ?", name)
            number = self._numbers[name] = rows[0][0] if rows else 0
        return number

    def _ask(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        # To the last row: while a statement is unfinished, `data_version` stands still.
        return self._connection.execute(statement, values).fetchall()


class PostgresVersions:
    """By the thread's own connection to the server that takes the writes: a replica lags behind."""

    def stamp(self) -> str:
        ((snapshot,),) = self._ask("SELECT pg_current_snapshot()::text")
        return str(snapshot)

    def is_fresh(self, stamp: str, shown: Iterable[str]) -> bool:
        return not self._ask(_NOT_SEEN, list(shown), stamp, stamp)

    def is_before_now(self, stamp: str) -> bool:
        ((is_before,),) = self._ask(
            "SELECT pg_snapshot_xmax(%s::pg_snapshot) <= pg_snapshot_xmax(pg_current_snapshot())", stamp
        )
        return bool(is_before)

    def close(self) -> None:
        """The connection is Django's."""

    def _ask(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            return self._execute(statement, values)
        except psycopg.OperationalError:
            connection.close()  # the server was away; once more over a new connection
            return self._execute(statement, values)

    def _execute(self, statement: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        """Past Django's cursor, which neither prepares statements nor costs nothing."""
        connection.ensure_connection()
        with psycopg.Cursor(connection.connection) as cursor:
            return cursor.execute(statement, values, prepare=True).fetchall()


def versions_of_our_database() -> Versions:
    """For this process; made after it was forked."""
    if connection.vendor == "postgresql":
        return PostgresVersions()
    return SqliteVersions(Path(connection.settings_dict["NAME"]))
