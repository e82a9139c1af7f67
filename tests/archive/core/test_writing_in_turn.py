"""Whoever writes to an SQLite archive waits in line, and nobody stands in it for ever."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, OperationalError, connection, connections, transaction

from ficstead.archive.accounts.models import User
from ficstead.archive.core.sqlite.turn import Turn
from tests.archive.elsewhere import elsewhere

on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has no such line")
LONG = 60.0


@pytest.fixture
def turn_at(tmp_path: Path) -> Callable[[], Turn]:
    """Makes places in the line before one folder."""
    return lambda: Turn(tmp_path)


def test_one_at_a_time_has_its_turn(turn_at: Callable[[], Turn]) -> None:
    first, second = turn_at(), turn_at()
    assert first.comes_within(0)
    assert not second.comes_within(0.05)
    first.end()
    second.end()


def test_whoever_gave_up_does_not_keep_the_others_waiting(turn_at: Callable[[], Turn]) -> None:
    first, impatient, third = turn_at(), turn_at(), turn_at()
    assert first.comes_within(0)
    assert not impatient.comes_within(0.01)
    impatient.end()
    first.end()
    assert third.comes_within(LONG)
    third.end()


def test_a_crowd_is_let_in_one_by_one(turn_at: Callable[[], Turn]) -> None:
    inside: list[int] = []

    def enter(number: int) -> bool:
        turn = turn_at()
        came = turn.comes_within(LONG)
        inside.append(number)
        alone = inside == [number]
        inside.remove(number)
        turn.end()
        return came and alone

    with ThreadPoolExecutor(8) as crowd:
        assert all(crowd.map(enter, range(200)))


def test_the_turn_of_a_killed_process_is_over(turn_at: Callable[[], Turn], tmp_path: Path) -> None:
    hold = f"from pathlib import Path; from ficstead.archive.core.sqlite.turn import Turn; print(Turn(Path({str(tmp_path)!r})).comes_within(9), flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"True\n"
        mine = turn_at()
        assert not mine.comes_within(0.05)
        mine.end()
        holder.kill()
    mine = turn_at()
    assert mine.comes_within(LONG)
    mine.end()


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_a_transaction_is_a_turn_however_it_ends(alice: User) -> None:
    assert not is_taken()
    with transaction.atomic():
        assert is_taken()
        with transaction.atomic():
            User.objects.update(is_active=True)
        assert is_taken(), "a savepoint is not the end"
    assert not is_taken()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        1 / 0  # noqa: B018
    assert not is_taken()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO nowhere VALUES (1)")
    assert not is_taken()
    with transaction.atomic():
        connection.close()
        assert not is_taken(), "the transaction went with its connection"
    with transaction.atomic():
        transaction.on_commit(lambda: User.objects.update(is_active=False))
    assert not is_taken()
    assert not User.objects.get().is_active


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_a_statement_by_itself_is_a_turn_as_well(alice: User) -> None:
    taken = []

    def look(execute: Callable[..., Any], *asked: Any) -> Any:
        taken.append(is_taken())
        return execute(*asked)

    with connection.execute_wrapper(look):
        User.objects.update(is_active=False)
        User.objects.get()
    assert taken == [True, False]
    assert not is_taken()


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_whoever_only_reads_does_not_wait(alice: User) -> None:
    with transaction.atomic():
        User.objects.update(is_active=False)
        assert elsewhere(lambda: User.objects.get().is_active), "as it was before"
    assert not elsewhere(lambda: User.objects.get().is_active)


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_who_has_waited_too_long_hears_what_sqlite_would_say(alice: User, monkeypatch: pytest.MonkeyPatch) -> None:
    hasty = connection.settings_dict["OPTIONS"] | {"timeout": 0.05}
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", hasty)  # which all threads share

    def write_in_haste() -> None:
        with transaction.atomic():
            User.objects.update(is_active=False)

    with transaction.atomic(), pytest.raises(OperationalError, match="locked"):
        elsewhere(write_in_haste)
    with transaction.atomic():
        User.objects.update(is_active=True)


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_many_threads_that_read_and_write_lose_nothing(alice: User) -> None:
    def another() -> None:
        try:
            with transaction.atomic():
                user = User.objects.get()
                user.password = f"{user.password}x"
                user.save(update_fields=["password"])
        finally:
            connections.close_all()

    User.objects.update(password="")
    with ThreadPoolExecutor(8) as crowd:
        for done in [crowd.submit(another) for _ in range(80)]:
            done.result()
    assert User.objects.get().password == "x" * 80


def is_taken() -> bool:
    """Whether somebody has the turn at the database of this test; asked without standing in line."""
    folder = os.open(Path(connection.settings_dict["NAME"]).parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(folder)
    return False
