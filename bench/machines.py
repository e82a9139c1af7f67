"""Two app servers on one PostgreSQL behind nginx and HAProxy: `python -m tests.postgres python -m bench.machines`.

Wants wrk and both proxies, which are set up as docs/operating.md says. Prints what a finished chapter page costs on one
app server asked directly and on two behind each proxy, and changes a chapter again and again: whichever server is asked
next must show the change.
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
from bench.proxies import SITE, haproxy, nginx
from bench.running import BROWSER, Server, fetched, ficstead, wrk
from ficstead.archive.works.models import Chapter

AT = datetime(2026, 11, 1, 12, tzinfo=UTC)
KEY = "a key for benches alone, and the same on each of the two servers"
STRANGER = {"User-Agent": BROWSER, "Accept-Encoding": "br, gzip"}
HOST = {"Host": SITE.partition("//")[2]}
LIKE_A_PROXY = HOST | {"X-Forwarded-Proto": "https", "X-Forwarded-For": "127.0.0.1"}


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
    path, told = chapter.get_absolute_url(), STRANGER | LIKE_A_PROXY
    settings = {"SECRET_KEY": KEY, "SITE_URL": SITE, "BEHIND_PROXY": "true"}
    with ExitStack() as stack:
        servers = [stack.enter_context(ficstead(var, **settings)) for var in _two_folders(stack)]
        print(f"{'':<28} {'req/s':>8} {'CPU µs':>8}")
        fetched(servers[0], path, told), fetched(servers[1], path, told)
        alone = wrk(servers[0], path, connections=16, seconds=arguments.seconds, headers=told)
        print(f"{'one app server':<28} {alone.per_second:>8,.0f} {alone.microseconds:>8,.0f}")
        for name, start in {"nginx": nginx, "HAProxy": haproxy}.items():
            proxy = stack.enter_context(start(Path(stack.enter_context(tempfile.TemporaryDirectory())), servers))
            before = _cpu(servers)
            both = wrk(proxy, path, connections=16, seconds=arguments.seconds, headers=STRANGER | HOST)
            spent = (_cpu(servers) - before) * 1_000_000 / (both.per_second * arguments.seconds)
            own = f"and {both.microseconds:,.0f} of its own"
            print(f"{f'two behind {name}, HTTPS':<28} {both.per_second:>8,.0f} {spent:>8,.0f} {own}")
            stale = sum(_is_stale(chapter, f"{name} {number}.", proxy) for number in range(arguments.changes))
            print(f"  stale pages of {arguments.changes} changes, each read at once (wanted: 0): {stale}")
    print("(without PostgreSQL's own share; all of it on the same cores as wrk)")


def _two_folders(stack: ExitStack) -> list[Path]:
    """The scratch archive's own, and one of a second machine."""
    other = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    environment = {**os.environ, "FICSTEAD_VAR": str(other), "FICSTEAD_SECRET_KEY": KEY}
    subprocess.run([sys.executable, "-m", "ficstead", "init"], env=environment, check=True)
    return [scratch.VAR, other]


def _cpu(servers: list[Server]) -> float:
    return sum(server.cpu() for server in servers)


def _is_stale(chapter: Chapter, words: str, proxy: Server) -> bool:
    Chapter.objects.filter(pk=chapter.pk).update(body=f"<p>{words}</p>")
    return any(words.encode() not in fetched(proxy, chapter.get_absolute_url(), HOST) for _server in range(2))


if __name__ == "__main__":
    main()
