"""What one machine does, the other knows: sessions, limits, uploads, fresh pages, posting on time, replicas."""

import time

import psycopg
import pytest
from django.db import connection

from tests.archive.serving.machines import LONG, STORY, Machines, Person

# They start a PostgreSQL of their own, whatever the other tests run on.
pytestmark = pytest.mark.skipif(connection.vendor == "postgresql", reason="has run among the tests on SQLite")


@pytest.fixture(scope="module")
def alice(machines: Machines) -> Person:
    alice = Person(machines)
    assert alice.sign_in("alice")[0] == 200
    return alice


def test_who_signs_in_at_one_is_signed_in_at_the_other(machines: Machines, alice: Person) -> None:
    assert "Signed in as alice" in alice.get("/desk/", machine=1)[1]


def test_a_limit_counts_the_tries_at_both(machines: Machines) -> None:
    """Five wrong passwords are let through; here each machine sees but three of six."""
    knocking = Person(machines)
    pages = [knocking.post("/sign-in", {"login": "carol", "password": "wrong"}, number % 2)[1] for number in range(6)]
    assert ["went wrong too often" in page for page in pages] == [False] * 5 + [True], pages[-1]


def test_a_manuscript_handed_in_at_one_is_previewed_at_the_other(machines: Machines, alice: Person) -> None:
    story = STORY.format(title="The Copper Heron", words="The fog came in.")
    status, page = alice.post("/desk/new", {"pasted": story}, machine=0)
    assert (status, "The fog came in." in page) == (200, True), page
    newest = machines.ask("SELECT max(id) FROM desk_manuscriptfile")
    for machine in (0, 1):
        assert "The fog came in." in alice.get(f"/desk/manuscripts/{newest}", machine)[1]


def test_what_is_posted_at_one_is_seen_at_the_other_at_once(machines: Machines, alice: Person) -> None:
    work = machines.post("The tide was out.")
    for number in range(10):
        alice.rewrite(work, f"The tide came in {number} times.", machine=number % 2)
        for machine in (0, 1):
            assert f"The tide came in {number} times." in Person(machines).get(machines.chapter(work), machine)[1]


def test_a_chapter_on_two_schedules_of_workers_goes_out_once(machines: Machines, alice: Person) -> None:
    work = machines.post("First.")
    with psycopg.connect(machines.primary, autocommit=True) as database:
        database.execute(
            "INSERT INTO works_chapter (work_id, number, title, summary, disclaimer, opening_note, body, closing_note,"
            " sanitiser, anchors, last_anchor, words, created_at, edited_at, scheduled_for, in_queue)"
            " VALUES (%s, 2, 'On time', '', '', '', '<p>It went out.</p>', '', 1, '1', 1, 3, now(), now(), now(), false)",
            [work],
        )
        until = time.monotonic() + LONG
        while "On time" not in Person(machines).get(f"/works/{work}", machine=1)[1]:
            assert time.monotonic() < until, "nobody has posted it"
            time.sleep(0.2)
        told = "SELECT count(*) FROM telling_news WHERE work_id = %s AND kind = 'chapter'"
        assert database.execute(told, [work]).fetchone() == (2,)


def test_whoever_writes_reads_it_at_once_while_a_replica_lags(machines: Machines, alice: Person) -> None:
    work = machines.post("Before.", visibility="members")
    bob = Person(machines)
    assert bob.sign_in("bob")[0] == 200
    _wait_until_the_replica_has(machines, "Before.")
    bob.forget_writing()
    assert "Before." in bob.get(machines.chapter(work))[1]
    with machines.replica_standing_still():
        alice.rewrite(work, "After.")
        assert [("After." in alice.get(machines.chapter(work), machine)[1]) for machine in (0, 1)] == [True, True]
        bob.forget_writing()
        assert "Before." in bob.get(machines.chapter(work))[1], "the replica was not asked"
    _wait_until_the_replica_has(machines, "After.")
    assert "After." in bob.get(machines.chapter(work))[1]


def test_a_stranger_never_gets_what_a_replica_lags_behind_with(machines: Machines, alice: Person) -> None:
    work = machines.post("Before the storm.")
    stranger = Person(machines)
    assert "Before the storm." in stranger.get(machines.chapter(work), machine=1)[1]
    with machines.replica_standing_still():
        alice.rewrite(work, "After the storm.")
        for machine in (0, 1):
            assert "After the storm." in stranger.get(machines.chapter(work), machine)[1]


def _wait_until_the_replica_has(machines: Machines, words: str) -> None:
    until = time.monotonic() + LONG
    with psycopg.connect(machines.replica, autocommit=True) as replica:
        while not replica.execute("SELECT 1 FROM works_chapter WHERE body LIKE %s", [f"%{words}%"]).fetchone():
            assert time.monotonic() < until, "the replica has not caught up"
            time.sleep(0.05)
