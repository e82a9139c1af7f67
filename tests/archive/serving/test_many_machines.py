"""What one machine does, the other knows: sessions, limits, uploads, fresh pages, posting on time, replicas."""

import os
import tempfile
import time
from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection

from tests.archive.serving.machines import Machines, Person, two_machines
from tests.postgres import server_programs

PROGRAMS = server_programs()
pytestmark = [
    pytest.mark.skipif(
        PROGRAMS is None and os.environ.get("CI") != "true", reason="needs PostgreSQL's server programs"
    ),
    # They start a PostgreSQL of their own, whatever the other tests run on.
    pytest.mark.skipif(connection.vendor == "postgresql", reason="has run among the tests on SQLite"),
]
STORY = "Title: {title}\n\nChapter 1: Low Water\n\n{words}\n\nThe bell had not rung since Tuesday.\n"


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    assert PROGRAMS
    with two_machines(PROGRAMS, tmp_path_factory.mktemp("machines")) as machines:
        yield machines


@pytest.fixture(scope="module")
def alice(machines: Machines) -> Person:
    alice = Person(machines)
    assert alice.sign_in("alice") == 200
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
    with psycopg.connect(machines.primary, autocommit=True) as database:
        newest = database.execute("SELECT max(id) FROM desk_manuscriptfile").fetchone()
    assert newest
    for machine in (0, 1):
        assert "The fog came in." in alice.get(f"/desk/manuscripts/{newest[0]}", machine)[1]


def test_what_is_posted_at_one_is_seen_at_the_other_at_once(machines: Machines, alice: Person) -> None:
    work = _post(machines, "The tide was out.")
    for number in range(10):
        _rewrite(alice, work, f"The tide came in {number} times.", machine=number % 2)
        for machine in (0, 1):
            assert f"The tide came in {number} times." in Person(machines).get(_chapter(machines, work), machine)[1]


def test_a_chapter_on_two_schedules_of_workers_goes_out_once(machines: Machines, alice: Person) -> None:
    work = _post(machines, "First.")
    with psycopg.connect(machines.primary, autocommit=True) as database:
        database.execute(
            "INSERT INTO works_chapter (work_id, number, title, summary, disclaimer, opening_note, body, closing_note,"
            " sanitiser, anchors, last_anchor, words, created_at, edited_at, scheduled_for, in_queue)"
            " VALUES (%s, 2, 'On time', '', '', '', '<p>It went out.</p>', '', 1, '1', 1, 3, now(), now(), now(), false)",
            [work],
        )
        until = time.monotonic() + 60
        while "On time" not in Person(machines).get(f"/works/{work}", machine=1)[1]:
            assert time.monotonic() < until, "nobody has posted it"
            time.sleep(0.2)
        told = "SELECT count(*) FROM telling_news WHERE work_id = %s AND kind = 'chapter'"
        assert database.execute(told, [work]).fetchone() == (2,)


def test_whoever_writes_reads_it_at_once_while_a_replica_lags(machines: Machines, alice: Person) -> None:
    work = _post(machines, "Before.", visibility="members")
    bob = Person(machines)
    assert bob.sign_in("bob") == 200
    _wait_until_the_replica_has(machines, "Before.")
    _forget_writing(bob)
    assert "Before." in bob.get(_chapter(machines, work))[1]
    with machines.replica_standing_still():
        _rewrite(alice, work, "After.")
        assert [("After." in alice.get(_chapter(machines, work), machine)[1]) for machine in (0, 1)] == [True, True]
        _forget_writing(bob)
        assert "Before." in bob.get(_chapter(machines, work))[1], "the replica was not asked"
    _wait_until_the_replica_has(machines, "After.")
    assert "After." in bob.get(_chapter(machines, work))[1]


def test_a_stranger_never_gets_what_a_replica_lags_behind_with(machines: Machines, alice: Person) -> None:
    work = _post(machines, "Before the storm.")
    stranger = Person(machines)
    assert "Before the storm." in stranger.get(_chapter(machines, work), machine=1)[1]
    with machines.replica_standing_still():
        _rewrite(alice, work, "After the storm.")
        for machine in (0, 1):
            assert "After the storm." in stranger.get(_chapter(machines, work), machine)[1]


def _post(machines: Machines, words: str, visibility: str = "everyone") -> int:
    """A work of alice's; returns its number."""
    title = f"Salt and Rope {time.monotonic_ns()}"
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(STORY.format(title=title, words=words))
        file.flush()
        machines.run("post", file.name, "--as", "Alice")
    with psycopg.connect(machines.primary, autocommit=True) as database:
        change = "UPDATE works_work SET visibility = %s WHERE title = %s RETURNING id"
        work = database.execute(change, [visibility, title]).fetchone()
        assert work
        return int(work[0])


def _rewrite(person: Person, work: int, words: str, machine: int = 0) -> None:
    chapter = _chapter(person.machines, work).rpartition("-")[2]
    status, page = person.post(f"/desk/works/{work}/chapters/{chapter}", {"body": words}, machine)
    assert status == 200, page


def _chapter(machines: Machines, work: int) -> str:
    with psycopg.connect(machines.primary, autocommit=True) as database:
        first = database.execute("SELECT min(id) FROM works_chapter WHERE work_id = %s", [work]).fetchone()
    assert first
    return f"/works/{work}/chapters/1-{first[0]}"


def _forget_writing(person: Person) -> None:
    """As if it had been long ago: their next page comes from a replica."""
    for cookie in list(person.jar):
        if cookie.name == "wrote":
            person.jar.clear(cookie.domain, cookie.path, cookie.name)


def _wait_until_the_replica_has(machines: Machines, words: str) -> None:
    until = time.monotonic() + 60
    with psycopg.connect(machines.replica, autocommit=True) as replica:
        while not replica.execute("SELECT 1 FROM works_chapter WHERE body LIKE %s", [f"%{words}%"]).fetchone():
            assert time.monotonic() < until, "the replica has not caught up"
            time.sleep(0.05)
