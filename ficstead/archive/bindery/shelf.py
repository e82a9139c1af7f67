"""The shelf: each bound file kept on disk for the day, or until something in it changes.

Each server has its own, and hears nothing of what was deleted on another: so no file outlives the day after it was bound.
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from django.conf import settings

from ficstead.archive.bindery.binding import book_of, labels_in_our_language
from ficstead.archive.works.models import Work
from ficstead.press.bindery import BINDERY_VERSION, Book, Labels, epub, plaintext, webpage


class Format(StrEnum):
    """What a work can be taken away as; the value is the file's ending."""

    EPUB = "epub"
    HTML = "html"
    TXT = "txt"


PRESSES: dict[Format, Callable[[Book, Labels], Iterator[bytes]]] = {
    Format.EPUB: epub,
    Format.HTML: webpage,
    Format.TXT: plaintext,
}


def file_on_shelf(work: Work, form: Format, *, at: datetime) -> Path:
    """The bound file of the work as it is now; bound now if nobody has asked for it yet today.

    Raises `binding.NothingPosted`. Two requests at once may both bind; the bytes are the same, and each file
    appears whole.
    """
    book = book_of(work)
    folder = _of_the_day(at) / str(work.pk)
    path = folder / f"{_mark(book)}.{form}"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _write_whole(path, PRESSES[form](book, labels_in_our_language()))
        _clear_older(path)
    return path


def _mark(book: Book) -> str:
    """Names all that goes into its files. The work's revision would not do: a tag can be called otherwise without it,
    and after a backup was put back the same number comes round again."""
    return hashlib.sha256(repr((BINDERY_VERSION, labels_in_our_language(), book)).encode()).hexdigest()[:24]


def clear_shelf(work: int) -> None:
    """Nothing that was ever bound of this work stays on this server's disk."""
    for folder in settings.BINDERY_SHELF.glob(f"*/{work}"):
        shutil.rmtree(folder, ignore_errors=True)


def prune_shelf(*, now: datetime) -> None:
    """The worker's round: what was bound before yesterday goes. Yesterday's may be on its way to a reader yet."""
    kept = (_of_the_day(now), _of_the_day(now - timedelta(days=1)))
    for folder in settings.BINDERY_SHELF.glob("*"):
        if folder not in kept:
            shutil.rmtree(folder, ignore_errors=True)


def _of_the_day(at: datetime) -> Path:
    return Path(settings.BINDERY_SHELF) / f"{at:%Y-%m-%d}"


def _write_whole(path: Path, pieces: Iterator[bytes]) -> None:
    handle, draft = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink()
        raise


def _clear_older(path: Path) -> None:
    """The revision before goes; whoever is downloading it still has it open."""
    for other in path.parent.glob(f"*{path.suffix}"):
        if other.stem != path.stem:
            other.unlink(missing_ok=True)
