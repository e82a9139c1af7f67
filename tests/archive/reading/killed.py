"""Counts readings with processes that die: four read, one folds, and one of them is killed with -9 again and again.

python -m tests.archive.reading.killed DATABASE-NAME SEED VIEWS CHAPTER...: the files lie in FICSTEAD_VAR. Each reading is
by a reader of its own, known by the process's life and a number in it, so that in the end every single one can be
looked for: the last of a killed life may have been written without having been noted as written.
"""

import json
import mmap
import os
import random
import signal
import struct
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from itertools import count

import django
from django.conf import settings
from django.db.models import Sum
from django.utils import timezone

READERS = 4
FOLDER = READERS
MOST_LIVES = 10_000
FEWEST_KILLS = 15
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
LONGER_THAN_A_MINUTE = timedelta(seconds=61)


def main(database: str, seed: int, views: int, chapters: list[int]) -> None:
    settings.DATABASES["default"]["NAME"] = database
    django.setup()
    for module in ("counting", "folding"):
        import_module(f"ficstead.archive.reading.{module}")  # once, before the lives that are short
    chance = random.Random(seed)  # noqa: S311
    # How far each life has come, in memory that outlives it.
    noted = mmap.mmap(-1, 8 * MOST_LIVES)
    lives = count()
    began = time.monotonic()

    def begin(role: int) -> int:
        life = next(lives)
        return _start(_fold if role == FOLDER else lambda: _read(life, noted, chapters))

    running = [begin(role) for role in range(READERS + 1)]
    kills = 0
    while sum(_all_noted(noted)) < views or kills < FEWEST_KILLS:
        time.sleep(chance.uniform(0.01, 0.15))
        role = chance.randrange(READERS + 1)
        _kill(running[role])
        kills += 1
        running[role] = begin(role)
    for process in running:
        _kill(process)
    print(json.dumps({"kills": kills, "seconds": round(time.monotonic() - began)} | _compared(noted, chapters)))  # noqa: T201


def _read(life: int, noted: mmap.mmap, chapters: list[int]) -> None:
    counting = import_module("ficstead.archive.reading.counting")
    for number in count(1):
        counting.count_page(_asked_by(life, number), chapters[number % len(chapters)])
        noted[8 * life : 8 * life + 8] = struct.pack("Q", number)
        if number % 50 == 0:
            time.sleep(0.005)  # folding a reading takes far longer than noting it


def _asked_by(life: int, number: int) -> dict[str, str]:
    return {"REQUEST_METHOD": "GET", "REMOTE_ADDR": "192.0.2.1", "HTTP_USER_AGENT": f"{BROWSER} {life}-{number}"}


def _fold() -> None:
    """Every round is a minute later than the one before, by the clock that it is told."""
    folding = import_module("ficstead.archive.reading.folding")
    for minute in count():
        folding.fold_hits(now=timezone.now() + minute * LONGER_THAN_A_MINUTE)


def _compared(noted: mmap.mmap, chapters: list[int]) -> dict[str, int]:
    folding = import_module("ficstead.archive.reading.folding")
    models = import_module("ficstead.archive.reading.models")
    digests = import_module("ficstead.archive.core.digests")
    while any((settings.VAR / "hits").glob("*.hits")):
        folding.fold_hits(now=timezone.now() + timedelta(hours=12))
    rows = set(models.ReaderToday.objects.values_list("chapter_id", "day", "reader"))
    days = sorted({day for _chapter, day, _reader in rows})

    def is_counted(life: int, number: int) -> bool:
        asked = _asked_by(life, number)
        return any((chapters[number % len(chapters)], day, digests.browser_digest(asked, day)) in rows for day in days)

    written = list(enumerate(_all_noted(noted)))
    return {
        "written": sum(number for _life, number in written),
        "written while killed": sum(is_counted(life, number + 1) for life, number in written),
        "lost": sum(not is_counted(life, each) for life, number in written for each in range(1, number + 1)),
        "readers": len(rows),
        "counted": models.ChapterDay.objects.aggregate(all=Sum("readers"))["all"],
        "files": models.FoldedHits.objects.count(),
    }


def _all_noted(noted: mmap.mmap) -> tuple[int, ...]:
    return struct.unpack(f"{MOST_LIVES}Q", noted)


def _start(life: Callable[[], None]) -> int:
    process = os.fork()
    if process == 0:
        try:
            life()
        finally:
            os._exit(1)
    return process


def _kill(process: int) -> None:
    os.kill(process, signal.SIGKILL)
    _process, status = os.waitpid(process, 0)
    if not os.WIFSIGNALED(status):
        raise SystemExit("A process ended by itself.")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), [int(chapter) for chapter in sys.argv[4:]])
