"""Forms that trickle in: a server of one process, without a proxy before it, goes on for all others."""

import os
import select
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPConnection
from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from bench.running import Server, free_port, running
from ficstead.archive.accounts.models import User
from ficstead.archive.reviews.models import Review
from ficstead.archive.serving.forms import AT_ONCE, OF_ONE_ADDRESS
from ficstead.archive.serving.handling import Django
from tests.archive.making import make_work
from tests.archive.serving.knocking import Door, environ_of

ROOT = Path(__file__).parents[3]
STORY = "Title: Salt and Rope\n\nChapter 1: Low Water\n\nThe bell had not rung since Tuesday.\n"
CHAPTER, REVIEWS, TO_REVIEW = "/works/1/chapters/1-1", "/works/1/reviews", "/chapters/1/reviews"
SAFETY_NET = 120.0


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """On SQLite, whatever the other tests run on."""
    var, port = tmp_path_factory.mktemp("var"), free_port()
    told = {
        name: value for name, value in os.environ.items() if not name.startswith(("FICSTEAD_", "DJANGO_", "DATABASE_"))
    }
    told |= {"FICSTEAD_VAR": str(var), "FICSTEAD_LISTEN_ON": f"127.0.0.1:{port}", "FICSTEAD_WORKERS": "1"}
    told |= {"FICSTEAD_PASSWORD": "a long and quiet sentence", "PYTHONPATH": str(ROOT)}
    story = var / "story.txt"
    story.write_text(STORY)
    command = [sys.executable, "-m", "ficstead"]
    for words in ("init", "createuser alice --pseud Alice --email alice@example.org", f"post {story} --as Alice"):
        subprocess.run([*command, *words.split()], env=told, cwd=ROOT, check=True, capture_output=True)
    with running([*command, "serve", "--no-worker"], port, told) as server:
        yield server


class Slow:
    """Somebody who sends the second half of a form when they are told to. All of 127.0.0.0/8 is this machine."""

    def __init__(self, server: Server, path: str, form: bytes, comes_from: str) -> None:
        there = urlsplit(server.address)
        self.connection = socket.create_connection((there.hostname, there.port), SAFETY_NET, (comes_from, 0))
        self._missing = form[len(form) // 2 :]
        head = f"POST {path} HTTP/1.1\r\nHost: {there.netloc}\r\nSec-Fetch-Site: same-origin\r\n"
        head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(form)}\r\n\r\n"
        self.connection.sendall(head.encode() + form[: len(form) // 2])

    def sends_the_rest(self) -> None:
        self.connection.sendall(self._missing)

    def hears(self) -> bytes:
        return self.connection.recv(65536)

    def hears_to_the_end(self) -> bytes:
        return b"".join(iter(self.hears, b""))

    def gives_up(self) -> None:
        """When the server has said its last word, it has given their place to others."""
        with self.connection, suppress(OSError):
            self.connection.shutdown(socket.SHUT_WR)
            self.hears_to_the_end()


def review(text: str) -> bytes:
    return urlencode({"text": text, "guest_name": "Wren", "form_key": "", "website": ""}).encode()


def answered(slow: list[Slow], how_many: int) -> list[Slow]:
    """Those who are told something, as soon as there are so many of them."""
    found: list[Slow] = []
    while len(found) < how_many:
        waiting = {each.connection: each for each in slow if each not in found}
        ready, _writable, _broken = select.select(waiting, (), (), SAFETY_NET)
        assert ready, f"{len(found)} of {how_many} were answered"
        found += [waiting[connection] for connection in ready]
    return found


def ask(server: Server, method: str, path: str, body: bytes | None = None) -> tuple[int, str]:
    connection = HTTPConnection(urlsplit(server.address).netloc, timeout=SAFETY_NET)
    told = {"Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"}
    try:
        connection.request(method, path, body, told if body else {})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


@pytest.fixture
def slow() -> Iterator[list[Slow]]:
    """Whoever sends slowly in a test; no place is taken any more when it ends."""
    senders: list[Slow] = []
    yield senders
    for each in senders:
        each.gives_up()


def test_whoever_reads_never_waits_for_slow_forms(server: Server, slow: list[Slow]) -> None:
    paths = ["/sign-in", TO_REVIEW, "/desk/new"] * AT_ONCE
    slow += [Slow(server, path, b"x" * 2_000, f"127.0.1.{number + 1}") for number, path in enumerate(paths)]
    turned_away = answered(slow, len(paths) - AT_ONCE)
    for path in [CHAPTER, "/works/1", "/works", "/sign-in"] * 5:
        assert ask(server, "GET", path)[0] == 200
    arriving = [each for each in slow if each not in turned_away]
    assert not select.select([each.connection for each in arriving], (), (), 0)[0], "they are still being waited for"
    for each in turned_away:
        head, _blank, words = each.hears_to_the_end().decode().partition("\r\n\r\n")
        assert head.startswith("HTTP/1.1 503 ")
        assert "retry-after: 30" in head
        assert "what you typed is still there" in words


def test_slow_forms_of_one_address_keep_nobody_else_from_writing(server: Server, slow: list[Slow]) -> None:
    slow += [Slow(server, TO_REVIEW, review(f"Slowly {number}."), "127.0.2.1") for number in range(AT_ONCE * 2)]
    turned_away = answered(slow, AT_ONCE * 2 - OF_ONE_ADDRESS)
    assert ask(server, "POST", TO_REVIEW, review("Row on!"))[0] == 302
    assert "Row on!" in ask(server, "GET", REVIEWS)[1]
    arriving = [number for number, each in enumerate(slow) if each not in turned_away]
    for number in arriving:
        slow[number].sends_the_rest()
        assert slow[number].hears().startswith(b"HTTP/1.1 302 "), "a slow form is as good as any"
        assert f"Slowly {number}." in ask(server, "GET", REVIEWS)[1]


@pytest.mark.django_db(transaction=True)
def test_of_half_a_form_nothing_is_saved(door: Door, alice: User) -> None:
    address = f"/chapters/{make_work(alice).chapters.get().pk}/reviews"
    form = review("Row on, and do not stop before the third bell!")
    told = {"CONTENT_TYPE": "application/x-www-form-urlencoded", "HTTP_SEC_FETCH_SITE": "same-origin"}
    heard = door.knock("POST", address, form[:-20], CONTENT_LENGTH=str(len(form)), **told)
    assert heard.status == 400
    assert "nothing was saved" in heard.text
    assert not Review.objects.exists()
    assert door.knock("POST", address, form, **told).status == 302
    assert Review.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_form_that_is_too_large_is_refused_before_it_is_read(door: Door) -> None:
    source = BytesIO(b"x" * 100)
    heard = door.knock("POST", "/sign-in", CONTENT_LENGTH="1000000000", **{"wsgi.input": source})
    assert heard.status == 413
    assert "several files" in heard.text
    assert source.tell() == 0


@pytest.mark.django_db(transaction=True)
def test_a_book_is_handed_to_the_server_whole_so_that_no_thread_waits_for_a_slow_reader(alice: User) -> None:
    answer = Django()(environ_of("GET", f"/works/{make_work(alice).pk}/download/epub"), lambda *_said: None)
    assert isinstance(answer, list)
    assert answer[0].startswith(b"PK")
