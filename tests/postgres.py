"""Runs a command against a PostgreSQL of its own: started on 127.0.0.1, named in DATABASE_URL, ended with the command.

python -m tests.postgres pytest -n 2 tests/archive

A transaction that runs anywhere in a cluster holds back what is known for certain in all its databases, so test
processes side by side have a cluster each (DATABASE_URL_gw0, DATABASE_URL_gw1: tests/settings.py takes its own).
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.running import free_port

# The server's own work is a transaction, too: it would now and then hold back what a test takes for certain.
_FOR_TESTS = ("autovacuum=off", "fsync=off", "synchronous_commit=off", "full_page_writes=off")


def main(command: list[str]) -> int:
    programs = server_programs()
    if programs is None:
        print("PostgreSQL's server programs are missing: nothing was run against it.", file=sys.stderr)  # noqa: T201
        return 1 if os.environ.get("CI") == "true" else 0
    with cluster(programs) as first, cluster(programs) as second:
        addresses = {"DATABASE_URL": first, "DATABASE_URL_gw0": first, "DATABASE_URL_gw1": second}
        return subprocess.call(command, env=os.environ | addresses)


def server_programs() -> Path | None:
    """The newest folder with `initdb` and `postgres` on this machine."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    return found[-1].parent if found else None


@contextmanager
def cluster(programs: Path) -> Iterator[str]:
    """A fresh cluster in a folder of its own; yields its address and ends it by its process."""
    with _folder("ficstead-postgres-") as folder:
        initdb = [
            programs / "initdb",
            "-D",
            folder / "data",
            *"-A trust -U ficstead -E UTF8 --locale=C.UTF-8 -N".split(),
        ]
        subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, **_account_of_the_server(folder))
        with _server(programs, folder, *_FOR_TESTS) as url:
            yield url


@contextmanager
def replica_of(programs: Path, url: str) -> Iterator[str]:
    """A streaming replica of that cluster, likewise."""
    with _folder("ficstead-replica-") as folder:
        copy = [programs / "pg_basebackup", "-d", url, "-D", folder / "data", *"-R -X stream -c fast".split()]
        subprocess.run(copy, check=True, **_account_of_the_server(folder))
        with _server(programs, folder, "fsync=off") as url_of_replica:
            yield url_of_replica


@contextmanager
def _folder(prefix: str) -> Iterator[Path]:
    """PostgreSQL refuses to run as root, so root hands the folder to the account that Debian made for it."""
    folder = Path(tempfile.mkdtemp(prefix=prefix))
    if os.getuid() == 0:
        account = pwd.getpwnam("postgres")
        os.chown(folder, account.pw_uid, account.pw_gid)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _server(programs: Path, folder: Path, *settings: str) -> Iterator[str]:
    port = free_port()
    options = ["-h", "127.0.0.1", "-p", str(port), "-k", folder, *(word for each in settings for word in ("-c", each))]
    with (folder / "log").open("wb") as log:
        command = [programs / "postgres", "-D", folder / "data", *options]
        server = subprocess.Popen(command, stderr=log, **_account_of_the_server(folder))
        try:
            _wait_until_ready(programs, port, server)
            yield f"postgres://ficstead@127.0.0.1:{port}/postgres"
        finally:
            server.send_signal(signal.SIGINT)  # a fast shutdown: clients are not waited for
            server.wait(timeout=60)


def _account_of_the_server(folder: Path) -> dict[str, object]:
    if os.getuid() != 0:
        return {}
    account = pwd.getpwnam("postgres")
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": [], "cwd": folder}


def _wait_until_ready(programs: Path, port: int, server: subprocess.Popen[bytes]) -> None:
    ready = [
        programs / "psql",
        "-h",
        "127.0.0.1",
        "-p",
        str(port),
        "-U",
        "ficstead",
        "-d",
        "postgres",
        "-c",
        "select 1",
    ]
    while subprocess.call(ready, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL):
        if server.poll() is not None:
            raise SystemExit("The PostgreSQL of the tests did not start.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
