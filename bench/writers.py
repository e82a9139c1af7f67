"""One process of `bench.writes`: fills the archive in FICSTEAD_VAR, writes to it, or reads from it.

`python -m bench.writers prepare`, or `python -m bench.writers (writer|reader) SECONDS NUMBER`: says "ready", waits for
a line, and prints in the end as JSON what it did and met.
"""

from bench import standing  # isort: split

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.urls import reverse

from bench.filling import Filling, fill
from ficstead.archive.accounts.models import Pseud
from ficstead.archive.reviews.gates import posted_chapter
from ficstead.archive.reviews.models import Kudos, Review
from ficstead.archive.reviews.reviewing import Words, write_review
from ficstead.archive.reviews.rules import reader_of
from ficstead.archive.reviews.thanking import give_kudos
from ficstead.archive.works.models import Chapter

WORKS = 200
AT = datetime(2026, 11, 1, 12, tzinfo=UTC)
# Slower than a member's limit of five a minute, by the clock that the deeds are told.
BETWEEN_REVIEWS = timedelta(seconds=15)
READS_A_SECOND = 50
TEXT = "I had to put this down & walk around the room.\n\nThen I read <em>all of it</em> again. <3\n\n" * 4


@dataclass
class Told:
    """What a process did and met; times in seconds."""

    engine: str
    reviews: int = 0
    kudos: int = 0
    deeds: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def main() -> None:
    if sys.argv[1] == "prepare":
        call_command("migrate", verbosity=0)
        fill(Filling(works=WORKS), at=AT)
        return
    role, seconds, number = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
    told = Told(standing.ENGINE)
    deed = reader(told) if role == "reader" else writer(told, number)
    reverse("home")  # what a process does only once is not what is measured: here, reading all addresses
    print("ready", flush=True)
    sys.stdin.readline()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        began = time.perf_counter()
        try:
            deed()
        except DatabaseError as error:
            told.errors.append(str(error))
        took = time.perf_counter() - began
        told.deeds.append(took)
        if role == "reader":
            time.sleep(max(0, 1 / READS_A_SECOND - took))
    print(json.dumps(asdict(told)))


def writer(told: Told, number: int) -> Callable[[], None]:
    """One kudos, one review, and so on, each by a member of this process's own, from chapter to chapter."""
    chapters = list(Chapter.objects.order_by("pk").values_list("pk", flat=True))
    pseud = Pseud._default_manager.select_related("user").order_by("pk")[number]
    rounds = count()
    note_waits(told)

    def deed() -> None:
        step = next(rounds)
        now = AT + step * BETWEEN_REVIEWS
        chapter = posted_chapter(pseud.user, chapters[(step * 7 + number) % len(chapters)])
        reader = reader_of(chapter.work, pseud.user, f"bench-{number}-{step}").meeting([])
        if reader.is_author:
            return
        if step % 2:
            write_review(chapter, Words(TEXT, f"bench-{number}-{step}", pseud=pseud), reader=reader, at=now)
            told.reviews += 1
        else:
            guest = reader_of(chapter.work, AnonymousUser(), f"bench-{number}-{step}")
            give_kudos(chapter, reader=guest, at=now)
            told.kudos += 1

    return deed


def note_waits(told: Told) -> None:
    """From asking for a transaction until it is open."""
    begin = connection.set_autocommit

    def begin_and_note(autocommit: bool, *arguments: object, **more: object) -> None:
        began = time.perf_counter()
        begin(autocommit, *arguments, **more)  # type: ignore[arg-type]
        if not autocommit:
            told.waits.append(time.perf_counter() - began)

    connection.set_autocommit = begin_and_note  # type: ignore[method-assign]


def reader(told: Told) -> Callable[[], None]:
    """What a chapter's page asks the database, chapter after chapter."""
    chapters = list(Chapter.objects.order_by("pk").values_list("pk", flat=True))
    rounds = count()

    def deed() -> None:
        chapter = posted_chapter(AnonymousUser(), chapters[next(rounds) * 7 % len(chapters)])
        list(Review.objects.filter(chapter=chapter).order_by("-posted_at", "pk")[:20])
        Kudos.objects.filter(chapter=chapter).count()

    return deed


if __name__ == "__main__":
    main()
