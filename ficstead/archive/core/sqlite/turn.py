"""Waiting in line to write.

SQLite lets in one writer at a time. The others knock again after pauses that grow, and whoever knocks at the right
moment gets in: with eight that never rest, some wait for seconds. Here they line up at a lock that the system keeps:
it wakes them one after another, and a writer that is killed has let go of it.
"""

import fcntl
import os
import threading
from contextlib import suppress
from pathlib import Path


class Turn:
    """One place in the line before the database in this folder.

    The lock lies on the folder itself: no file of ours could be taken away or belong to another account.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        self._has_come = threading.Event()
        self._deciding = threading.Lock()
        self._is_waiting = self._is_over = False

    def comes_within(self, seconds: float) -> bool:
        with suppress(BlockingIOError):
            fcntl.flock(self._folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        # Nothing but a thread of its own, which can be left behind, makes an end to the wait for such a lock.
        self._is_waiting = True
        threading.Thread(target=self._wait, daemon=True).start()
        return self._has_come.wait(seconds)

    def end(self) -> None:
        """The next one's turn; also for one that never came."""
        with self._deciding:
            self._is_over = True
            if not self._is_waiting:
                self._leave()

    def _wait(self) -> None:
        fcntl.flock(self._folder, fcntl.LOCK_EX)
        with self._deciding:
            self._is_waiting = False
            if self._is_over:
                self._leave()
        self._has_come.set()

    def _leave(self) -> None:
        fcntl.flock(self._folder, fcntl.LOCK_UN)  # also where a process that was forked off still has the folder open
        os.close(self._folder)
