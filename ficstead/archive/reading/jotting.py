"""Noting that a chapter was read: one line at the end of a file that this process alone writes to.

The system has the line as soon as it is written, whatever becomes of the process. The file stays open, and with it a
lock that the system lifts when the process ends: so the worker knows whether anything may still come.
"""

import fcntl
import os
import secrets
import threading
from pathlib import Path
from time import time

from django.conf import settings

BYTES_A_FILE = 4_000_000


def hits_folder() -> Path:
    return Path(settings.VAR) / "hits"


class HitFile:
    """The file of this process; there is one of these."""

    def __init__(self) -> None:
        self._adding = threading.Lock()
        self._file = -1
        self._room = 0
        self._var: object = None

    def jot(self, seconds: int, chapter: int, reader: str) -> None:
        """At so many seconds since 1970 this chapter was read by somebody of this digest. Raises `OSError`."""
        line = b"%d %d %b\n" % (seconds, chapter, reader.encode("ascii"))
        with self._adding:
            if self._room < len(line) or self._var is not settings.VAR:
                self._begin_another()
            written = os.write(self._file, line)
            # On a disk that is all but full a line may be torn: nothing comes behind that.
            self._room = self._room - written if written == len(line) else 0

    def _begin_another(self) -> None:
        file = _new_file()
        if self._file >= 0:
            os.close(self._file)
        self._file, self._room, self._var = file, BYTES_A_FILE, settings.VAR


def _new_file() -> int:
    """Open and locked; its name begins with the seconds since 1970."""
    folder = hits_folder()
    folder.mkdir(parents=True, exist_ok=True)
    while True:
        path = folder / f"{int(time())}-{secrets.token_hex(8)}.hits"
        file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL, 0o600)
        fcntl.flock(file, fcntl.LOCK_EX)
        if os.fstat(file).st_nlink:
            return file
        os.close(file)  # in this moment a worker took it for the file of a process that had ended


jot = HitFile().jot
