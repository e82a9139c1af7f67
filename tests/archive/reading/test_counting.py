"""Readings are counted once for each reader and day, whatever dies in between."""

import os
import random
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.utils import timezone

from ficstead.archive.accounts.models import User
from ficstead.archive.reading import counting
from ficstead.archive.reading.counting import fold_hits
from ficstead.archive.reading.models import ChapterDay, FoldedHits, ReaderToday
from ficstead.archive.works.models import Work
from tests.archive.making import NOON, chapter_url, make_chapter, make_work
from tests.archive.reading.killed import LIVES

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def hits(tmp_path: Path, settings: LazySettings) -> Path:
    settings.VAR = tmp_path
    return tmp_path / "hits"


@pytest.mark.django_db
def test_every_reader_counts_once_a_day(client: Client, as_bob: Client, alice: User) -> None:
    work = make_work(alice, chapters=2)
    for _ in range(3):
        visit(client, chapter_url(work, 1))
        visit(as_bob, chapter_url(work, 1))
    visit(client, chapter_url(work, 1), REMOTE_ADDR="192.0.2.7")
    visit(client, chapter_url(work, 2))
    fold_all()
    assert counted(work) == {1: 3, 2: 1}
    visit(client, chapter_url(work, 1))
    visit(client, chapter_url(work, 1), REMOTE_ADDR="192.0.2.8")
    fold_all()
    assert counted(work) == {1: 4, 2: 1}


@pytest.mark.django_db
def test_who_is_no_reader_is_not_counted(
    client: Client, as_alice: Client, as_bob: Client, alice: User, hits: Path
) -> None:
    work = make_work(alice)
    address = chapter_url(work, 1)
    draft = make_chapter(work, posted=False)
    visit(as_alice, address)
    visit(as_alice, draft.get_absolute_url())
    visit(client, address, HTTP_SEC_PURPOSE="prefetch")
    visit(client, address, HTTP_PURPOSE="prefetch")
    client.head(address, HTTP_USER_AGENT=BROWSER)
    client.get(address)
    for program in (
        "Googlebot/2.1",
        "curl/8.5",
        "Mozilla/5.0 (compatible; bingbot/2.0; +http://x)",
        "python-httpx/0.27",
    ):
        client.get(address, HTTP_USER_AGENT=program)
    assert not (hits / "buffer").exists()
    visit(as_bob, address)
    assert (hits / "buffer").exists()


@pytest.mark.django_db
def test_no_address_is_kept_and_tomorrow_everybody_is_somebody_else(client: Client, alice: User, hits: Path) -> None:
    work = make_work(alice)
    visit(client, chapter_url(work, 1), REMOTE_ADDR="192.0.2.7")
    [line] = (hits / "buffer").read_text().splitlines()
    assert len(line) < 64
    assert "192.0.2.7" not in line
    assert "Firefox" not in line
    salt = hits / f"salt-{timezone.now().astimezone(UTC).date()}"
    assert (len(salt.read_bytes()), salt.stat().st_mode & 0o077) == (32, 0)
    fold_all(later=timedelta(days=1))
    assert not salt.exists()


@pytest.mark.django_db
def test_a_full_disk_stops_no_reader(client: Client, alice: User, hits: Path) -> None:
    hits.parent.mkdir(exist_ok=True)
    hits.write_text("a file where a folder should be")
    assert visit(client, chapter_url(make_work(alice), 1)) == 200


@pytest.mark.django_db
def test_a_file_is_folded_once_even_if_it_outlives_its_folding(alice: User, hits: Path) -> None:
    work = make_work(alice)
    aside = set_aside(hits, [(NOON, work, "a"), (NOON, work, "b")])
    lines = aside.read_bytes()
    fold_hits(now=NOON + MINUTE)
    assert counted(work) == {1: 2}
    aside.write_bytes(lines)  # the worker died before it threw it away
    fold_hits(now=NOON + MINUTE)
    assert counted(work) == {1: 2}
    assert not aside.exists()


@pytest.mark.django_db
def test_readings_belong_to_their_own_day(alice: User, hits: Path) -> None:
    work = make_work(alice)
    night = datetime(2026, 5, 4, 23, 59, tzinfo=UTC)
    set_aside(hits, [(night, work, "a"), (night + 2 * MINUTE, work, "a"), (night + 2 * MINUTE, work, "b")])
    fold_hits(now=night + 5 * MINUTE)
    days = ChapterDay.objects.order_by("day").values_list("day", "readers")
    assert list(days) == [(date(2026, 5, 4), 1), (date(2026, 5, 5), 2)]


@pytest.mark.django_db
def test_torn_lines_and_vanished_chapters_are_passed_over(alice: User, hits: Path) -> None:
    work = make_work(alice)
    aside = set_aside(hits, [(NOON, work, "a")])
    torn = f"{int(NOON.timestamp())} 999999 {'c' * 32}\n\x00\x00\n17 \n{int(NOON.timestamp())} {work.pk} abc\n\xff"
    aside.write_bytes(torn.encode("latin-1") + b"\n" + aside.read_bytes())
    fold_hits(now=NOON + MINUTE)
    assert counted(work) == {1: 1}


@pytest.mark.django_db
def test_a_buffer_rests_before_it_is_folded(client: Client, alice: User, hits: Path) -> None:
    """Whoever opened the buffer before it was renamed may still be writing to it."""
    work = make_work(alice)
    visit(client, chapter_url(work, 1))
    now = timezone.now()
    fold_hits(now=now + timedelta(seconds=30))
    assert (hits / "buffer").exists(), "not a minute old"
    fold_hits(now=now + timedelta(seconds=62))
    fold_hits(now=now + timedelta(seconds=63))
    assert counted(work) == {}
    fold_hits(now=now + timedelta(seconds=68))
    assert counted(work) == {1: 1}


@pytest.mark.django_db
def test_a_clock_that_jumps_back_loses_nothing(client: Client, alice: User) -> None:
    work = make_work(alice)
    visit(client, chapter_url(work, 1))
    past = timezone.now() - timedelta(days=30)
    fold_hits(now=past)
    fold_hits(now=past + MINUTE)
    assert counted(work) == {1: 1}


@pytest.mark.django_db
def test_old_days_are_forgotten_but_for_their_counts(alice: User, hits: Path) -> None:
    work = make_work(alice)
    set_aside(hits, [(NOON, work, "a")])
    fold_hits(now=NOON + MINUTE)
    fold_hits(now=NOON + timedelta(days=2))
    assert (ReaderToday.objects.count(), FoldedHits.objects.count()) == (1, 1)
    fold_hits(now=NOON + timedelta(days=4))
    assert (ReaderToday.objects.count(), FoldedHits.objects.count()) == (0, 0)
    assert counted(work) == {1: 1}


@pytest.mark.django_db
def test_without_any_reader_a_round_does_nothing(hits: Path) -> None:
    fold_hits(now=NOON)
    assert not hits.exists()


@pytest.mark.django_db
def test_a_round_takes_a_bounded_bite(alice: User, hits: Path) -> None:
    work = make_work(alice)
    for number in range(counting.FILES_A_ROUND + 1):
        set_aside(hits, [(NOON, work, f"{number:x}")])
    fold_hits(now=NOON + MINUTE)
    assert len(list(hits.glob("*.hits"))) == 1
    fold_hits(now=NOON + MINUTE)
    assert counted(work) == {1: counting.FILES_A_ROUND + 1}


@pytest.mark.django_db(transaction=True)
def test_killed_at_random_nothing_is_counted_twice_or_lost(alice: User, tmp_path: Path) -> None:
    chapter = make_work(alice).chapters.get()
    seed = random.randrange(10**6)  # noqa: S311
    run = subprocess.run(
        [sys.executable, "-m", "tests.archive.reading.killed", str(connection.settings_dict["NAME"]), str(chapter.pk), str(seed)],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "ficstead.archive.config.settings", "FICSTEAD_VAR": str(tmp_path)},
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    fold_all(timedelta(hours=9))
    written = len((tmp_path / "written").read_text().split())
    counted = sum(ChapterDay.objects.values_list("readers", flat=True))
    assert written > 100, f"too few readings to prove anything (seed {seed})"
    # Who was killed between a line and the note that it is written has written one line more, in each life.
    assert written <= counted <= written + LIVES, f"seed {seed}"
    assert counted == ReaderToday.objects.count(), f"seed {seed}"
    assert FoldedHits.objects.count() > 3, f"too few foldings to prove anything (seed {seed})"


def visit(client: Client, address: str, **headers: str) -> int:
    return client.get(address, HTTP_USER_AGENT=BROWSER, **headers).status_code


def fold_all(later: timedelta = MINUTE) -> None:
    now = timezone.now()
    for step in (later + MINUTE, later + 2 * MINUTE, later + 3 * MINUTE):
        fold_hits(now=now + step)


def set_aside(hits: Path, readings: list[tuple[datetime, Work, str]]) -> Path:
    hits.mkdir(exist_ok=True)
    aside = hits / f"{int(NOON.timestamp())}-{len(list(hits.iterdir())):04x}.hits"
    lines = (f"{int(at.timestamp())} {work.chapters.get().pk} {reader:0>32}\n" for at, work, reader in readings)
    aside.write_text("".join(lines))
    return aside


def counted(work: Work) -> dict[int, int]:
    return dict(ChapterDay.objects.filter(chapter__work=work).values_list("chapter__number", "readers"))
