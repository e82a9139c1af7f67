"""Two app servers on one PostgreSQL with a replica, as on a large archive: real processes, each with its own folder."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

import psycopg

from tests.ports import free_port
from tests.postgres import cluster, replica_of

ROOT = Path(__file__).parents[3]
SITE = "http://archive.test"
PASSWORD = "a long and quiet sentence"


@dataclass(frozen=True)
class Machines:
    addresses: list[str]
    primary: str
    replica: str
    environments: list[dict[str, str]]

    def run(self, *arguments: str) -> str:
        """A command of `ficstead` on the first machine."""
        return _run(self.environments[0], *arguments)

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
    """A browser with its cookies; each request goes to the machine that it names."""

    machines: Machines
    jar: CookieJar = field(default_factory=CookieJar)

    def get(self, path: str, machine: int = 0) -> tuple[int, str]:
        return self._ask(path, machine, None)

    def post(self, path: str, fields: Mapping[str, str], machine: int = 0) -> tuple[int, str]:
        """With the token that the browser has; where it has none yet, `path` is looked at first."""
        if not self._token():
            self.get(path, machine)
        return self._ask(path, machine, urlencode({**fields, "csrfmiddlewaretoken": self._token()}).encode())

    def sign_in(self, name: str, machine: int = 0, password: str = PASSWORD) -> int:
        return self.post("/sign-in", {"login": name, "password": password}, machine)[0]

    def _ask(self, path: str, machine: int, body: bytes | None) -> tuple[int, str]:
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        told = {"User-Agent": "Mozilla/5.0", "Host": "archive.test", "Origin": SITE}
        asked = urllib.request.Request(f"{self.machines.addresses[machine]}{path}", body, told)  # noqa: S310
        try:
            with opener.open(asked, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def _token(self) -> str:
        return next((cookie.value or "" for cookie in self.jar if cookie.name == "csrftoken"), "")


@contextmanager
def two_machines(programs: Path, folder: Path) -> Iterator[Machines]:
    with ExitStack() as stack:
        primary = stack.enter_context(cluster(programs))
        replica = stack.enter_context(replica_of(programs, primary))
        ports = [free_port(), free_port()]
        environments = [_environment(folder / f"var-{port}", port, primary, replica) for port in ports]
        machines = Machines([f"http://127.0.0.1:{port}" for port in ports], primary, replica, environments)
        for environment in environments:
            _run(environment, "init")
        for name in ("alice", "bob"):
            machines.run("createuser", name, "--pseud", name.title(), "--email", f"{name}@example.org")
        for environment, port in zip(environments, ports, strict=True):
            stack.enter_context(_serving(environment, port))
        yield machines


def _environment(var: Path, port: int, primary: str, replica: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FICSTEAD_", "DJANGO_"))}
    return kept | {
        "DATABASE_URL": primary,
        "FICSTEAD_REPLICAS": replica,
        "FICSTEAD_SECRET_KEY": "the same on all machines, and fifty characters long",
        "FICSTEAD_VAR": str(var),
        "FICSTEAD_SITE_URL": SITE,
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


@contextmanager
def _serving(environment: dict[str, str], port: int) -> Iterator[None]:
    with Path(environment["FICSTEAD_VAR"], "log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "ficstead", "serve"],
            env=environment, cwd=ROOT, stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
        try:
            _wait_for(port, server)
            yield
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            try:
                server.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(server.pid, signal.SIGKILL)
                server.wait()


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        assert server.poll() is None, "the server has ended"
        with socket.socket() as knocking:
            if knocking.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the server has not opened its door within a minute")
