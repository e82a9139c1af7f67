"""Whether anything was committed to an SQLite database since one looked last, without asking SQLite.

All processes that have the database open share an index of its write-ahead log, the file `-shm`. Each commit changes
the head of that file, and SQLite's own readers learn of it by nothing else: they compare the head with what they saw
before (https://www.sqlite.org/walformat.html, "The WAL-Index Header"). To look there takes a fraction of a microsecond.
`PRAGMA data_version` takes some more, and much more where several threads ask, since each time it lets go of the interpreter.
"""

import os
import sqlite3
from functools import cache
from mmap import PROT_READ, mmap
from pathlib import Path

# Two copies, written one after the other: one that is half written is like neither what was nor what will be.
_HEAD = 96


class Commits:
    """Of the database of a connection in WAL mode. The index stays in its place for as long as that is open."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        connection.execute("SELECT 1 FROM sqlite_master").fetchall()  # only with the first reading is there an index
        ((_number, _name, path),) = connection.execute("PRAGMA database_list").fetchall()
        index = Path(f"{path}-shm")
        self._index = _mapped(index, index.stat().st_ino)

    def head(self) -> bytes:
        """After each commit other bytes than before; at times others without one."""
        return self._index[:_HEAD]


@cache
def _mapped(index: Path, _inode: int) -> mmap:
    """Never closed again: with a file, the system lets go of all locks that this process has on it, SQLite's own too."""
    return mmap(os.open(index, os.O_RDONLY), _HEAD, prot=PROT_READ)
