"""What a page weighs over the wire: `python -m bench.size [--lighthouse [--lighthouse-bin FILE]]`. Wants Chromium.

A chapter, its work and the front page are opened by a browser that has never been here (cold) and, a moment later, by
the same browser again (warm); every byte that came is counted, headers too. What the page itself doesn't need but the
browser fetches afterwards, to be able to read offline, is counted apart. With --lighthouse each page's four scores follow.
"""

from bench import scratch  # isort: split

import argparse
import os
import shutil
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import brotli
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Request, ViewportSize, sync_playwright

from bench.filling import Filling, fill
from bench.lighthouse import SCORES, Lighthouse
from bench.running import Server, fetched, ficstead
from ficstead.archive.works.models import Chapter, Work

AT = datetime(2026, 11, 1, 12, tzinfo=UTC)
PHONE = ViewportSize(width=390, height=844)
KINDS = ("Document", "Stylesheet", "Script", "Font", "Image")
# By name: the address, and the story on that page.
Pages = dict[str, tuple[str, str]]
MOST_BYTES, MOST_STYLESHEETS = 60_000, 1


@dataclass(slots=True)
class Weight:
    """What came over the wire for one visit, by the browser's own count; `to_renew` are files that go stale in a day."""

    size: Counter[str] = field(default_factory=Counter)
    requests: Counter[str] = field(default_factory=Counter)
    strangers: set[str] = field(default_factory=set)
    to_renew: int = 0


def main() -> None:
    os.environ["PW_EXPERIMENTAL_SERVICE_WORKER_NETWORK_EVENTS"] = "1"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--works", type=int, default=200)
    parser.add_argument("--lighthouse", action="store_true", help="run Lighthouse too")
    parser.add_argument("--lighthouse-bin", type=Path, help="its cli/index.js; npx lighthouse by default")
    parser.add_argument("--rounds", type=int, default=3, help="how often Lighthouse looks at each page (3)")
    arguments = parser.parse_args()
    fill(Filling(works=arguments.works), at=AT)
    pages = _pages()
    with ficstead(scratch.VAR) as server:
        _weigh_all(server, pages)
        if arguments.lighthouse:
            _score_all(server, pages, Lighthouse.found(arguments.lighthouse_bin), arguments.rounds)


def _pages() -> Pages:
    """Like most, it has words that need the face's italics."""
    work = Work.objects.order_by("pk")[20]
    chapter = Chapter.objects.get(work=work, number=2)
    if "<em>" not in chapter.body:
        chapter.body = chapter.body.replace("<p>", "<p><em>“Café,”</em> ", 3)
        chapter.save(update_fields=["body"])
    return {
        "chapter": (chapter.get_absolute_url(), str(chapter.anchored_body())),
        "work": (work.get_absolute_url(), ""),
        "home": (reverse("home"), ""),
    }


def _weigh_all(server: Server, pages: Pages) -> None:
    print(f"{'bytes (requests)':<28}", *(f"{kind:>14}" for kind in (*KINDS, "other", "all", "no story")))
    with sync_playwright() as playwright:
        sandbox = ["--no-sandbox"] if os.getuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=sandbox)
        for name, (path, story) in pages.items():
            cold, warm = _weighed(browser, server.address + path, times=2)
            share = _share_of(story, fetched(server, path))
            _print(f"{name}, cold", cold, share)
            _print_limits(cold, share)
            _print(f"{name}, warm", warm, 0)
            _print_afterwards(browser, server.address + path)


def _weighed(browser: Browser, address: str, *, times: int) -> list[Weight]:
    """One after the other by one browser; what its service worker fetches for later is not let in."""
    context = browser.new_context(viewport=PHONE, service_workers="block")
    try:
        return [_visit(context, address) for _time in range(times)]
    finally:
        context.close()


def _visit(context: BrowserContext, address: str) -> Weight:
    weight, kinds = Weight(), {}
    page = context.new_page()
    session = context.new_cdp_session(page)

    def begun(event: dict[str, Any]) -> None:
        url = urlsplit(event["request"]["url"])
        if url.scheme.startswith("http"):
            kinds[event["requestId"]] = event["type"] if event["type"] in KINDS else "other"
            if url.netloc != urlsplit(address).netloc:
                weight.strangers.add(url.netloc)

    def answered(event: dict[str, Any]) -> None:
        headers = {name.lower(): value for name, value in event["response"]["headers"].items()}
        if event["type"] in ("Stylesheet", "Script", "Font") and "immutable" not in headers.get("cache-control", ""):
            weight.to_renew += 1

    def done(event: dict[str, Any]) -> None:
        if (kind := kinds.get(event["requestId"])) and event["encodedDataLength"]:
            weight.size[kind] += int(event["encodedDataLength"])
            weight.requests[kind] += 1

    session.on("Network.requestWillBeSent", begun)
    session.on("Network.responseReceived", answered)
    session.on("Network.loadingFinished", done)
    session.send("Network.enable")
    page.goto(address, wait_until="networkidle")
    page.close()
    return weight


def _share_of(story: str, page: bytes) -> int:
    """The story's share of the packed page: what the page weighs less without it, both packed as they are served."""
    whole = story.strip().encode()
    if whole not in page:
        raise SystemExit("The story does not stand in the page as it stands in the archive.")
    return _packed(page) - _packed(page.replace(whole, b""))


def _packed(page: bytes) -> int:
    return len(brotli.compress(page, quality=5))


def _print(name: str, weight: Weight, share: int) -> None:
    cells = [f"{weight.size[kind]:,} ({weight.requests[kind]})" for kind in (*KINDS, "other")]
    cells.append(f"{weight.size.total():,} ({weight.requests.total()})")
    print(f"{name:<28}", *(f"{cell:>14}" for cell in cells), f"{weight.size.total() - share:>14,}")
    for stranger in sorted(weight.strangers):
        print(f"  from a third party: {stranger}")


def _print_limits(cold: Weight, share: int) -> None:
    rest = cold.size.total() - share
    print(f"  {rest / MOST_BYTES:.2f} of the {MOST_BYTES:,} bytes allowed beside the story,", end=" ")
    print(
        f"{cold.requests['Stylesheet']} of {MOST_STYLESHEETS} stylesheets, {len(cold.strangers)} third parties;",
        end=" ",
    )
    print(f"{cold.to_renew} sheets, scripts and fonts are asked for again another day")


def _print_afterwards(browser: Browser, address: str) -> None:
    """What the service worker fetches when the page stands, once for all pages."""
    context = browser.new_context(viewport=PHONE)
    fetched_later: list[int] = []

    def done(request: Request) -> None:
        if request.service_worker:
            sizes = request.sizes()
            fetched_later.append(sizes["responseBodySize"] + sizes["responseHeadersSize"])

    context.on("requestfinished", done)
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    page.wait_for_timeout(2_000)
    context.close()
    print(f"  afterwards, to be able to open offline: {sum(fetched_later):,} bytes ({len(fetched_later)} requests)")


def _score_all(server: Server, pages: Pages, lighthouse: Lighthouse, rounds: int) -> None:
    print(f"\n{'Lighthouse, median of ' + str(rounds):<28}", *(f"{score:>15}" for score in SCORES))
    for name, (path, _story) in pages.items():
        verdict = lighthouse.verdict(server.address + path, rounds)
        print(f"{name:<28}", *(f"{verdict.scores[score]:>15.0f}" for score in SCORES))
        for shortfall in verdict.shortfalls:
            print(f"  {shortfall}")


if __name__ == "__main__":
    main()
