"""What a page costs when no cache has it: `python -m bench.pages_uncached [--works 1000] [--json]`.

Django is asked in this process as the front asks for a page that it hasn't got, many different pages in turn, each beside
a bare view that answers "ok" through the same middleware. CPU time, the mean of a round, the median of the rounds; the best round tells
what a machine with nothing else to do would have needed. "Cold" is a process that remembers nothing, as on the first morning; "known" one
that remembers what it has found before (blurbs of works, the fullest fandoms) and nothing of it has changed. The last rows are a member's.
"""

from bench import scratch  # isort: split

import argparse
import gc
import io
import json
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench.filling import Filling, fill
from ficstead.archive.accounts.joining import create_member
from ficstead.archive.accounts.models import User
from ficstead.archive.reading.models import ChapterRead, Place
from ficstead.archive.serving.asking import environ_for_nobody
from ficstead.archive.serving.handling import Django
from ficstead.archive.serving.public import FOR_NOBODY, Making
from ficstead.archive.serving.remembering import MEMORY, Memory
from ficstead.archive.serving.versions import versions_of_our_database
from ficstead.archive.tags.models import Tag, TagKind
from ficstead.archive.works.models import Chapter, Series, Work

AT = datetime(2026, 11, 1, 12, tzinfo=UTC)
PAGES_OF_A_KIND, ROUNDS = 25, 7
# Milliseconds of CPU; what has no limit of its own is there to be looked at.
LIMITS = {"chapter": 3.0, "work": 3.0} | dict.fromkeys(
    "home works works-middle works-deep author tag tag-full series feed work-feed author-feed tag-feed series-feed".split(),
    6.0,
)
MEMBERS, OWN, KNOWN = ("home", "works", "author", "tag"), ("desk", "reviews-of-mine"), ", known"
Request = Callable[[], dict[str, Any]]
django = Django()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--works", type=int, default=1_000, help="how many works the archive has (1,000)")
    parser.add_argument("--chapters", type=int, default=3, help="how many chapters each of them has (3)")
    parser.add_argument("--only", default="", help="only kinds of pages whose name holds this")
    parser.add_argument("--json", action="store_true", help="print one line of JSON for other programs")
    arguments = parser.parse_args()
    began = time.monotonic()
    fill(Filling(works=arguments.works, chapters=arguments.chapters), at=AT)
    filled_in = time.monotonic() - began
    addresses = addresses_by_kind()
    asked = {kind: [environ(address) for address in pages] for kind, pages in addresses.items()}
    cookie = session_of(reader())
    asked |= {f"{kind}-member": [environ(each, cookie) for each in addresses[kind]] for kind in MEMBERS}
    asked |= {kind: [environ(reverse(kind), cookie)] for kind in OWN}
    kinds = [kind for kind in asked if arguments.only in kind]
    asked = {kind: asked[kind] for kind in kinds} | {"bare": [environ("/bare")] * PAGES_OF_A_KIND}
    memory = Memory(versions_of_our_database())
    rounds = measure(asked, memory)
    costs = {kind: statistics.median(each) for kind, each in rounds.items()}
    best = {kind: min(each) for kind, each in rounds.items()}
    queries = {kind: queries_of(asked[kind][0]) for kind in kinds}
    if arguments.json:
        print(json.dumps({"works": arguments.works, "ms": costs, "best": best, "queries": queries}))
        return
    print(
        f"{arguments.works:,} works of {arguments.chapters} chapters, {connection.vendor} (filled in {filled_in:.0f} s in {scratch.VAR})"
    )
    print(
        f"CPU ms a request, mean of {PAGES_OF_A_KIND} pages, median of {ROUNDS} rounds; bare view {costs['bare']:.2f} (best {best['bare']:.2f})"
    )
    print(
        f"{'page':<16} {'cold':>6} {'limit':>6} {'of it':>6} {'times bare':>11} {'best':>6} {'known':>7} {'best':>6} {'queries':>8}"
    )
    for kind in kinds:
        print(row(kind, costs, best, queries[kind]))


def row(kind: str, costs: dict[str, float], best: dict[str, float], queries: int) -> str:
    limit, cold, known = LIMITS.get(kind), costs[kind], f"{kind}{KNOWN}"
    share = f"{limit:>6.1f} {cold / limit:>6.2f}" if limit else f"{'':>6} {'':>6}"
    figures = f"{cold:>6.2f} {share} {cold / costs['bare']:>11.1f} {best[kind]:>6.2f} {costs[known]:>7.2f} {best[known]:>6.2f}"
    return f"{kind:<16} {figures} {queries:>8}"


def addresses_by_kind() -> dict[str, list[str]]:
    works = spread(Work.objects.order_by("pk"))
    authors = [name for each in works if (name := each.author_list()[0].name)]
    tags = [
        each.pk for each in spread(Tag.objects.filter(works__in=works, kind=TagKind.FREEFORM).distinct().order_by("pk"))
    ]
    # Of these few each stands on hundreds of works: their pages and feeds are full in an archive of any size.
    ratings = list(Tag.objects.filter(kind=TagKind.RATING).order_by("pk").values_list("pk", flat=True))
    series = [each.pk for each in spread(Series.objects.order_by("pk"))]
    pages = Work.objects.count() // 20
    return {
        "chapter": [each.get_absolute_url() for each in _first_chapters(works)],
        "work": [each.get_absolute_url() for each in works],
        "whole-work": [reverse("whole-work", args=[each.pk]) for each in works],
        "work-reviews": [reverse("work-reviews", args=[each.pk]) for each in works],
        "home": [reverse("home")] * PAGES_OF_A_KIND,
        "works": [f"{reverse('works')}?page={number}" for number in range(1, PAGES_OF_A_KIND + 1)],
        "works-middle": [f"{reverse('works')}?page={max(1, pages // 2 - number)}" for number in range(PAGES_OF_A_KIND)],
        "works-deep": [f"{reverse('works')}?page={pages - number}" for number in range(PAGES_OF_A_KIND)],
        "author": [reverse("author", args=[name]) for name in authors],
        "tag": [reverse("tag", args=[pk]) for pk in tags],
        "tag-full": [reverse("tag", args=[pk]) for pk in ratings],
        "series": [reverse("series", args=[pk]) for pk in series],
        "feed": [reverse("feed")] * PAGES_OF_A_KIND,
        "work-feed": [reverse("work-feed", args=[each.pk]) for each in works],
        "author-feed": [reverse("author-feed", args=[name]) for name in authors],
        "tag-feed": [reverse("tag-feed", args=[pk]) for pk in ratings],
        "series-feed": [reverse("series-feed", args=[pk]) for pk in series],
    }


def spread(rows: Any) -> list[Any]:
    """So many of them, evenly from the first to the last."""
    pks = list(rows.values_list("pk", flat=True))
    picked = pks[:: max(1, len(pks) // PAGES_OF_A_KIND)][:PAGES_OF_A_KIND]
    return list(rows.model._default_manager.filter(pk__in=picked).order_by("pk"))


def _first_chapters(works: Iterable[Work]) -> Iterator[Chapter]:
    return iter(Chapter.objects.filter(work__in=works, number=1).for_contents())


def reader() -> User:
    """Somebody who has written nothing and begun every other work, of which all later chapters are new."""
    if known := User.objects.filter(username="reader").first():
        return known
    user = create_member("reader", "seven slow herons", pseuds=("A Reader",))
    first_chapters = Chapter.objects.filter(number=1).only("work_id", "posted_at")
    begun = [chapter for chapter in first_chapters if chapter.work_id % 2]
    visits = [(chapter, {"user": user, "first_read_at": AT, "read_at": chapter.posted_at or AT}) for chapter in begun]
    ChapterRead.objects.bulk_create(ChapterRead(chapter=chapter, **visit) for chapter, visit in visits)
    Place.objects.bulk_create(Place(work_id=chapter.work_id, chapter=chapter, **visit) for chapter, visit in visits)
    return user


def session_of(user: User) -> str:
    """The cookie of somebody who is signed in."""
    client = Client()
    client.force_login(user)
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def measure(asked: dict[str, list[Request]], memory: Memory) -> dict[str, list[float]]:
    """Milliseconds of CPU by the kind of page, a figure for each round. All kinds take turns, so that a busy moment hits them alike."""
    known: dict[str, list[Request]] = {
        f"{kind}{KNOWN}": [partial(remembering, page, memory) for page in pages]
        for kind, pages in asked.items()
        if kind != "bare"
    }
    requests = asked | known
    rounds: dict[str, list[float]] = {kind: [] for kind in requests}
    one_round(requests)
    for _round in range(ROUNDS):
        for kind, ms in one_round(requests).items():
            rounds[kind].append(ms)
    return rounds


def one_round(requests: dict[str, list[Request]]) -> dict[str, float]:
    spent = dict.fromkeys(requests, 0.0)
    gc.collect()
    for place in range(PAGES_OF_A_KIND):
        for kind, pages in requests.items():
            asked = pages[place % len(pages)]()
            began = time.process_time()
            answer(asked)
            spent[kind] += time.process_time() - began
    return {kind: seconds * 1000 / PAGES_OF_A_KIND for kind, seconds in spent.items()}


def queries_of(asked: Request) -> int:
    with CaptureQueriesContext(connection) as captured:
        answer(asked())
    return len(captured)


def answer(asked: dict[str, Any]) -> bytes:
    """The body; whatever is not a whole page ends the bench."""
    statuses: list[str] = []
    body = b"".join(django(asked, lambda status, headers, *_info: statuses.append(status)))
    assert statuses == ["200 OK"], f"{asked['PATH_INFO']}: {statuses}"
    return body


def remembering(asked: Request, memory: Memory) -> dict[str, Any]:
    return asked() | {MEMORY: memory}


def environ(address: str, cookie: str = "") -> Request:
    """Makes what the front would hand over for a page that is to be made for nobody, or for the member with this cookie."""
    server = {
        "SCRIPT_NAME": "",
        "wsgi.version": (1, 0),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    if cookie:
        return lambda: environ_for_nobody(server, unquote(address), {"HTTP_COOKIE": cookie})
    return lambda: environ_for_nobody(server, unquote(address), {FOR_NOBODY: Making()})


if __name__ == "__main__":
    main()
