"""The worker's round that takes readings out of the files of the serving processes into the counts.

How far a file has been taken in is noted in the transaction that counts: killed anywhere, nothing is counted twice, and
nothing is lost that a process had written. A power cut loses what was read since the last round, at most two minutes.
"""

import fcntl
import logging
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import BinaryIO, NamedTuple

from django.db import IntegrityError, transaction

from ficstead.archive.reading.jotting import hits_folder
from ficstead.archive.reading.models import ChapterDay, FoldedHits, ReaderToday
from ficstead.archive.works.models import Chapter

logger = logging.getLogger(__name__)

FOLD_EVERY = timedelta(seconds=60)
KEPT_FOR = timedelta(days=2)
FILES_A_ROUND = 20
# About three hundred readings: whoever else writes waits for no more than that.
BYTES_AT_ONCE = 20_000
ROWS_FORGOTTEN_AT_ONCE = 2_000
_LINE = re.compile(rb"(\d{1,11}) (\d{1,18}) ([0-9a-f]{32})")


class Hit(NamedTuple):
    chapter: int
    day: date
    reader: str


def fold_hits(*, now: datetime) -> bool:
    """Takes in the readings of the last minute; doing it twice is doing it once. Whether there is more to do at once."""
    waiting = _waiting(now)
    for path in waiting[:FILES_A_ROUND]:
        try:
            _fold(path, now)
        except IntegrityError:
            logger.info("A chapter was deleted while its readings were counted: the next round passes them over.")
    # Only when nothing waits: a late file must still find whom it counted.
    return len(waiting) > FILES_A_ROUND if waiting else _forget_old_days(now)


def _waiting(now: datetime) -> list[Path]:
    """The files whose process has ended, and those with readings of more than a minute."""
    folded = {row.name: row for row in FoldedHits.objects.filter(finished_at=None)}
    return [path for path in sorted(hits_folder().glob("*.hits")) if _is_due(path, folded.get(path.name), now)]


def _is_due(path: Path, row: FoldedHits | None, now: datetime) -> bool:
    try:
        with path.open("rb") as file:
            size = path.stat().st_size
            if size and _is_left(file):
                return True
    except FileNotFoundError:
        return False  # another worker was quicker
    folded_at = row.folded_at.timestamp() if row else _time_in(path.name)
    # A clock that was put back must not make anybody wait until it has caught up.
    has_rested = abs(now.timestamp() - folded_at) >= FOLD_EVERY.total_seconds()
    # An empty one may have been made this moment, and its process needs the lock.
    return has_rested and (size == 0 or size > (row.upto if row else 0))


def _is_left(file: BinaryIO) -> bool:
    """Whether the process that wrote it has ended, or has gone on to another one: then nothing more will come."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _fold(path: Path, now: datetime) -> None:
    """Bite by bite, so that others can write in between."""
    try:
        with path.open("rb") as file:
            is_left = _is_left(file)  # asked before it is read: nothing comes after the end that we find
            while _fold_bite(file, path.name, now) == BYTES_AT_ONCE:
                pass
            if is_left:
                FoldedHits.objects.filter(name=path.name).update(finished_at=now)
                path.unlink(missing_ok=True)
    except FileNotFoundError:
        pass


def _fold_bite(file: BinaryIO, name: str, now: datetime) -> int:
    """How many bytes there were; 0 where there are no whole lines any more."""
    with transaction.atomic():
        row, _is_new = FoldedHits.objects.select_for_update().get_or_create(name=name, defaults={"folded_at": now})
        file.seek(row.upto)
        bite = file.read(BYTES_AT_ONCE)
        whole = bite[: bite.rfind(b"\n") + 1]
        _add(sorted(set(_hits_in(whole))))
        row.upto, row.folded_at = row.upto + len(whole), now
        row.save(update_fields=["upto", "folded_at"])
    return len(bite) if whole else 0


def _hits_in(lines: bytes) -> Iterator[Hit]:
    """Those that are legible; a power cut may have torn some."""
    for line in lines.splitlines():
        if match := _LINE.fullmatch(line):
            day = datetime.fromtimestamp(int(match[1]), tz=UTC).date()
            yield Hit(int(match[2]), day, match[3].decode("ascii"))


def _add(hits: list[Hit]) -> None:
    """Under a lock of the days' rows: two workers that fold two files count a reader of both once."""
    existing = set(Chapter.objects.filter(pk__in={hit.chapter for hit in hits}).values_list("pk", flat=True))
    hits = [hit for hit in hits if hit.chapter in existing]
    rows = {(row.chapter_id, row.day): row for row in _locked_days(hits)}
    chapters, days = {hit.chapter for hit in hits}, {hit.day for hit in hits}
    counted = ReaderToday.objects.filter(chapter__in=chapters, day__in=days, reader__in={hit.reader for hit in hits})
    seen = set(counted.values_list("chapter_id", "day", "reader"))
    fresh = [hit for hit in hits if hit not in seen]
    ReaderToday.objects.bulk_create(ReaderToday(chapter_id=pk, day=day, reader=reader) for pk, day, reader in fresh)
    risen = Counter((hit.chapter, hit.day) for hit in fresh)
    for key, readers in risen.items():
        rows[key].readers += readers
    ChapterDay.objects.bulk_create(
        [rows[key] for key in risen], update_conflicts=True, unique_fields=["id"], update_fields=["readers"]
    )


def _locked_days(hits: list[Hit]) -> list[ChapterDay]:
    days = sorted({(hit.chapter, hit.day) for hit in hits})
    ChapterDay.objects.bulk_create([ChapterDay(chapter_id=pk, day=day) for pk, day in days], ignore_conflicts=True)
    rows = ChapterDay.objects.select_for_update().order_by("chapter", "day")
    return list(rows.filter(chapter__in={pk for pk, _day in days}, day__in={day for _pk, day in days}))


def _forget_old_days(now: datetime) -> bool:
    """In bites as well: the first readings are the oldest. Whether there are more."""
    oldest = now - KEPT_FOR
    finished = FoldedHits.objects.filter(finished_at__lt=oldest)
    if finished.exists():
        finished.delete()
    first = ReaderToday.objects.order_by("pk").first()
    if first is None or first.day >= oldest.astimezone(UTC).date():
        return False
    rows = ReaderToday.objects.order_by("pk").values_list("pk", "day")[:ROWS_FORGOTTEN_AT_ONCE]
    ReaderToday.objects.filter(pk__in=[pk for pk, day in rows if day < oldest.astimezone(UTC).date()]).delete()
    return True


def _time_in(name: str) -> int:
    """The seconds since 1970 with which a file's name begins; 0 where somebody else has named it."""
    found = re.match(r"\d{1,11}\b", name)
    return int(found[0]) if found else 0
