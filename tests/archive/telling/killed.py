"""Tells and mails news with workers that die: forks two at a time, kills them with -9 at random moments, begins anew.

python -m tests.archive.telling.killed DATABASE-NAME SEED: works on that database, which a test has filled, until a
worker comes to the end of what there is to do; prints how often workers were killed.
"""

import os
import random
import signal
import sys
from importlib import import_module

import django
from django.conf import settings
from django.template.loader import get_template
from django.utils import timezone

ROUNDS = ("telling.spreading.spread_untold_news", "telling.mailing.mail_due_notices")
WORKERS = 2


def main(database: str, seed: int) -> int:
    settings.DATABASES["default"]["NAME"] = database
    django.setup()
    for room, people in (("spreading", 20), ("mailing", 25)):  # many moments at which to be killed
        import_module(f"ficstead.archive.telling.{room}").PEOPLE_AT_A_TIME = people
    for part in ("txt", "html"):  # made ready here, so that no worker spends its short life on that
        get_template(f"telling/mail/letter.{part}")
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    chance, kills = random.Random(seed), 0  # noqa: S311
    # Each pair lives longer than the one before, so that they come to an end on a busy machine, too.
    while not _all_is_done_within(chance.uniform(0.03, 0.15) * 1.25**kills):
        kills += 1
    return kills


def _all_is_done_within(seconds: float) -> bool:
    """Whether one of the workers had finished before they were killed."""
    workers = [_start_worker() for _each in range(WORKERS)]
    one_has_ended = signal.sigtimedwait({signal.SIGCHLD}, seconds) is not None
    for worker in workers:
        if not one_has_ended:
            os.kill(worker, signal.SIGKILL)
    codes = [os.waitstatus_to_exitcode(os.waitpid(worker, 0)[1]) for worker in workers]
    while signal.sigtimedwait({signal.SIGCHLD}, 0):
        pass
    if any(code > 0 for code in codes):
        raise SystemExit(f"A worker failed by itself: {codes}")
    return 0 in codes


def _start_worker() -> int:
    worker = os.fork()
    if worker == 0:
        _work()
    return worker


def _work() -> None:
    """Goes the rounds until there is nothing more to do; never returns."""
    failed = True
    try:
        rounds = [_round(name) for name in ROUNDS]
        while sum(go(now=timezone.now()) for go in rounds):
            pass
        failed = False
    finally:
        os._exit(failed)


def _round(name: str):  # type: ignore[no-untyped-def]
    room, _dot, deed = name.rpartition(".")
    return getattr(import_module(f"ficstead.archive.{room}"), deed)


if __name__ == "__main__":
    print(main(sys.argv[1], int(sys.argv[2])))  # noqa: T201
