"""Two app servers behind nginx, and behind HAProxy, with the very configurations that docs/operating.md gives."""

import gzip
import os
import shutil
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPSConnection
from io import BytesIO
from itertools import count
from zipfile import ZipFile

import brotli
import pytest
from django.db import connection

from bench import proxies
from bench.proxies import SITE
from bench.running import ANY_CERTIFICATE, Server
from tests.archive.serving.machines import LONG, STORY, Machine, Machines, Person

pytestmark = pytest.mark.skipif(connection.vendor == "postgresql", reason="has run among the tests on SQLite")
MANUSCRIPT_LIMIT = 20_000_000
# All of 127.0.0.0/8 is this machine. Limits last longer than a test, so each who tries them has an address of their own.
VISITORS = count(1)


@pytest.fixture(scope="module", params=["nginx", "haproxy"])
def proxy(request, machines: Machines, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    if os.environ.get("CI") != "true" and not shutil.which(request.param, path=f"{os.environ['PATH']}:/usr/sbin"):
        pytest.skip(f"needs {request.param}")
    start = getattr(proxies, request.param)
    with start(tmp_path_factory.mktemp(request.param), [each.server for each in machines.each]) as proxy:
        yield proxy


@pytest.fixture(scope="module")
def alice(machines: Machines, proxy: Server) -> Person:
    alice = Person(machines, proxy)
    assert alice.sign_in("alice")[0] == 200
    return alice


def test_who_signs_in_is_signed_in_at_both(alice: Person) -> None:
    assert ["Signed in as alice" in alice.get("/desk/")[1] for _server in range(4)] == [True] * 4


def test_limits_go_by_the_address_that_the_proxy_sees_whatever_a_visitor_says_of_theirs(
    machines: Machines, proxy: Server
) -> None:
    guessing, other = (Person(machines, proxy, comes_from=f"127.0.1.{next(VISITORS)}") for _each in range(2))
    for number in range(10):
        page = guessing.sign_in(f"name-{number}", password="wrong", **{"X-Forwarded-For": f"203.0.113.{number}"})[1]
        assert "went wrong too often" not in page
    assert "went wrong too often" in guessing.sign_in("bob", **{"X-Forwarded-For": "203.0.113.99"})[1]
    assert "Signed in as bob" in other.sign_in("bob")[1]


def test_nobody_is_sent_from_https_to_http_or_to_the_server_behind(machines: Machines, proxy: Server) -> None:
    heard = asked(proxy, "/desk/")
    assert (heard.status, heard.headers["Location"]) == (302, "/sign-in?next=/desk/")
    cookies = asked(proxy, "/sign-in").headers.get_all("Set-Cookie")
    assert cookies
    assert all("Secure" in cookie for cookie in cookies)


def test_a_manuscript_arrives_whole(machines: Machines, alice: Person) -> None:
    story = STORY.format(title="The Copper Heron", words="The fog came in. " * 400_000).encode()
    assert 6_000_000 < len(story) < MANUSCRIPT_LIMIT
    status, page = alice.hand_in("/desk/new", "file", story)
    assert (status, "The Copper Heron" in page) == (200, True), page[:2000]
    kept = machines.ask("SELECT packed FROM desk_manuscriptfile ORDER BY id DESC LIMIT 1")
    assert zlib.decompress(kept) == story


def test_a_file_that_is_too_large_is_refused_by_the_archive_and_not_by_the_proxy(alice: Person) -> None:
    """The archive says what is wrong, and nothing that was typed beside it is lost."""
    too_much = "a" * (MANUSCRIPT_LIMIT + 1)
    status, page = alice.hand_in("/desk/new", "file", too_much.encode())
    assert (status, "This file is larger than" in page) == (422, True), page[:2000]
    both = {"pasted": too_much[:15_000_000], "pasted_html": too_much}
    status, page = alice.post("/desk/new", both)
    assert (status, "is too large" in page) == (422, True), page[:2000]


def test_a_download_is_the_file_itself(machines: Machines, proxy: Server) -> None:
    heard = asked(proxy, f"/works/{machines.post('A book.')}/download/epub")
    assert (heard.status, heard.headers["Content-Type"]) == (200, "application/epub+zip")
    assert heard.headers["Content-Disposition"].startswith("attachment")
    assert ZipFile(BytesIO(heard.body)).testzip() is None


def test_finished_pages_come_through_as_they_are_packed_and_are_not_sent_twice(
    machines: Machines, proxy: Server
) -> None:
    address = machines.chapter(machines.post("The tide was out."))
    for encoding, unpacked in (("br", brotli.decompress), ("gzip", gzip.decompress), ("identity", bytes)):
        heard = asked(proxy, address, **{"Accept-Encoding": encoding})
        assert heard.headers.get("Content-Encoding", "identity") == encoding
        assert b"The tide was out." in unpacked(heard.body)
        kept = {"Accept-Encoding": encoding, "If-None-Match": heard.headers["ETag"]}
        again = [asked(proxy, address, **kept) for _server in range(2)]
        assert [(each.status, each.body) for each in again] == [(304, b"")] * 2


def test_what_is_posted_is_seen_at_the_next_request_at_both(machines: Machines, proxy: Server, alice: Person) -> None:
    work = machines.post("The tide was out.")
    for number in range(5):
        alice.rewrite(work, f"The tide came in {number} times.")
        for _server in range(2):
            assert f"The tide came in {number} times." in Person(machines, proxy).get(machines.chapter(work))[1]


def test_whoever_writes_reads_it_at_once_while_a_replica_lags(machines: Machines, alice: Person) -> None:
    work = machines.post("Before.", visibility="members")
    with machines.replica_standing_still():
        alice.rewrite(work, "After.")
        assert ["After." in alice.get(machines.chapter(work))[1] for _server in range(4)] == [True] * 4


def test_when_a_server_drops_dead_nobody_is_turned_away(machines: Machines, proxy: Server, alice: Person) -> None:
    """Nor afterwards, when it has come back."""
    work = machines.post("Before.")
    pages = ["/", machines.chapter(work), f"/works/{work}", "/desk/"] * 3
    assert {alice.get(page)[0] for page in pages} == {200}
    with dead(machines.each[0]):
        assert [alice.get(page)[0] for page in pages] == [200] * len(pages)
        for number in range(4):
            alice.rewrite(work, f"It went on {number} times.")
            assert f"It went on {number} times." in alice.get(machines.chapter(work))[1]
    assert [alice.get(page)[0] for page in pages] == [200] * len(pages)


@contextmanager
def dead(machine: Machine) -> Iterator[None]:
    machine.drop_dead()
    try:
        yield
    finally:
        machine.start()


@dataclass(frozen=True)
class Heard:
    """One answer as it comes: no redirect followed, nothing unpacked."""

    status: int
    headers: Message
    body: bytes


def asked(proxy: Server, path: str, **headers: str) -> Heard:
    there = HTTPSConnection(proxy.address.partition("//")[2], context=ANY_CERTIFICATE, timeout=LONG)
    with closing(there):
        there.request("GET", path, headers={"User-Agent": "Mozilla/5.0", "Host": SITE.partition("//")[2], **headers})
        answer = there.getresponse()
        return Heard(answer.status, answer.headers, answer.read())
