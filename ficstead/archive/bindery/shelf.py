"""The shelf: each bound file kept on disk until its work changes."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
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


def file_on_shelf(work: Work, form: Format) -> Path:
    """The bound file of the work's present revision; bound now if nobody has asked for it yet.

    Raises `binding.NothingPosted`. Two requests at once may both bind; the bytes are the same, and each file
    appears whole.
    """
    folder = settings.BINDERY_SHELF / str(work.pk)
    path = Path(folder) / f"{shelf_mark(work)}.{form}"
    if not path.exists():
        book = book_of(work)
        folder.mkdir(parents=True, exist_ok=True)
        _write_whole(path, PRESSES[form](book, labels_in_our_language()))
        _clear_older(path)
    return path


def clear_shelf(work: int) -> None:
    """Nothing that was ever bound of this work stays on the disk."""
    shutil.rmtree(settings.BINDERY_SHELF / str(work), ignore_errors=True)


def shelf_mark(work: Work) -> str:
    """Names one state of the work: its revision, and whatever else of ours goes into its files."""
    ours = f"{BINDERY_VERSION} {settings.SITE_URL} {settings.SITE_NAME} {settings.LANGUAGE_CODE}"
    return f"{work.revision}-{hashlib.sha256(ours.encode()).hexdigest()[:12]}"


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
    """Yesterday's revision goes; whoever is downloading it still has it open."""
    for other in path.parent.glob(f"*{path.suffix}"):
        if other.stem != path.stem:
            other.unlink(missing_ok=True)
