"""Two app servers on one PostgreSQL behind HAProxy: `python -m tests.postgres python -m bench.machines [--seconds 5]`.

Wants wrk and HAProxy. Prints what a finished chapter page costs on one app server asked directly and on two behind
HAProxy, and changes a chapter again and again: whichever server is asked next must show the change.
"""

from bench import scratch  # isort: split

import argparse
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from django.db import connection

from bench.filling import Filling, fill
from bench.running import BROWSER, Load, Server, fetched, ficstead, haproxy, wrk
from ficstead.archive.works.models import Chapter

AT = datetime(2026, 11, 1, 12, tzinfo=UTC)
KEY = "a key for benches alone, and the same on each of the two servers"
STRANGER = {"User-Agent": BROWSER, "Accept-Encoding": "br, gzip"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--works", type=int, default=1_000)
    parser.add_argument("--seconds", type=int, default=5, help="how long each run of wrk takes (5)")
    parser.add_argument("--changes", type=int, default=200, help="how often a chapter is changed and read (200)")
    arguments = parser.parse_args()
    if connection.vendor != "postgresql":
        raise SystemExit("This bench wants a PostgreSQL: python -m tests.postgres python -m bench.machines")
    fill(Filling(works=arguments.works, chapters=1), at=AT)
    chapter = Chapter.objects.order_by("pk")[20]
    with ExitStack() as stack:
        servers = [stack.enter_context(ficstead(var, SECRET_KEY=KEY)) for var in _two_folders(stack)]
        proxy = stack.enter_context(haproxy(Path(stack.enter_context(tempfile.TemporaryDirectory())), servers))
        path = chapter.get_absolute_url()
        fetched(proxy, path), fetched(proxy, path)
        alone = wrk(servers[0], path, connections=16, seconds=arguments.seconds, headers=STRANGER)
        before = _cpu(servers)
        both = wrk(proxy, path, connections=16, seconds=arguments.seconds, headers=STRANGER)
        behind = (_cpu(servers) - before) * 1_000_000 / (both.per_second * arguments.seconds)
        _print(alone, both, behind)
        stale = sum(_is_stale(chapter, number, proxy) for number in range(arguments.changes))
    print(f"stale pages of {arguments.changes} changes, each read at once through HAProxy (wanted: 0): {stale}")


def _two_folders(stack: ExitStack) -> list[Path]:
    """The scratch archive's own, and one of a second machine."""
    other = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    environment = {**os.environ, "FICSTEAD_VAR": str(other), "FICSTEAD_SECRET_KEY": KEY}
    subprocess.run([sys.executable, "-m", "ficstead", "init"], env=environment, check=True)
    return [scratch.VAR, other]


def _cpu(servers: list[Server]) -> float:
    return sum(server.cpu() for server in servers)


def _print(alone: Load, both: Load, behind: float) -> None:
    print(f"{'':<28} {'req/s':>8} {'CPU µs':>8}")
    print(f"{'one app server':<28} {alone.per_second:>8,.0f} {alone.microseconds:>8,.0f}")
    print(
        f"{'two behind HAProxy':<28} {both.per_second:>8,.0f} {behind:>8,.0f} and {both.microseconds:,.0f} of HAProxy's"
    )
    print("(without PostgreSQL's own share; all of it on the same cores as wrk)")


def _is_stale(chapter: Chapter, number: int, proxy: Server) -> bool:
    words = f"It was changed {number} times."
    Chapter.objects.filter(pk=chapter.pk).update(body=f"<p>{words}</p>")
    return any(words.encode() not in fetched(proxy, chapter.get_absolute_url()) for _server in range(2))


if __name__ == "__main__":
    main()
