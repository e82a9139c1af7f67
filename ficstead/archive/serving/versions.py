"""Whether anything that a finished page shows has changed since it was made: exact, for every process and server.

On SQLite one writes at a time, so a number that counts up with each change is the order of commits, and a look at the
write-ahead log tells whether anything was committed at all (`serving.commits`). On PostgreSQL numbers are given out in
another order than transactions commit; there the snapshot taken before the page was made says which changes it saw.

Notes of changes are thrown away some day (`serving.pruning`); a page that is older than the oldest one kept counts as
stale.
"""

import sqlite3
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

import psycopg
from django.db import connection

from ficstead.archive.serving.commits import Commits
from ficstead.archive.serving.shown import SITE

_REMEMBERED = 200_000
_TAKEN_IN_AT_ONCE = 10_000
_NOT_SEEN = """
SELECT 1 FROM serving_changes
WHERE name = ANY(%s) AND xid >= pg_snapshot_xmin(%s::pg_snapshot) AND NOT pg_visible_in_snapshot(xid, %s::pg_snapshot)
UNION ALL
SELECT 1 WHERE (SELECT xid FROM serving_changes ORDER BY xid LIMIT 1) > pg_snapshot_xmin(%s::pg_snapshot)
    OR pg_snapshot_xmax(%s::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot())
LIMIT 1
"""
_FRESH_AMONG = """
SELECT known.name FROM unnest(%s::text[], %s::pg_snapshot[]) AS known(name, stamp)
WHERE NOT EXISTS (
    SELECT 1 FROM serving_changes AS change
    WHERE change.name IN (known.name, %s) AND xid >= pg_snapshot_xmin(stamp) AND NOT pg_visible_in_snapshot(xid, stamp)
) AND NOT EXISTS (
    SELECT 1 FROM (SELECT xid FROM serving_changes ORDER BY xid LIMIT 1) AS oldest WHERE xid > pg_snapshot_xmin(stamp)
) AND pg_snapshot_xmax(stamp) <= pg_snapshot_xmax(pg_current_snapshot())
"""


class Versions(Protocol):
    def stamp(self) -> str:
        """The state of the database now; to be taken before the first read of a page that is to bear it."""
        ...

    def is_fresh(self, stamp: str, shown: Iterable[str]) -> bool:
        """Whether nothing of these names has changed since then, as of the moment of asking.

        No for a stamp of a state that this database never had: a backup was put back meanwhile.
        """
        ...

    def fresh_among(self, known: Mapping[str, str]) -> set[str]:
        """Those of the names of which nothing has changed since their stamps, nor of the site."""
        ...

    def lineage(self) -> str:
        """Letters and digits: others for another database, as far as can be told without its changes."""
        ...

    def close(self) -> None: ...


class SqliteVersions:
    """One connection that never writes, for all threads of a process.

    A stamp is the number of the last change with its mark, which is random: after a backup was put back the same
    number comes again, but not with the same mark.
    """

    def __init__(self, file: Path) -> None:
        self._connection = sqlite3.connect(
            f"file:{file}?mode=ro", uri=True, check_same_thread=False, isolation_level=None
        )
        self._turn = threading.Lock()
        self._commits = Commits(self._connection)
        self._seen = b""
        self._oldest = self._newest = 0
        self._stamp = ""
        self._numbers: dict[str, int] = {}
        self._known_stamps: set[str] = set()

    def stamp(self) -> str:
        with self._turn:
            self._look()
            return self._stamp

    def is_fresh(self, stamp: str, shown: Iterable[str]) -> bool:
        with self._turn:
            self._look()
            return self._is_fresh(stamp, shown)

    def fresh_among(self, known: Mapping[str, str]) -> set[str]:
        with self._turn:
            self._look()
            return {name for name, stamp in known.items() if self._is_fresh(stamp, (SITE, name))}

    def lineage(self) -> str:
        return ""

    def close(self) -> None:
        with self._turn:
            self._connection.close()

    def _is_fresh(self, stamp: str, shown: Iterable[str]) -> bool:
        made_at = int(stamp.partition(":")[0])
        if made_at < self._oldest or not self._has_been(stamp):
            return False
        return all(self._number(name) <= made_at for name in shown)

    def _look(self) -> None:
        """Takes in what was committed since; the head first, so that a commit in between is seen at the next look."""
        head = self._commits.head()
        if head == self._seen:
            return
        newest, mark, self._oldest = self._ends()
        self._known_stamps.discard(self._stamp)
        if not self._has_been(self._stamp):  # a backup was put back: nothing that we remember is so
            self._known_stamps.clear()
            self._numbers.clear()
        elif newest - self._newest > _TAKEN_IN_AT_ONCE:
            self._numbers.clear()
        else:
            self._take_in(newest)
        self._seen, self._newest, self._stamp = head, newest, f"{newest}:{mark}"

    def _ends(self) -> tuple[int, int, int]:
        """Number and mark of the newest change, number of the oldest that is kept."""
        found = self._ask(
            "SELECT number, mark, (SELECT MIN(number) FROM serving_changes) FROM serving_changes"
            " ORDER BY number DESC LIMIT 1"
        )
        if not found:
            raise sqlite3.DatabaseError("Somebody has emptied the table serving_changes.")
        newest, mark, oldest = found[0]
        return newest, mark, oldest

    def _take_in(self, newest: int) -> None:
        changes = self._ask(
            "SELECT number, name FROM serving_changes WHERE number > ? AND number <= ? ORDER BY number",
            self._newest,
            newest,
        )
        for number, name in changes:
            if name in self._numbers:
                self._numbers[name] = number

    def _number(self, name: str) -> int:
        """Of the last change of this name; 0 where none is kept."""
        number = self._numbers.get(name)
        if number is None:
            if len(self._numbers) >= _REMEMBERED:
                self._numbers.clear()
            ((number,),) = self._ask("SELECT COALESCE(MAX(number), 0) FROM serving_changes WHERE name = ?", name)
            self._numbers[name] = number
        return int(number)

    def _has_been(self, stamp: str) -> bool:
        if stamp not in self._known_stamps:
            number, _colon, mark = stamp.partition(":")
            if self._ask("SELECT mark FROM serving_changes WHERE number = ?", number) != [(int(mark or 0),)]:
                return False
            if len(self._known_stamps) >= _REMEMBERED:
                self._known_stamps.clear()
            self._known_stamps.add(stamp)
        return True

    def _ask(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        # To the last row: while a statement is unfinished, all others see what it sees.
        return self._connection.execute(statement, values).fetchall()


class PostgresVersions:
    """By the thread's own connection to the server that takes the writes: a replica lags behind."""

    def stamp(self) -> str:
        ((snapshot,),) = self._ask("SELECT pg_current_snapshot()::text")
        return str(snapshot)

    def is_fresh(self, stamp: str, shown: Iterable[str]) -> bool:
        return not self._ask(_NOT_SEEN, list(shown), *[stamp] * 4)

    def fresh_among(self, known: Mapping[str, str]) -> set[str]:
        if not known:
            return set()
        return {name for (name,) in self._ask(_FRESH_AMONG, list(known), list(known.values()), SITE)}

    def lineage(self) -> str:
        """What comes back from a dump has tables of other numbers."""
        ((database, table),) = self._ask(
            "SELECT oid, 'serving_changes'::regclass::oid FROM pg_database WHERE datname = current_database()"
        )
        return f"-{database}-{table}"

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
