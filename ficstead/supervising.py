"""A worker beside the server: started with it, started again when it dies, ended with it."""

import os
import subprocess
import sys
import threading
from types import TracebackType
from typing import Self

SECONDS_BEFORE_ANOTHER = 3
SECONDS_TO_FINISH = 20


class WorkerBeside:
    """Keeps one `ficstead worker` process running for as long as the block lasts."""

    def __init__(self) -> None:
        self._closing = threading.Event()
        self._process = self._start()
        self._watch = threading.Thread(target=self._keep_running, daemon=True)

    def __enter__(self) -> Self:
        self._watch.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.set()
        self._process.terminate()
        try:
            self._process.wait(SECONDS_TO_FINISH)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def _keep_running(self) -> None:
        """A worker that ended in peace was told to; any other end is an accident."""
        while self._process.wait() != 0 and not self._closing.wait(SECONDS_BEFORE_ANOTHER):
            self._process = self._start()

    def _start(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen([sys.executable, "-m", "ficstead", "worker", "--parent", str(os.getpid())])  # noqa: S603
