"""What counting a reading costs, and that none is lost or counted twice: `python -m bench.counting [--views 100000]`.

First the microseconds of a counted view, beside an UPDATE in the database for each view, in the same run. Then four
processes that note views while a fifth folds them, each killed with -9 again and again: every single view is looked for
in the end.
"""

from bench import scratch  # isort: split

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime

from django.db import connection
from django.db.models import F

from bench.filling import Filling, fill
from ficstead.archive.core.digests import browser_digest
from ficstead.archive.reading.counting import count_page
from ficstead.archive.reading.jotting import jot
from ficstead.archive.reading.models import ChapterDay
from ficstead.archive.works.models import Chapter

AT = datetime(2026, 11, 1, 12, tzinfo=UTC)
VIEWS, ROUNDS = 20_000, 7
UPDATES = 100
LIMIT_OF_ITS_OWN = 6.0
"""In bare writes of such a line, in the same run: one is the line itself, the rest is making it and asking whether to."""
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--views", type=int, default=100_000, help="how many views the killed processes note (100,000)")
    views = parser.parse_args().views
    fill(Filling(works=10, chapters=3, reviews=0, kudos=0), at=AT)
    chapters = list(Chapter.objects.order_by("pk").values_list("pk", flat=True))
    print_costs(chapters)
    if views:
        print_killed(views, chapters)


def print_costs(chapters: list[int]) -> None:
    asked = [asked_by(number) for number in range(VIEWS)]
    today = datetime.now(UTC).date()
    rounds = [
        (
            cpu_us(lambda each: count_page(each, 1), asked),
            cpu_us(lambda each: browser_digest(each, today), asked),
            cpu_us(lambda _each: jot(1_795_426_000, 12_345, "a" * 32), asked),
            us_of_a_bare_write(asked),
        )
        for _round in range(ROUNDS)
    ]
    counted, digest, line, bare = (statistics.median(costs) for costs in zip(*rounds, strict=True))
    own = statistics.median(counted - digest for counted, digest, _line, _bare in rounds)
    share = statistics.median((counted - digest) / bare for counted, digest, _line, bare in rounds)
    update = us_of_an_update(chapters)
    print(f"microseconds of CPU, the median of {ROUNDS} rounds of {VIEWS:,} views, each by another reader")
    print(f"a counted view      {counted:8.2f}")
    print(f"  of it the digest  {digest:8.2f} (address, browser and the day's salt)")
    print(
        f"  and its own       {own:8.2f} (with the line in the file, {line:.2f}), {share:.1f} bare writes of {bare:.2f} (limit {LIMIT_OF_ITS_OWN})"
    )
    print(
        f"an UPDATE instead   {update:8.0f} of time, in {connection.vendor}: {update / counted:.0f} times a counted view"
    )


def asked_by(number: int) -> dict[str, str]:
    address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
    return {"REQUEST_METHOD": "GET", "REMOTE_ADDR": address, "HTTP_USER_AGENT": BROWSER}


def cpu_us(work: Callable[[dict[str, str]], object], asked: list[dict[str, str]]) -> float:
    began = time.process_time()
    for each in asked:
        work(each)
    return (time.process_time() - began) / VIEWS * 1e6


def us_of_a_bare_write(asked: list[dict[str, str]]) -> float:
    line = b"1795426000 12345 %b\n" % (b"a" * 32)
    with (scratch.VAR / "bare").open("ab", buffering=0) as file:
        return cpu_us(lambda _each: os.write(file.fileno(), line), asked)


def us_of_an_update(chapters: list[int]) -> float:
    """Of time, since most of it is waiting for the disk."""
    day = AT.date()
    ChapterDay.objects.bulk_create(ChapterDay(chapter_id=each, day=day) for each in chapters)
    costs = []
    for number in range(UPDATES):
        began = time.perf_counter()
        ChapterDay.objects.filter(chapter=chapters[number % len(chapters)], day=day).update(readers=F("readers") + 1)
        costs.append((time.perf_counter() - began) * 1e6)
    ChapterDay.objects.all().delete()
    return statistics.median(costs)


def print_killed(views: int, chapters: list[int]) -> None:
    seed = random.randrange(10**6)
    database = str(connection.settings_dict["NAME"])
    connection.close()
    for path in (scratch.VAR / "hits").iterdir():
        path.unlink()  # what was measured above
    run = subprocess.run(
        [sys.executable, "-m", "tests.archive.reading.killed", database, str(seed), str(views), *map(str, chapters)],
        check=True, stdout=subprocess.PIPE, text=True, env=os.environ | {"FICSTEAD_VAR": str(scratch.VAR)},
    )  # fmt: skip
    told = json.loads(run.stdout)
    expected = told["written"] + told["written while killed"]
    is_exact = told["counted"] == told["readers"] == expected and told["lost"] == 0
    print(
        f"{told['written']:,} views noted by four processes, {told['kills']} kills in {told['seconds']} s (seed {seed}):"
    )
    print(
        f"  {told['counted']:,} counted, {told['lost']} lost, {told['counted'] - expected} too many: {'exact' if is_exact else 'WRONG'}"
    )
    print(
        f"  ({told['written while killed']} were killed between the line in the file and their note of it; {told['files']} files)"
    )


if __name__ == "__main__":
    main()
