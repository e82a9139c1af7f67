"""Two app servers on one PostgreSQL with a replica, as on a large archive: real processes, each with its own folder.

They take everybody for sent by a proxy, as they do behind nginx or HAProxy (`bench.proxies`).
"""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPSConnection
from http.cookiejar import CookieJar, DefaultCookiePolicy
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psycopg

from bench.proxies import SITE
from bench.running import ANY_CERTIFICATE, Server, free_port
from tests.postgres import cluster, replica_of

ROOT = Path(__file__).parents[3]
STORY = "Title: {title}\n\nChapter 1: Low Water\n\n{words}\n\nThe bell had not rung since Tuesday.\n"
PASSWORD = "a long and quiet sentence"
LONG = 180.0
"""Seconds after which something hangs; a busy machine needs some of them."""


@dataclass
class Machine:
    """One app server. Its processes are a group of their own."""

    environment: dict[str, str]
    port: int
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def server(self) -> Server:
        assert self.process
        return Server(f"http://127.0.0.1:{self.port}", self.process.pid)

    def start(self) -> None:
        with Path(self.environment["FICSTEAD_VAR"], "log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "ficstead", "serve"],
                env=self.environment, cwd=ROOT, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        _wait_for(self.port, self.process)

    def stop(self) -> None:
        assert self.process
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.drop_dead()

    def drop_dead(self) -> None:
        """As when somebody pulls the plug: nothing is finished, nobody is told."""
        assert self.process
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@dataclass(frozen=True)
class Machines:
    each: list[Machine]
    primary: str
    replica: str

    def run(self, *arguments: str) -> str:
        """A command of `ficstead` on the first machine."""
        return _run(self.each[0].environment, *arguments)

    def post(self, words: str, visibility: str = "everyone") -> int:
        """A work of alice's; returns its number."""
        title = f"Salt and Rope {time.monotonic_ns()}"
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
            file.write(STORY.format(title=title, words=words))
            file.flush()
            self.run("post", file.name, "--as", "Alice")
        return self.ask("UPDATE works_work SET visibility = %s WHERE title = %s RETURNING id", visibility, title)

    def chapter(self, work: int) -> str:
        """The address of its first chapter."""
        first = self.ask("SELECT min(id) FROM works_chapter WHERE work_id = %s", work)
        return f"/works/{work}/chapters/1-{first}"

    def ask(self, question: str, *values: object) -> Any:
        """The first value of the first row that the primary gives."""
        with psycopg.connect(self.primary, autocommit=True) as database:
            found = database.execute(question, values).fetchone()
        assert found
        return found[0]

    @contextmanager
    def replica_standing_still(self) -> Iterator[None]:
        """It answers, but takes in nothing new."""
        with psycopg.connect(self.replica, autocommit=True) as connection:
            connection.execute("SELECT pg_wal_replay_pause()")
            try:
                yield
            finally:
                connection.execute("SELECT pg_wal_replay_resume()")


@dataclass
class Person:
    """A browser with its cookies; each request goes to the machine that it names, or all of them through a proxy."""

    machines: Machines
    proxy: Server | None = None
    comes_from: str = "127.0.0.1"
    jar: CookieJar = field(default_factory=lambda: CookieJar(DefaultCookiePolicy(secure_protocols=("http", "https"))))

    def get(self, path: str, machine: int = 0) -> tuple[int, str]:
        return self._ask(path, machine, None)

    def post(self, path: str, fields: Mapping[str, str], machine: int = 0, **headers: str) -> tuple[int, str]:
        """With the token that the browser has; where it has none yet, `path` is looked at first."""
        token = self._token_from(path, machine)
        return self._ask(path, machine, urlencode({**fields, "csrfmiddlewaretoken": token}).encode(), **headers)

    def hand_in(self, path: str, name: str, file: bytes) -> tuple[int, str]:
        """A file, under the name that its field has."""
        parts = {
            b'name="csrfmiddlewaretoken"': self._token_from(path, 0).encode(),
            f'name="{name}"; filename="story.txt"\r\nContent-Type: text/plain'.encode(): file,
        }
        body = b"".join(b"--edge\r\nContent-Disposition: form-data; %b\r\n\r\n%b\r\n" % part for part in parts.items())
        kind = {"Content-Type": "multipart/form-data; boundary=edge"}
        return self._ask(path, 0, body + b"--edge--\r\n", **kind)

    def sign_in(self, name: str, machine: int = 0, password: str = PASSWORD, **headers: str) -> tuple[int, str]:
        return self.post("/sign-in", {"login": name, "password": password}, machine, **headers)

    def rewrite(self, work: int, words: str, machine: int = 0) -> None:
        """The first chapter of a work of theirs."""
        chapter = self.machines.chapter(work).rpartition("-")[2]
        status, page = self.post(f"/desk/works/{work}/chapters/{chapter}", {"body": words}, machine)
        assert status == 200, page

    def forget_writing(self) -> None:
        """As if it had been long ago: their next page comes from a replica."""
        for cookie in list(self.jar):
            if cookie.name == "wrote":
                self.jar.clear(cookie.domain, cookie.path, cookie.name)

    def _ask(self, path: str, machine: int, body: bytes | None, **headers: str) -> tuple[int, str]:
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar), _From(self.comes_from))
        told = {"User-Agent": "Mozilla/5.0", "Host": SITE.partition("//")[2], "Origin": SITE}
        server = self.proxy or self.machines.each[machine].server
        if not self.proxy:
            told["X-Forwarded-Proto"] = "https"
        asked = urllib.request.Request(f"{server.address}{path}", body, told | headers)  # noqa: S310
        try:
            with opener.open(asked, timeout=LONG) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def _token_from(self, path: str, machine: int) -> str:
        if not self._token():
            self.get(path, machine)
        return self._token()

    def _token(self) -> str:
        return next((cookie.value or "" for cookie in self.jar if cookie.name == "csrftoken"), "")


class _From(urllib.request.HTTPSHandler):
    """All of 127.0.0.0/8 is this machine, so that it can come from many addresses."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._address = address

    def https_open(self, asked):
        return self.do_open(HTTPSConnection, asked, context=ANY_CERTIFICATE, source_address=(self._address, 0))


@contextmanager
def two_machines(programs: Path, folder: Path) -> Iterator[Machines]:
    with ExitStack() as stack:
        primary = stack.enter_context(cluster(programs))
        replica = stack.enter_context(replica_of(programs, primary))
        ports = [free_port(), free_port()]
        each = [Machine(_environment(folder / f"var-{port}", port, primary, replica), port) for port in ports]
        machines = Machines(each, primary, replica)
        for machine in each:
            _run(machine.environment, "init")
        for name in ("alice", "bob"):
            machines.run("createuser", name, "--pseud", name.title(), "--email", f"{name}@example.org")
        for machine in each:
            machine.start()
            stack.callback(machine.stop)
        yield machines


def _environment(var: Path, port: int, primary: str, replica: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FICSTEAD_", "DJANGO_"))}
    return kept | {
        "DATABASE_URL": primary,
        "FICSTEAD_REPLICAS": replica,
        "FICSTEAD_SECRET_KEY": "the same on all machines, and fifty characters long",
        "FICSTEAD_VAR": str(var),
        "FICSTEAD_SITE_URL": SITE,
        "FICSTEAD_BEHIND_PROXY": "true",
        "FICSTEAD_LISTEN_ON": f"127.0.0.1:{port}",
        "FICSTEAD_PASSWORD": PASSWORD,
        "FICSTEAD_WORKERS": "1",
        "FICSTEAD_MAIL_VERIFICATION": "optional",
    }


def _run(environment: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "-m", "ficstead", *arguments]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + LONG
    while time.monotonic() < until:
        assert server.poll() is None, "the server has ended"
        with socket.socket() as knocking:
            if knocking.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the server has not opened its door")
