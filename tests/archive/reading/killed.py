"""Counts readings with processes that die: one reads, one folds, both are killed with -9 at random moments.

python -m tests.archive.reading.killed DATABASE-NAME CHAPTER SEED: the buffers lie in FICSTEAD_VAR, and the readers whose
line was surely written stand in its file `written`.
"""

import os
import random
import signal
import sys
from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from itertools import count
from pathlib import Path

import django
from django.conf import settings
from django.utils import timezone

LIVES = 12
LONGER_THAN_A_BUFFER = timedelta(seconds=70)


def main(database: str, chapter: int, seed: int) -> None:
    settings.DATABASES["default"]["NAME"] = database
    django.setup()
    import_module("ficstead.archive.reading.counting")  # once, before the lives that are short
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    chance = random.Random(seed)  # noqa: S311
    _written().touch()
    for life in range(LIVES):
        processes = [_start(lambda life=life: _read(chapter, life)), _start(_fold)]
        one_has_failed = signal.sigtimedwait({signal.SIGCHLD}, chance.uniform(0.1, 0.6)) is not None
        for process in processes:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
        if one_has_failed:
            raise SystemExit("A process ended by itself.")
        while signal.sigtimedwait({signal.SIGCHLD}, 0):
            pass


def _read(chapter: int, life: int) -> None:
    counting = import_module("ficstead.archive.reading.counting")
    for number in count():
        reader = f"{life:016x}{number:016x}"
        counting._append(
            Path(settings.VAR) / "hits", f"{int(timezone.now().timestamp())} {chapter} {reader}\n".encode()
        )
        with _written().open("a") as written:
            written.write(f"{reader}\n")
            written.flush()
            os.fsync(written.fileno())


def _fold() -> None:
    """Minute after minute, each as short as the writing of two lines: no line is then on its way to an old buffer."""
    counting = import_module("ficstead.archive.reading.counting")
    for minute in count():
        counting.fold_hits(now=timezone.now() + minute * LONGER_THAN_A_BUFFER)
        size = _written().stat().st_size
        while _written().stat().st_size <= size + 33:
            pass


def _start(life: Callable[[], None]) -> int:
    process = os.fork()
    if process == 0:
        try:
            life()
        finally:
            os._exit(1)
    return process


def _written() -> Path:
    return Path(settings.VAR) / "written"


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
