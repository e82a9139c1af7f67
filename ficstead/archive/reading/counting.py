"""How often a chapter is read: one line in a file for each reading, folded into the database by the worker.

A request only appends to `hits/buffer`. A worker's round renames a buffer that is a minute old, and some seconds
later, when no request can still be writing to it, adds its readers to `ChapterDay` in the transaction that also notes
the file's name. Killed anywhere, nothing is counted twice, and nothing is lost that a request had written. A power cut
can lose what the system had not yet put on the disk: by Linux' defaults the last half minute.
"""

import logging
import os
import re
import secrets
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.handlers.wsgi import WSGIRequest
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from ficstead.archive.core.digests import reader_digest, throw_away_salts
from ficstead.archive.reading.models import ChapterDay, FoldedHits, ReaderToday
from ficstead.archive.works.models import Chapter

FOLD_EVERY = timedelta(seconds=60)
# A request writes its line microseconds after it opened the file; this is how long one may have been put to sleep.
SETTLED_AFTER = timedelta(seconds=5)
KEPT_FOR = timedelta(days=2)
FILES_A_ROUND = 20
ROWS_AT_ONCE = 500
_PROGRAMS = re.compile(
    r"bot\b|bot[/_-]|crawl|spider|slurp|archiver|externalhit|preview|fetch|curl|wget|python|java/|go-http|scrapy", re.I
)
log = logging.getLogger(__name__)


class Hit(NamedTuple):
    chapter: int
    day: date
    reader: str


# 1. The request


def count_read(request: HttpRequest, chapter: Chapter, *, mine: bool, at: datetime) -> None:
    """Somebody opened this chapter; authors' own visits, programs and pages fetched ahead are no readings."""
    if mine or chapter.posted_at is None or not is_a_reading(request):
        return
    _note(request, chapter.pk, at=at)


def count_page(environ: dict[str, object], chapter: int) -> None:
    """A stranger was handed this chapter by the front, before Django was asked."""
    request = WSGIRequest(environ)
    request.user = AnonymousUser()
    if is_a_reading(request):
        _note(request, chapter, at=timezone.now())


def is_a_reading(request: HttpRequest) -> bool:
    """A person's browser asks for the page in order to show it now."""
    browser = request.headers.get("User-Agent", "")
    return request.method == "GET" and not is_fetched_ahead(request) and bool(browser) and not _PROGRAMS.search(browser)


def is_fetched_ahead(request: HttpRequest) -> bool:
    """The browser guesses that its person will open this page; they haven't yet."""
    purposes = (request.headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Moz"))
    return any("prefetch" in purpose.lower() or "prerender" in purpose.lower() for purpose in purposes)


def _note(request: HttpRequest, chapter: int, *, at: datetime) -> None:
    folder = _folder()
    try:
        reader = reader_digest(request, folder, at.astimezone(UTC).date())
        _append(folder, f"{int(at.timestamp())} {chapter} {reader}\n".encode("ascii"))
    except OSError:
        log.exception("A reading could not be counted in %s.", folder)  # a full disk is no reason not to show the page


def _append(folder: Path, line: bytes) -> None:
    """One write of few bytes at the end of the file: lines of several processes never mix."""
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    try:
        buffer = os.open(_buffer(folder), flags, 0o600)
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True)
        buffer = os.open(_buffer(folder), flags, 0o600)
    try:
        os.write(buffer, line)
    finally:
        os.close(buffer)


# 2. The worker's round


def fold_hits(*, now: datetime) -> None:
    """Takes the readings of the last minutes into the counts; doing it twice is doing it once."""
    folder = _folder()
    waiting = _settled(folder, now)
    for path in waiting[:FILES_A_ROUND]:
        _fold(path, now)
    _set_aside_buffer(folder, now)
    if not waiting:
        _forget_old_days(folder, now)


def _settled(folder: Path, now: datetime) -> list[Path]:
    """The buffers that were set aside long enough ago (or in a future that a wrong clock believed in)."""
    aside = sorted(folder.glob("*.hits"))
    return [path for path in aside if abs(now.timestamp() - _time_in(path.name)) >= SETTLED_AFTER.total_seconds()]


def _fold(path: Path, now: datetime) -> None:
    with transaction.atomic():
        _folded, is_new = FoldedHits.objects.get_or_create(name=path.name, defaults={"folded_at": now})
        if is_new:
            try:
                hits = set(_read(path))
            except FileNotFoundError:
                return  # another worker has folded it this moment
            _add(sorted(hits))
    path.unlink(missing_ok=True)


def _add(hits: list[Hit]) -> None:
    for start in range(0, len(hits), ROWS_AT_ONCE):
        bite = hits[start : start + ROWS_AT_ONCE]
        existing = set(Chapter.objects.filter(pk__in={hit.chapter for hit in bite}).values_list("pk", flat=True))
        _add_bite([hit for hit in bite if hit.chapter in existing])


def _add_bite(hits: list[Hit]) -> None:
    """Under a lock of the days' rows: two workers that fold two files count a reader of both once."""
    days = sorted({(hit.chapter, hit.day) for hit in hits})
    ChapterDay.objects.bulk_create([ChapterDay(chapter_id=pk, day=day) for pk, day in days], ignore_conflicts=True)
    chapters, dates = {pk for pk, _day in days}, {day for _pk, day in days}
    list(ChapterDay.objects.select_for_update().filter(chapter__in=chapters, day__in=dates).order_by("chapter", "day"))
    counted = ReaderToday.objects.filter(chapter__in=chapters, day__in=dates, reader__in={hit.reader for hit in hits})
    seen = set(counted.values_list("chapter_id", "day", "reader"))
    fresh = [hit for hit in hits if hit not in seen]
    ReaderToday.objects.bulk_create(ReaderToday(chapter_id=pk, day=day, reader=reader) for pk, day, reader in fresh)
    for (pk, day), readers in Counter((hit.chapter, hit.day) for hit in fresh).items():
        ChapterDay.objects.filter(chapter=pk, day=day).update(readers=F("readers") + readers)


def _read(path: Path) -> Iterator[Hit]:
    """The lines that are whole; a power cut may have torn one."""
    for line in path.read_text("ascii", errors="replace").splitlines():
        if match := re.fullmatch(r"(\d{1,11}) (\d{1,18}) ([0-9a-f]{32})", line):
            yield Hit(int(match[2]), datetime.fromtimestamp(int(match[1]), tz=UTC).date(), match[3])


def _set_aside_buffer(folder: Path, now: datetime) -> None:
    buffer = _buffer(folder)
    try:
        with buffer.open(encoding="ascii", errors="replace") as lines:
            began = _time_in(lines.readline())
        if abs(now.timestamp() - began) >= FOLD_EVERY.total_seconds():
            buffer.rename(folder / f"{int(now.timestamp())}-{secrets.token_hex(8)}.hits")
    except FileNotFoundError:
        pass  # nobody has read anything, or another worker was first


def _forget_old_days(folder: Path, now: datetime) -> None:
    """Only when nothing waits: a late file must still find whom it counted."""
    if not folder.is_dir():
        return
    throw_away_salts(folder, before=now.astimezone(UTC).date())
    ReaderToday.objects.filter(day__lt=(now - KEPT_FOR).astimezone(UTC).date()).delete()
    FoldedHits.objects.filter(folded_at__lt=now - KEPT_FOR).delete()


def _time_in(text: str) -> int:
    """The seconds since 1970 with which a line or a file's name begins; 0 where they are illegible."""
    found = re.match(r"\d{1,11}\b", text)
    return int(found[0]) if found else 0


def _buffer(folder: Path) -> Path:
    return folder / "buffer"


def _folder() -> Path:
    return Path(settings.VAR) / "hits"
