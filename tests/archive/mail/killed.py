"""Delivers letters with workers that die: forks one, kills it with -9 at a random moment, begins anew an hour later.

python -m tests.archive.mail.killed DATABASE-NAME SMTP-URL SEED: works on that database, which a test has filled, until a
worker comes to the end of what is due; prints how often workers were killed.
"""

import os
import random
import signal
import sys
from datetime import datetime, timedelta
from importlib import import_module

import django
from django.conf import settings
from django.utils import timezone


def main(database: str, smtp_url: str, seed: int) -> int:
    settings.DATABASES["default"]["NAME"] = database
    settings.SMTP_URL = smtp_url
    django.setup()
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    chance, kills, now = random.Random(seed), 0, timezone.now()  # noqa: S311
    while not _all_is_done_within(chance.uniform(0.2, 0.6) * 1.25**kills, now):
        kills += 1
        now += timedelta(hours=1)
    return kills


def _all_is_done_within(seconds: float, now: datetime) -> bool:
    worker = os.fork()
    if worker == 0:
        _work(now)
    ended = signal.sigtimedwait({signal.SIGCHLD}, seconds) is not None
    if not ended:
        os.kill(worker, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(worker, 0)[1])
    signal.sigtimedwait({signal.SIGCHLD}, 0)
    if code > 0:
        raise SystemExit(f"A worker failed by itself: {code}")
    return code == 0


def _work(now: datetime) -> None:
    """Delivers until nothing is due any more; never returns."""
    failed = True
    try:
        deliver = import_module("ficstead.archive.mail.delivering").deliver_due_letters
        while deliver(now=now):
            pass
        failed = False
    finally:
        os._exit(failed)


if __name__ == "__main__":
    print(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))  # noqa: T201
