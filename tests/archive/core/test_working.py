"""The worker does what it is asked, goes its rounds, and takes up what dead workers left."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from ficstead.archive.core.models import Worker
from ficstead.archive.core.working import DONE_TASKS_ARE_KEPT, LIVES, go_rounds, run_tasks, tidy_up, work
from tests.archive.core import errands

pytestmark = pytest.mark.django_db(transaction=True)
HERE = "tests.archive.core.errands"


@pytest.fixture(autouse=True)
def _own_rounds(settings: LazySettings) -> Iterator[None]:
    settings.ROUNDS = [f"{HERE}.bad_round", f"{HERE}.good_round"]
    errands.ran.clear()
    yield
    errands.ran.clear()


def test_every_task_that_waits_is_run_once() -> None:
    errands.errand.enqueue("first")
    errands.errand.enqueue("second")
    assert run_tasks("me")
    assert errands.ran == ["first", "second"]
    assert not run_tasks("me")


def test_a_task_that_fails_stops_neither_the_others_nor_the_worker() -> None:
    errands.bad_errand.enqueue()
    errands.errand.enqueue("after it")
    run_tasks("me")
    assert errands.ran == ["after it"]
    assert DBTaskResult.objects.failed().count() == 1


def test_a_round_that_fails_is_told_to_the_log_and_stops_no_other(caplog: pytest.LogCaptureFixture) -> None:
    assert not go_rounds(now=timezone.now())
    assert errands.ran == ["round"]
    assert "bad_round failed" in caplog.text


def test_the_task_of_a_dead_worker_is_begun_again() -> None:
    now = timezone.now()
    Worker.objects.create(name="dead", started_at=now - LIVES * 2, seen_at=now - LIVES * 2)
    Worker.objects.create(name="alive", started_at=now, seen_at=now)
    for name in ("dead", "alive", "long gone"):
        errands.errand.enqueue(name)
        DBTaskResult.objects.filter(worker_ids=[]).update(status=TaskResultStatus.RUNNING, worker_ids=[name])
    tidy_up(now=now)
    run_tasks("me")
    assert sorted(errands.ran) == ["dead", "long gone"]
    assert list(Worker.objects.values_list("name", flat=True)) == ["alive"]


def test_tasks_done_long_ago_are_cleared_away() -> None:
    errands.errand.enqueue("old")
    run_tasks("me")
    tidy_up(now=timezone.now() + DONE_TASKS_ARE_KEPT / 2)
    assert DBTaskResult.objects.count() == 1
    tidy_up(now=timezone.now() + DONE_TASKS_ARE_KEPT + timedelta(seconds=1))
    assert DBTaskResult.objects.count() == 0


def test_a_worker_that_is_told_to_stop_says_goodbye() -> None:
    stopped = threading.Event()
    stopped.set()
    work(stopped)
    assert not Worker.objects.exists()
