"""What pages cost on a real server: `python -m bench.pages [--seconds 5] [--rounds 3]`. Wants wrk and nginx.

Finished pages (a chapter, a work, a list), the same made anew each time, and chapter and work for somebody signed in who is in the
midst of it, with one thread of wrk on the same machine, beside nginx handing out the same saved bytes in the same run. All
take turns; medians are printed. CPU is the server's own, from /proc.
"""

from bench import scratch  # isort: split

import argparse
import statistics
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.urls import reverse

from bench.filling import Filling, fill
from bench.running import BROWSER, Load, Server, fetched, ficstead, nginx, wrk
from ficstead.archive.accounts.models import User
from ficstead.archive.reading.remembering import remember_place
from ficstead.archive.works.models import Chapter, Work

AT = datetime(2026, 11, 1, 12, tzinfo=UTC)
CONNECTIONS = (16, 64)
LEAST_A_SECOND, LEAST_OF_NGINX, MOST_CPU_OF_NGINX = 5_000, 0.3, 5.0
SIGNED_IN, SIGNED_IN_LIMIT = ", signed in", 2_500
# Microseconds of CPU a request of other archives' programs on such a machine, the same content.
PEERS = {"eFiction": 7_200, "Ourchive, cached": 16_000, "mini_fiction": 18_000}
LEAST_OF_PEERS = 40


@dataclass(frozen=True, slots=True)
class Page:
    name: str
    server: Server
    path: str
    headers: Mapping[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--works", type=int, default=1_500)
    parser.add_argument("--seconds", type=int, default=5, help="how long each run of wrk takes (5)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--plain", action="store_true", help="ask for pages that are not packed")
    arguments = parser.parse_args()
    fill(Filling(works=arguments.works), at=AT)
    with ExitStack() as stack, tempfile.TemporaryDirectory() as folder:
        front = stack.enter_context(ficstead(scratch.VAR))
        bare = stack.enter_context(ficstead(scratch.VAR, PAGE_CACHE="0"))
        pages = _pages(front, bare, plain=arguments.plain)
        beside = stack.enter_context(nginx(_saved(pages, Path(folder))))
        print(
            f"{arguments.works:,} works; wrk with one thread, {arguments.rounds} rounds of {arguments.seconds} s each"
        )
        for connections in CONNECTIONS:
            print(
                f"\n{connections} connections\n{'':<28} {'req/s':>8} {'CPU µs':>8} {'nginx/s':>8} {'of it':>6} {'CPU ×':>6}"
            )
            for page in pages:
                _print(page, *_measured(page, beside, connections, arguments))


def _pages(front: Server, bare: Server, *, plain: bool) -> list[Page]:
    work = Work.objects.order_by("pk")[20]
    chapter = Chapter.objects.get(work=work, number=2)
    stranger = {"User-Agent": BROWSER, "Accept-Encoding": "identity" if plain else "br, gzip"}
    reader = stranger | {"Cookie": f"{settings.SESSION_COOKIE_NAME}={_session_of_a_reader(chapter)}"}
    addresses = {"chapter": chapter.get_absolute_url(), "work": work.get_absolute_url(), "list": reverse("works")}
    finished = [Page(f"{name}, finished", front, path, stranger) for name, path in addresses.items()]
    made = [Page(f"{name}, made anew", bare, path, stranger) for name, path in addresses.items()]
    own = [Page(f"{name}{SIGNED_IN}", front, addresses[name], reader) for name in ("chapter", "work")]
    return [*finished, *made, *own]


def _session_of_a_reader(chapter: Chapter) -> str:
    """Of a member who has come as far as this chapter, and is none of the work's authors."""
    user = User.objects.exclude(pseuds__works=chapter.work_id).order_by("pk")[0]
    remember_place(user, chapter, anchor=2, at_end=False, at=AT)
    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session.create()
    return str(session.session_key)


def _saved(pages: list[Page], folder: Path) -> Path:
    """The very bytes that went over the wire, packed as they were."""
    folder.chmod(0o755)
    for page in pages:
        file = folder / page.path.lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o755)
        file.with_name(file.name + ".page").write_bytes(fetched(page.server, page.path, page.headers))
    return folder


def _measured(page: Page, beside: Server, connections: int, arguments: argparse.Namespace) -> tuple[Load, Load]:
    """Both are asked the same, in the same words."""
    ours: list[Load] = []
    theirs: list[Load] = []
    for _round in range(arguments.rounds):
        for server, path, loads in ((page.server, page.path, ours), (beside, f"{page.path}.page", theirs)):
            load = wrk(server, path, connections=connections, seconds=arguments.seconds, headers=page.headers)
            loads.append(load)
    return _median(ours), _median(theirs)


def _median(loads: list[Load]) -> Load:
    return Load(
        statistics.median(load.per_second for load in loads), statistics.median(load.microseconds for load in loads)
    )


def _print(page: Page, ours: Load, theirs: Load) -> None:
    share, times = ours.per_second / theirs.per_second, ours.microseconds / theirs.microseconds
    print(
        f"{page.name:<28} {ours.per_second:>8,.0f} {ours.microseconds:>8,.0f} {theirs.per_second:>8,.0f}"
        f" {share:>6.2f} {times:>6.1f}"
    )
    if page.name == "chapter, finished":
        print(f"{'  wanted':<28} {LEAST_A_SECOND:>8,} {'':>8} {'':>8} {LEAST_OF_NGINX:>6.2f} {MOST_CPU_OF_NGINX:>6.1f}")
        for peer, microseconds in PEERS.items():
            print(f"  {microseconds / ours.microseconds:.0f} times less CPU than {peer} (wanted: {LEAST_OF_PEERS})")
    if page.name.endswith(SIGNED_IN):
        print(f"{'  wanted':<28} {'':>8} {SIGNED_IN_LIMIT:>8,}")


if __name__ == "__main__":
    main()
