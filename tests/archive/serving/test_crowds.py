"""A crowd at one page, and many who write at once."""

import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection, transaction

from ficstead.archive.serving.one_at_a_time import OneAtATime
from ficstead.archive.works.models import Work
from tests.archive.making import chapter_url, make_work

ROOT = Path(__file__).parents[3]
LONG = 120.0
"""Seconds after which something hangs; a busy machine needs some of them."""


def test_thirty_who_ask_at_once_have_the_page_made_once(alice, door):
    address = chapter_url(make_work(alice), 1)
    ready = threading.Barrier(30)

    def ask(_number):
        ready.wait()
        try:
            return door.get(address)
        finally:
            connection.close()

    with ThreadPoolExecutor(30) as crowd:
        heard = list(crowd.map(ask, range(30)))
    assert {each.status for each in heard} == {200}
    assert len({each.body for each in heard}) == 1
    assert door.made == [address]
    assert door.passed == []


ONE_OF_MANY = """
import sys, threading
from pathlib import Path
from ficstead.archive.serving.one_at_a_time import OneAtATime
one_at_a_time, count = OneAtATime(Path(sys.argv[1])), Path(sys.argv[2])
def pass_through():
    for number in range(40):
        with one_at_a_time("/works/1"):
            count.write_text(str(int(count.read_text()) + 1))
        with one_at_a_time(f"/works/{number}"):
            pass
threads = [threading.Thread(target=pass_through) for _ in range(4)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
"""


def test_threads_of_several_processes_go_through_one_by_one(tmp_path):
    count = tmp_path / "count"
    count.write_text("0")
    command = [sys.executable, "-c", ONE_OF_MANY, str(tmp_path / "turnstiles"), str(count)]
    told = os.environ | {"PYTHONPATH": str(ROOT)}
    crowd = [subprocess.Popen(command, cwd=ROOT, env=told) for _process in range(3)]
    assert [process.wait(LONG) for process in crowd] == [0, 0, 0]
    assert count.read_text() == str(3 * 4 * 40)


def test_whoever_dies_at_the_turnstile_bars_nobody(tmp_path):
    folder = tmp_path / "turnstiles"
    program = f"""
import os
from pathlib import Path
from ficstead.archive.serving.one_at_a_time import OneAtATime
with OneAtATime(Path({str(folder)!r}))("/works/1"):
    os._exit(9)
"""
    told = os.environ | {"PYTHONPATH": str(ROOT)}
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=told, check=False).returncode == 9
    with OneAtATime(folder)("/works/1"):
        pass


@pytest.mark.django_db(transaction=True)
def test_many_who_write_in_another_order_never_lock_each_other_out_by_the_notes(alice):
    """Each changes the same works, in its own order, all in one transaction: on their own rows they don't meet."""
    works = [make_work(alice, title=f"Work {number}") for number in range(6)]
    chapters = [[work.chapters.get().pk for work in works], [work.pk for work in works]]
    trouble = []

    def write(number):
        order = works if number % 2 else works[::-1]
        try:
            for _time in range(10):
                with transaction.atomic(), connection.cursor() as cursor:
                    for work in order:  # rows that nobody else has: only the notes are shared
                        cursor.execute(
                            "INSERT INTO reviews_kudos (work_id, chapter_id, device, given_on, given_at)"
                            " VALUES (%s, %s, %s, '2026-05-04', '2026-05-04 12:00')",
                            [work.pk, chapters[0][works.index(work)], f"d{number}-{_time}"],
                        )
        except Exception as error:  # noqa: BLE001 (told below)
            trouble.append(error)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as crowd:
        list(crowd.map(write, range(6)))
    assert trouble == []


@pytest.mark.django_db(transaction=True)
def test_a_page_made_while_a_change_was_on_its_way_is_stale_once_it_has_arrived(alice, door):
    """The change began before the page was made and is committed after: its number may be an old one by then."""
    work = make_work(alice)
    address = f"/works/{work.pk}"
    begun, may_end = threading.Event(), threading.Event()

    def change():
        try:
            with transaction.atomic():
                Work.objects.filter(pk=work.pk).update(title="Later")
                begun.set()
                assert may_end.wait(LONG)
        finally:
            connection.close()

    changing = threading.Thread(target=change)
    changing.start()
    assert begun.wait(LONG)
    assert b"The Long Tide" in door.get(address).body
    assert b"The Long Tide" in door.get(address).body
    assert door.made == [address]
    may_end.set()
    changing.join()
    assert b"Later" in door.get(address).body
