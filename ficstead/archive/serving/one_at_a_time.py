"""A crowd that asks for the same page at once: one makes it, the others wait and find it on the shelf."""

import fcntl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_TURNSTILES = 256


class OneAtATime:
    """Between threads and between processes, by locks on small files that the system lets go when a process dies.

    Each passage opens its file anew, so that a lock belongs to it alone: locks by process would let two threads
    through, and a ring of four threads in two processes would be taken for a deadlock.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def __call__(self, address: str) -> Iterator[None]:
        turnstile = zlib.crc32(address.encode("utf-8")) % _TURNSTILES
        self._folder.mkdir(parents=True, exist_ok=True)  # a host may clear it all away while we run
        with (self._folder / str(turnstile)).open("ab") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
