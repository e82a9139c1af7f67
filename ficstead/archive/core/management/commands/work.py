"""`ficstead worker`: does what need not be done while a reader waits."""

import os
import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand

from ficstead.archive.core.working import work


class Command(BaseCommand):
    help = __doc__ or ""
    stealth_options = ("parent",)

    def handle(self, *args: Any, parent: int = 0, **options: Any) -> None:
        stopped = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stopped.set())
        if parent:
            threading.Thread(target=_stop_with, args=(parent, stopped), daemon=True).start()
        work(stopped)


def _stop_with(parent: int, stopped: threading.Event) -> None:
    """A worker that a server started ends with it, even when the server was killed."""
    while os.getppid() == parent and not stopped.wait(1):
        pass
    stopped.set()
