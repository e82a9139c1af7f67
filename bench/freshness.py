"""Whether a page is ever stale: people who write and people who read, against real servers, for as long as you like.

python -m bench.freshness --minutes 60, with DATABASE_URL for PostgreSQL (then on two servers with a folder each).
"""

import os
import sys

os.environ["FICSTEAD_SITE_URL"] = "http://127.0.0.1:8000"  # the same on every server: it stands in the pages

from bench import scratch  # isort: split

import argparse
import multiprocessing
import random
import sqlite3
import subprocess
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Event, Semaphore
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import OperationalError, connection, connections

from bench.addresses import public_addresses
from bench.deeds import People
from bench.running import BROWSER, Server, ficstead
from ficstead.archive.accounts.joining import create_member
from ficstead.archive.desk.posting import TitlePage, add_chapters, post_chapters, save_title_page, start_work
from ficstead.archive.serving.handling import Django
from ficstead.archive.serving.making import Made, make_page
from ficstead.archive.serving.shelf import PLAIN
from ficstead.archive.works.models import ChapterTexts

WRITERS, READERS, WORKERS = 3, 2, 2
SECONDS_BETWEEN_LOOKS = 10
COMPARED_AT_A_LOOK = 40
DEEDS_UNDONE = 10
FEWEST_CHANGES = 4
"""However slow the machine: fewer would show nothing."""
LOOKED_AT = 50
"""Of each kind the newest: people act on these, and an archive that has grown would hide them."""


class Tally:
    """Counted by all processes together."""

    def __init__(self) -> None:
        self.writes, self.reads, self.told, self.compared, self.stale = (_counter() for _ in range(5))


def _counter() -> "Synchronized[int]":
    return multiprocessing.Value("q", 0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=2)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    asked = parser.parse_args()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # nobody signs in
    tally, gate, over = Tally(), multiprocessing.Semaphore(WRITERS), multiprocessing.Event()
    with _servers() as servers:
        connections.close_all()  # none is shared with the children
        jobs = [(_write, number) for number in range(WRITERS)] + [(_read, number) for number in range(READERS)]
        running = [
            multiprocessing.Process(target=job, args=(servers, f"{asked.seed}-{number}", tally, gate, over))
            for job, number in jobs
        ]
        for process in running:
            process.start()
        ends_at = time.monotonic() + asked.minutes * 60
        while time.monotonic() < ends_at or tally.writes.value < FEWEST_CHANGES:
            time.sleep(SECONDS_BETWEEN_LOOKS)
            _compare(servers, tally, gate)
            if not all(process.is_alive() for process in running):
                break
        over.set()
        for process in running:
            process.join(60)
    died = [process.exitcode for process in running if process.exitcode]
    _print(asked, servers, tally)
    sys.exit(1 if tally.stale.value or died else 0)


@contextmanager
def _servers() -> Iterator[list[Server]]:
    """One on the archive's folder, or with PostgreSQL two, each with a folder (and a shelf) of its own."""
    with ExitStack() as stack:
        folders = [scratch.VAR]
        if connection.vendor == "postgresql":
            folders.append(Path(stack.enter_context(tempfile.TemporaryDirectory())))
            told = os.environ | {"FICSTEAD_VAR": str(folders[1])}
            subprocess.run([sys.executable, "-m", "ficstead", "init"], env=told, check=True, capture_output=True)
        yield [stack.enter_context(ficstead(folder, WORKERS=str(WORKERS))) for folder in folders]


def _write(servers: Sequence[Server], seed: str, tally: Tally, gate: Semaphore, over: Event) -> None:
    """One deed after another; after each the writer's own work gets another title, which must be seen at once."""
    chance, name = random.Random(seed), f"w{seed.replace('-', 'n')}"
    with gate:
        people, own = People(seed, name=name), _own_work(name)
    while not over.is_set():
        with gate:
            people_may_meet(people.act)
            title = f"{name} {tally.writes.value}"
            page = TitlePage(title=title, authors=own.author_list())
            save_title_page(own, page, by=own.author_list()[0].user)
        _add(tally.writes, 2)
        for path in (f"/works/{own.pk}", f"/works/{own.pk}/reviews"):
            _status, body = _get(chance.choice(servers), path)
            _add(tally.told, 1)
            if title.encode() not in body:
                _add(tally.stale, 1)
                print(f"stale: {path} does not say {title}", flush=True)


def people_may_meet(deed: Any) -> None:
    """Two deeds at once can lock each other's rows on PostgreSQL; whose deed is given up tries no more."""
    try:
        deed()
    except OperationalError as error:
        if "serving_changes" in str(error):
            raise
        print(f"given up: {str(error).splitlines()[0]}", flush=True)


def _own_work(name: str) -> Any:
    user = create_member(name, "seven slow herons", pseuds=(f"{name} Own",))
    at = datetime.now(UTC)
    work = start_work(TitlePage(title="Own", authors=[user.default_pseud()]), at=at)
    post_chapters(work, add_chapters(work, [ChapterTexts(body="<p>Once.</p>")], by=user, at=at), at=at)
    return work


def _read(servers: Sequence[Server], seed: str, tally: Tally, _gate: Semaphore, over: Event) -> None:
    """Anything, anywhere, again and again: so that pages are made while things change."""
    chance = random.Random(seed)
    while not over.is_set():
        for address in chance.choices(list(public_addresses(newest=LOOKED_AT)), k=50):
            _get(chance.choice(servers), address)
            _add(tally.reads, 1)


def _compare(servers: Sequence[Server], tally: Tally, gate: Semaphore) -> None:
    """While nobody writes: what the servers say of this and that, beside what Django says here."""
    for _writer in range(WRITERS):
        gate.acquire()
    try:
        if connection.vendor == "sqlite":
            _put_a_backup_back(servers)
        settings.BINDERY_SHELF = Path(tempfile.mkdtemp(dir=scratch.VAR))  # what is compared with is bound anew
        addresses = list(public_addresses(newest=LOOKED_AT))
        for address in random.sample(addresses, min(len(addresses), COMPARED_AT_A_LOOK)):
            made = make_page(Django(), {}, address, "")
            body_now = made.bodies[PLAIN] if isinstance(made, Made) else None
            for server in servers:
                status, body = _get(server, address)
                _add(tally.compared, 1)
                if (body if status == 200 else None) != body_now:
                    _add(tally.stale, 1)
                    print(f"stale: {address} on {server.address}", flush=True)
    finally:
        for _writer in range(WRITERS):
            gate.release()


def _put_a_backup_back(servers: Sequence[Server]) -> None:
    """This and that is done and read; then the archive is again what it was before."""
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as archive, closing(sqlite3.connect("")) as backup:
        archive.backup(backup)
        people = People("backup", name="b")
        for _deed in range(DEEDS_UNDONE):
            people.act()
        for address in random.choices(list(public_addresses(newest=LOOKED_AT)), k=COMPARED_AT_A_LOOK):
            _get(random.choice(servers), address)
        backup.backup(archive)


def _get(server: Server, address: str) -> tuple[int, bytes]:
    path, _mark, query = address.partition("?")
    asked = urllib.request.Request(
        f"{server.address}{urllib.parse.quote(path)}{'?' + query if query else ''}", headers={"User-Agent": BROWSER}
    )
    try:
        with _NO_REDIRECTS.open(asked, timeout=60) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_all: Any) -> None:
        return None


_NO_REDIRECTS = urllib.request.build_opener(_Stay)


def _add(counter: "Synchronized[int]", number: int) -> None:
    with counter.get_lock():
        counter.value += number


def _print(asked: argparse.Namespace, servers: Sequence[Server], tally: Tally) -> None:
    where = f"{connection.vendor}, {len(servers)} server(s) of {WORKERS} workers"
    print(f"{where}, {asked.minutes:g} minutes, seed {asked.seed}")
    print(f"  changes                                     {tally.writes.value:8}")
    print(f"  reads meanwhile                             {tally.reads.value:8}")
    print(f"  reads by the writer, right after the commit {tally.told.value:8}")
    print(f"  pages compared byte for byte                {tally.compared.value:8}")
    print(f"  stale                                       {tally.stale.value:8}")


if __name__ == "__main__":
    main()
