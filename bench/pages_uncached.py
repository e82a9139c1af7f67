"""What a page costs a stranger when no cache has it: `python -m bench.pages_uncached [--works 1000] [--json]`.

Django is asked in this process as the front asks for a page that it hasn't got, many different pages in turn, each beside
a bare view that answers "ok" through the same middleware. CPU time, the mean of a round, the median of the rounds; the best round tells
what a machine with nothing else to do would have needed.
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
from typing import Any
from urllib.parse import unquote

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench.filling import Filling, fill
from ficstead.archive.serving.asking import environ_for_nobody
from ficstead.archive.serving.handling import Django
from ficstead.archive.serving.public import FOR_NOBODY, Making
from ficstead.archive.tags.models import Tag, TagKind
from ficstead.archive.works.models import Chapter, Series, Work

AT = datetime(2026, 11, 1, 12, tzinfo=UTC)
PAGES_OF_A_KIND, ROUNDS = 25, 7
# Milliseconds of CPU; what has no limit of its own is there to be looked at.
LIMITS = {"chapter": 3.0, "work": 3.0} | dict.fromkeys(
    "home works works-deep author tag tag-full series feed work-feed author-feed tag-feed series-feed".split(), 6.0
)
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
    addresses = {kind: pages for kind, pages in addresses_by_kind().items() if arguments.only in kind}
    rounds = measure(addresses | {"bare": ["/bare"] * PAGES_OF_A_KIND})
    costs = {kind: statistics.median(each) for kind, each in rounds.items()}
    best = {kind: min(each) for kind, each in rounds.items()}
    queries = {kind: queries_of(pages[0]) for kind, pages in addresses.items()}
    if arguments.json:
        print(json.dumps({"works": arguments.works, "ms": costs, "best": best, "queries": queries}))
        return
    print(
        f"{arguments.works:,} works of {arguments.chapters} chapters, {connection.vendor} (filled in {filled_in:.0f} s in {scratch.VAR})"
    )
    print(
        f"CPU ms a request, mean of {PAGES_OF_A_KIND} pages, median of {ROUNDS} rounds; bare view {costs['bare']:.2f} (best {best['bare']:.2f})"
    )
    print(f"{'page':<12} {'ms':>6} {'limit':>6} {'of it':>6} {'times bare':>11} {'best ms':>8} {'queries':>8}")
    for kind in addresses:
        print(row(kind, costs, best[kind], queries[kind]))


def row(kind: str, costs: dict[str, float], best: float, queries: int) -> str:
    limit, ms = LIMITS.get(kind), costs[kind]
    share = f"{limit:>6.1f} {ms / limit:>6.2f}" if limit else f"{'':>6} {'':>6}"
    return f"{kind:<12} {ms:>6.2f} {share} {ms / costs['bare']:>11.1f} {best:>8.2f} {queries:>8}"


def addresses_by_kind() -> dict[str, list[str]]:
    works = spread(Work.objects.order_by("pk"))
    authors = [name for each in works if (name := each.author_list()[0].name)]
    tags = [
        each.pk for each in spread(Tag.objects.filter(works__in=works, kind=TagKind.FREEFORM).distinct().order_by("pk"))
    ]
    fullest = list(Tag.objects.filter(kind=TagKind.FANDOM).order_by("pk")[:PAGES_OF_A_KIND])
    series = [each.pk for each in spread(Series.objects.order_by("pk"))]
    pages = Work.objects.count() // 20
    return {
        "chapter": [each.get_absolute_url() for each in _first_chapters(works)],
        "work": [each.get_absolute_url() for each in works],
        "whole-work": [reverse("whole-work", args=[each.pk]) for each in works],
        "home": [reverse("home")] * PAGES_OF_A_KIND,
        "works": [f"{reverse('works')}?page={number}" for number in range(1, PAGES_OF_A_KIND + 1)],
        "works-deep": [f"{reverse('works')}?page={pages - number}" for number in range(PAGES_OF_A_KIND)],
        "author": [reverse("author", args=[name]) for name in authors],
        "tag": [reverse("tag", args=[pk]) for pk in tags],
        "tag-full": [each.get_absolute_url() for each in fullest],
        "series": [reverse("series", args=[pk]) for pk in series],
        "feed": [reverse("feed")] * PAGES_OF_A_KIND,
        "work-feed": [reverse("work-feed", args=[each.pk]) for each in works],
        "author-feed": [reverse("author-feed", args=[name]) for name in authors],
        "tag-feed": [reverse("tag-feed", args=[pk]) for pk in tags],
        "series-feed": [reverse("series-feed", args=[pk]) for pk in series],
    }


def spread(rows: Any) -> list[Any]:
    """So many of them, evenly from the first to the last."""
    pks = list(rows.values_list("pk", flat=True))
    picked = pks[:: max(1, len(pks) // PAGES_OF_A_KIND)][:PAGES_OF_A_KIND]
    return list(rows.model._default_manager.filter(pk__in=picked).order_by("pk"))


def _first_chapters(works: Iterable[Work]) -> Iterator[Chapter]:
    return iter(Chapter.objects.filter(work__in=works, number=1).for_contents())


def measure(addresses: dict[str, list[str]]) -> dict[str, list[float]]:
    """Milliseconds of CPU by the kind of page, a figure for each round. All kinds take turns, so that a busy moment hits them alike."""
    requests = {kind: [environ(address) for address in pages] for kind, pages in addresses.items()}
    rounds: dict[str, list[float]] = {kind: [] for kind in requests}
    one_round(requests)
    for _round in range(ROUNDS):
        for kind, ms in one_round(requests).items():
            rounds[kind].append(ms)
    return rounds


def one_round(requests: dict[str, list[Callable[[], dict[str, Any]]]]) -> dict[str, float]:
    spent = dict.fromkeys(requests, 0.0)
    gc.collect()
    for place in range(PAGES_OF_A_KIND):
        for kind, pages in requests.items():
            asked = pages[place % len(pages)]()
            began = time.process_time()
            answer(asked)
            spent[kind] += time.process_time() - began
    return {kind: seconds * 1000 / PAGES_OF_A_KIND for kind, seconds in spent.items()}


def queries_of(address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        answer(environ(address)())
    return len(captured)


def answer(asked: dict[str, Any]) -> bytes:
    """The body; whatever is not a whole page ends the bench."""
    statuses: list[str] = []
    response = django(asked, lambda status, headers, *_info: statuses.append(status))  # type: ignore[arg-type]
    body = b"".join(response)
    response.close()
    assert statuses == ["200 OK"], f"{asked['PATH_INFO']}: {statuses}"
    return body


def environ(address: str) -> Callable[[], dict[str, Any]]:
    """Makes what the front would hand over for a page that is to be made for nobody."""
    server = {
        "SCRIPT_NAME": "",
        "wsgi.version": (1, 0),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    return lambda: environ_for_nobody(server, unquote(address), {FOR_NOBODY: Making()})


if __name__ == "__main__":
    main()
