"""Readings are counted once for each reader and day, whatever dies in between."""

import fcntl
import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from allauth.account.adapter import get_adapter
from django.conf import LazySettings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.models import Max
from django.test import Client, RequestFactory
from django.utils import timezone

from ficstead.archive.accounts.models import User
from ficstead.archive.core import digests
from ficstead.archive.core.models import DaySalt
from ficstead.archive.core.visitors import address_of_visitor
from ficstead.archive.core.working import tidy_up
from ficstead.archive.reading import folding, jotting
from ficstead.archive.reading.counting import count_page
from ficstead.archive.reading.folding import fold_hits
from ficstead.archive.reading.models import ChapterDay, FoldedHits, ReaderToday
from ficstead.archive.works.models import Work
from tests.archive.elsewhere import elsewhere, right_after
from tests.archive.making import NOON, chapter_url, make_chapter, make_work

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def hits(tmp_path: Path, settings: LazySettings) -> Iterator[Path]:
    """A folder of the test's own; the day's salt is forgotten with the database that held it."""
    settings.VAR = tmp_path
    digests._salt.cache_clear()
    yield tmp_path / "hits"
    digests._salt.cache_clear()


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
    assert lines_in(hits) == []
    visit(as_bob, address)
    assert len(lines_in(hits)) == 1


@pytest.mark.django_db
def test_what_the_front_hands_out_counts_by_the_same_rules(client: Client, alice: User, settings: LazySettings) -> None:
    work = make_work(alice)
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    through_proxy = {"HTTP_X_FORWARDED_FOR": "198.51.100.1, 192.0.2.7"}
    visit(client, chapter_url(work, 1), **through_proxy)
    count_page(asked(**through_proxy), work.chapters.get().pk)
    count_page(asked(HTTP_X_FORWARDED_FOR="192.0.2.7"), work.chapters.get().pk)
    fold_all()
    assert counted(work) == {1: 1}, "one reader, whoever answered"
    for other in (
        {"HTTP_X_FORWARDED_FOR": "192.0.2.8", "HTTP_USER_AGENT": "Googlebot/2.1"},
        {"HTTP_X_FORWARDED_FOR": "192.0.2.8", "HTTP_USER_AGENT": ""},
        {"HTTP_X_FORWARDED_FOR": "192.0.2.8", "HTTP_SEC_PURPOSE": "prefetch;prerender"},
        {"HTTP_X_FORWARDED_FOR": "192.0.2.8", "REQUEST_METHOD": "HEAD"},
        {"HTTP_X_FORWARDED_FOR": "some reader"},
    ):
        count_page(asked(**other), work.chapters.get().pk)
    fold_all()
    assert counted(work) == {1: 2}, "whose address nobody can tell is still a reader"


@pytest.mark.django_db
def test_no_address_is_kept_and_tomorrow_everybody_is_somebody_else(client: Client, alice: User, hits: Path) -> None:
    work = make_work(alice)
    visit(client, chapter_url(work, 1), REMOTE_ADDR="192.0.2.7")
    [line] = lines_in(hits)
    assert len(line) < 64
    assert "192.0.2.7" not in line
    assert "Firefox" not in line
    assert [len(salt.salt) for salt in DaySalt.objects.all()] == [32]
    assert {path.stat().st_mode & 0o077 for path in hits.iterdir()} == {0}
    now = timezone.now()
    request = RequestFactory().get("/", HTTP_USER_AGENT=BROWSER, REMOTE_ADDR="192.0.2.7")
    assert digests.browser_digest(request.META, now.date() + timedelta(days=1)) not in line
    tidy_up(now=now + timedelta(days=3))
    assert not DaySalt.objects.exists()


@pytest.mark.parametrize("proxies", [0, 1, 2])
@pytest.mark.parametrize(
    "through",
    ["", "192.0.2.7", "198.51.100.1, 192.0.2.7", "192.0.2.7:4711", "[2001:db8::1]:4711, 203.0.113.9", "2001:db8::1"],
)
def test_an_address_is_what_allauth_takes_for_it(proxies: int, through: str, settings: LazySettings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    headers = {"HTTP_X_FORWARDED_FOR": through} if through else {}
    request = RequestFactory().get("/", REMOTE_ADDR="198.51.100.9", **headers)
    try:
        expected = get_adapter().get_client_ip(request)
    except ImproperlyConfigured:
        expected = "198.51.100.9"  # fewer proxies than the host has named: no reason to show no page
    assert address_of_visitor(request.META) == expected


@pytest.mark.django_db
def test_two_servers_of_an_archive_take_a_reader_for_the_same(
    client: Client, alice: User, settings: LazySettings, tmp_path: Path
) -> None:
    work = make_work(alice)
    for server in ("one", "two"):
        settings.VAR = tmp_path / server
        digests._salt.cache_clear()
        visit(client, chapter_url(work, 1))
        fold_all()
        assert counted(work) == {1: 1}
    assert DaySalt.objects.count() == 1


@pytest.mark.django_db
def test_a_full_disk_stops_no_reader(client: Client, alice: User, hits: Path) -> None:
    hits.parent.mkdir(exist_ok=True)
    hits.write_text("a file where a folder should be")
    assert visit(client, chapter_url(make_work(alice), 1)) == 200


@pytest.mark.django_db
def test_a_file_is_folded_once_even_if_it_outlives_its_folding(alice: User, hits: Path) -> None:
    work = make_work(alice)
    file = left(hits, [(NOON, work, "a"), (NOON, work, "b")])
    lines = file.read_bytes()
    fold_hits(now=NOON + MINUTE)
    assert counted(work) == {1: 2}
    ReaderToday.objects.all().delete()  # what would keep the same reader from being counted again
    file.write_bytes(lines)  # the worker died before it threw it away
    fold_hits(now=NOON + MINUTE)
    assert counted(work) == {1: 2}
    assert not file.exists()


@pytest.mark.django_db
def test_readings_belong_to_their_own_day(alice: User, hits: Path) -> None:
    work = make_work(alice)
    night = datetime(2026, 5, 4, 23, 59, tzinfo=UTC)
    left(hits, [(night, work, "a"), (night + 2 * MINUTE, work, "a"), (night + 2 * MINUTE, work, "b")])
    fold_hits(now=night + 5 * MINUTE)
    days = ChapterDay.objects.order_by("day").values_list("day", "readers")
    assert list(days) == [(date(2026, 5, 4), 1), (date(2026, 5, 5), 2)]


@pytest.mark.django_db
def test_torn_lines_and_vanished_chapters_are_passed_over(alice: User, hits: Path) -> None:
    work = make_work(alice)
    file = left(hits, [(NOON, work, "a")])
    torn = f"{int(NOON.timestamp())} 999999 {'c' * 32}\n\x00\x00\n17 \n{int(NOON.timestamp())} {work.pk} abc\n\xff"
    file.write_bytes(torn.encode("latin-1") + b"\n" + file.read_bytes())
    fold_hits(now=NOON + MINUTE)
    assert counted(work) == {1: 1}


@pytest.mark.django_db
def test_a_file_that_is_still_written_is_folded_every_minute_and_stays(client: Client, alice: User, hits: Path) -> None:
    work = make_work(alice)
    visit(client, chapter_url(work, 1))
    [file] = hits.iterdir()
    now = begun(file)
    fold_hits(now=now + MINUTE / 2)
    assert counted(work) == {}
    fold_hits(now=now + 1.1 * MINUTE)
    assert counted(work) == {1: 1}
    visit(client, chapter_url(work, 1), REMOTE_ADDR="192.0.2.7")
    fold_hits(now=now + 1.2 * MINUTE)
    assert counted(work) == {1: 1}
    fold_hits(now=now + 2.2 * MINUTE)
    assert counted(work) == {1: 2}
    assert FoldedHits.objects.get().upto == file.stat().st_size
    fold_hits(now=now + 9 * MINUTE)
    assert FoldedHits.objects.get().folded_at == now + 2.2 * MINUTE, "nothing new, nothing written"


@pytest.mark.django_db
def test_a_line_that_is_still_being_written_waits_for_its_end(alice: User, hits: Path) -> None:
    work = make_work(alice)
    file = left(hits, [(NOON, work, "a"), (NOON, work, "b")])
    whole = file.read_bytes()
    file.write_bytes(whole[:-5])
    with file.open("ab") as process:
        fcntl.flock(process, fcntl.LOCK_EX)
        fold_hits(now=NOON + 2 * MINUTE)
        assert counted(work) == {1: 1}
        process.write(whole[-5:])
    fold_hits(now=NOON + 2 * MINUTE)
    assert counted(work) == {1: 2}
    assert not file.exists()


@pytest.mark.django_db
def test_an_empty_file_is_left_to_its_process_for_a_minute(hits: Path) -> None:
    hits.mkdir()
    empty = hits / f"{int(NOON.timestamp())}-0.hits"
    empty.touch()
    fold_hits(now=NOON)
    assert empty.exists()
    fold_hits(now=NOON + MINUTE)
    assert not empty.exists()


@pytest.mark.django_db
def test_a_file_longer_than_a_bite_is_folded_in_several_transactions(
    alice: User, hits: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folding, "BYTES_AT_ONCE", 150)
    work = make_work(alice)
    left(hits, [(NOON, work, f"{number:x}") for number in range(20)] * 2)
    fold_hits(now=NOON + MINUTE)
    assert counted(work) == {1: 20}
    assert ReaderToday.objects.count() == 20


@pytest.mark.django_db
def test_a_full_file_is_followed_by_another(
    client: Client, alice: User, hits: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jotting, "BYTES_A_FILE", 130)
    work = make_work(alice)
    for number in range(5):
        visit(client, chapter_url(work, 1), REMOTE_ADDR=f"192.0.2.{number}")
    assert len(list(hits.iterdir())) == 3
    fold_hits(now=begun(max(hits.iterdir())))
    assert counted(work) == {1: 4}, "the full ones at once"
    assert len(list(hits.iterdir())) == 1


@pytest.mark.django_db
def test_a_clock_that_jumps_back_loses_nothing(client: Client, alice: User) -> None:
    work = make_work(alice)
    visit(client, chapter_url(work, 1))
    fold_hits(now=timezone.now() - timedelta(days=30))
    assert counted(work) == {1: 1}


@pytest.mark.django_db
def test_old_days_are_forgotten_but_for_their_counts(alice: User, hits: Path) -> None:
    work = make_work(alice)
    left(hits, [(NOON, work, "a")])
    fold_hits(now=NOON + MINUTE)
    fold_hits(now=NOON + timedelta(days=2))
    assert (ReaderToday.objects.count(), FoldedHits.objects.count()) == (1, 1)
    assert fold_hits(now=NOON + timedelta(days=4))
    assert not fold_hits(now=NOON + timedelta(days=4))
    assert (ReaderToday.objects.count(), FoldedHits.objects.count()) == (0, 0)
    assert counted(work) == {1: 1}


@pytest.mark.django_db
def test_without_any_reader_a_round_does_nothing(hits: Path) -> None:
    fold_hits(now=NOON)
    assert not hits.exists()


@pytest.mark.django_db
def test_a_round_takes_a_bounded_bite(alice: User, hits: Path) -> None:
    work = make_work(alice)
    for number in range(folding.FILES_A_ROUND + 1):
        left(hits, [(NOON, work, f"{number:x}")])
    assert fold_hits(now=NOON + MINUTE), "there is more"
    assert len(list(hits.glob("*.hits"))) == 1
    assert not fold_hits(now=NOON + MINUTE)
    assert counted(work) == {1: folding.FILES_A_ROUND + 1}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="on SQLite one writes at a time")
@pytest.mark.django_db(transaction=True)
def test_a_chapter_deleted_for_good_while_it_is_counted_costs_no_other_its_readers(alice: User, hits: Path) -> None:
    gone, work = make_work(alice), make_work(alice)
    left(hits, [(NOON, gone, "a"), (NOON, work, "b")])
    with right_after('FROM "works_chapter"', lambda: elsewhere(gone.delete)):
        fold_hits(now=NOON + MINUTE)
    fold_hits(now=NOON + MINUTE)
    assert counted(work) == {1: 1}
    assert ChapterDay.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_killed_at_random_nothing_is_counted_twice_or_lost(alice: User, tmp_path: Path) -> None:
    chapters = [str(chapter.pk) for chapter in make_work(alice, chapters=3).chapters.order_by("pk")]
    seed = random.randrange(10**6)  # noqa: S311
    run = subprocess.run(
        [sys.executable, "-m", "tests.archive.reading.killed", str(connection.settings_dict["NAME"]), str(seed), "4000", *chapters],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "ficstead.archive.config.settings", "FICSTEAD_VAR": str(tmp_path)},
        capture_output=True, text=True, timeout=600,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    assert told["counted"] == told["readers"] == told["written"] + told["written while killed"], f"seed {seed}"
    assert told["lost"] == 0, f"seed {seed}"
    assert told["written while killed"] <= told["kills"], f"seed {seed}"


def visit(client: Client, address: str, **headers: str) -> int:
    return client.get(address, HTTP_USER_AGENT=BROWSER, **headers).status_code


def asked(**headers: str) -> dict[str, str]:
    """What a server tells of somebody who asks for a page."""
    plain = {"REQUEST_METHOD": "GET", "REMOTE_ADDR": "127.0.0.1", "HTTP_USER_AGENT": BROWSER}
    return {name: value for name, value in (plain | headers).items() if value}


def lines_in(hits: Path) -> list[str]:
    return [line for path in hits.glob("*.hits") for line in path.read_text().splitlines()]


def fold_all() -> None:
    last = FoldedHits.objects.aggregate(at=Max("folded_at"))["at"] or timezone.now()
    fold_hits(now=last + timedelta(hours=1))


def begun(file: Path) -> datetime:
    """When its process began to write it, to the second."""
    return datetime.fromtimestamp(int(file.name.partition("-")[0]), UTC)


def left(hits: Path, readings: list[tuple[datetime, Work, str]]) -> Path:
    """A file of a process that has ended."""
    hits.mkdir(exist_ok=True)
    file = hits / f"{int(NOON.timestamp())}-{len(list(hits.iterdir())):04x}.hits"
    lines = (f"{int(at.timestamp())} {work.chapters.get().pk} {reader:0>32}\n" for at, work, reader in readings)
    file.write_text("".join(lines))
    return file


def counted(work: Work) -> dict[int, int]:
    return dict(ChapterDay.objects.filter(chapter__work=work).values_list("chapter__number", "readers"))
