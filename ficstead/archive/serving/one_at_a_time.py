"""A crowd that asks for the same page at once: one makes it, the others wait and find it on the shelf."""

import fcntl
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_TURNSTILES = 1024


class OneAtATime:
    """Between the threads of this process by a lock, between processes by a byte of a file that the system keeps."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._file = file.open("ab")
        self._locks = [threading.Lock() for _ in range(_TURNSTILES)]

    @contextmanager
    def __call__(self, address: str) -> Iterator[None]:
        turnstile = zlib.crc32(address.encode("utf-8")) % _TURNSTILES
        with self._locks[turnstile]:
            fcntl.lockf(self._file, fcntl.LOCK_EX, 1, turnstile)
            try:
                yield
            finally:
                fcntl.lockf(self._file, fcntl.LOCK_UN, 1, turnstile)

    def close(self) -> None:
        self._file.close()
