"""The worker: the archive's own pair of hands. It runs tasks at once and goes its rounds again and again.

Whatever it does may be done twice without harm: a worker that is killed leaves nothing half-done that the next one
would not finish.
"""

import logging
import os
import secrets
import socket
import threading
from datetime import datetime, timedelta

from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker as TaskRunner
from django_tasks_db.models import DBTaskResult

from ficstead.archive.core.digests import throw_away_salts
from ficstead.archive.core.models import Worker

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 1
SECONDS_BETWEEN_ROUNDS = 5
BEAT = timedelta(seconds=15)
LIVES = timedelta(minutes=2)
"""A worker that has not been seen for this long is gone, and what it was at is begun again."""
DONE_TASKS_ARE_KEPT = timedelta(days=7)


def work(stopped: threading.Event) -> None:
    """Works until told to stop."""
    me = Worker.objects.create(name=_name(), started_at=timezone.now(), seen_at=timezone.now())
    next_round_at = timezone.now()
    while not stopped.is_set():
        now = timezone.now()
        _say_that_i_live(me, now)
        ran = run_tasks(me.name)
        if ran or now >= next_round_at:
            next_round_at = now + timedelta(seconds=SECONDS_BETWEEN_ROUNDS)
            if go_rounds(now=now):
                next_round_at = now  # there was more to do than one bite
        if next_round_at > now:
            stopped.wait(SECONDS_BETWEEN_LOOKS)
    me.delete()


def run_tasks(name: str) -> bool:
    """Runs every task that is ready, as the worker of this name; whether there was one."""
    if not DBTaskResult.objects.ready().exists():
        return False
    runner = TaskRunner(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
    )
    runner.run()
    return True


def go_rounds(*, now: datetime) -> bool:
    """Each round of `settings.ROUNDS` once; whether one of them had something to do. None can stop the others."""
    went = [_go(name, now) for name in (*settings.ROUNDS, f"{__name__}.tidy_up")]
    return any(went)


def tidy_up(*, now: datetime) -> None:
    """Begins again what dead workers left, and clears away what was done long ago."""
    throw_away_salts(now=now)
    dead = Worker.objects.filter(seen_at__lt=now - LIVES)
    if dead.exists():
        dead.delete()
    names = set(Worker.objects.values_list("name", flat=True))
    for task in DBTaskResult.objects.running().only("worker_ids", "status"):
        if not names.intersection(task.worker_ids[-1:]):
            DBTaskResult.objects.filter(pk=task.pk).update(status=TaskResultStatus.READY)
    old = DBTaskResult.objects.finished().filter(finished_at__lt=now - DONE_TASKS_ARE_KEPT)
    if old.exists():
        old.delete()


def _go(name: str, now: datetime) -> bool:
    try:
        return bool(import_string(name)(now=now))
    except Exception:
        logger.exception("The round %s failed; it is tried again.", name)
        close_old_connections()
        return False


def _say_that_i_live(me: Worker, now: datetime) -> None:
    """A worker that was taken for dead, because the machine slept, comes back under its name."""
    if now - me.seen_at < BEAT and now >= me.seen_at:
        return
    me.seen_at = now
    Worker.objects.update_or_create(name=me.name, defaults={"started_at": me.started_at, "seen_at": now})


def _name() -> str:
    return f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(4)}"
