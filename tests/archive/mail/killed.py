"""Delivers letters with workers that die: forks one, kills it with -9 at a random moment, begins anew an hour later.

python -m tests.archive.mail.killed DATABASE-NAME SMTP-URL SEED TIME: works on that database, which a test has filled, until a
worker comes to the end of what is due; prints how often workers were killed.
"""

import os
import random
import signal
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from importlib import import_module

import django
from django.conf import settings


def main(database: str, smtp_url: str, seed: int, begins_at: datetime) -> int:
    settings.DATABASES["default"]["NAME"] = database
    settings.SMTP_URL = smtp_url
    django.setup()
    deliver = import_module(
        "ficstead.archive.mail.delivering"
    ).deliver_due_letters  # once, before the lives that are short
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    chance, kills, now = random.Random(seed), 0, begins_at  # noqa: S311
    while not _all_is_done_within(chance.uniform(0.05, 0.15) * 1.25**kills, partial(deliver, now=now)):
        kills += 1
        now += timedelta(hours=1)
    return kills


def _all_is_done_within(seconds: float, deliver: Callable[[], int]) -> bool:
    worker = os.fork()
    if worker == 0:
        _work(deliver)
    ended = signal.sigtimedwait({signal.SIGCHLD}, seconds) is not None
    if not ended:
        os.kill(worker, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(worker, 0)[1])
    signal.sigtimedwait({signal.SIGCHLD}, 0)
    if code > 0:
        raise SystemExit(f"A worker failed by itself: {code}")
    return code == 0


def _work(deliver: Callable[[], int]) -> None:
    """Delivers until nothing is due any more; never returns."""
    failed = True
    try:
        while deliver():
            pass
        failed = False
    finally:
        os._exit(failed)


if __name__ == "__main__":
    print(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), datetime.fromisoformat(sys.argv[4])))  # noqa: T201
