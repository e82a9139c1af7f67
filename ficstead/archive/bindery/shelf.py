"""The shelf: each bound file kept on disk for as long as nothing in it changes."""

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
    """The bound file of the work as it is now; bound now if nobody has asked for it yet.

    Raises `binding.NothingPosted`. Two requests at once may both bind; the bytes are the same, and each file
    appears whole.
    """
    book = book_of(work)
    folder = settings.BINDERY_SHELF / str(work.pk)
    path = Path(folder) / f"{_mark(book)}.{form}"
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
    """Nothing that was ever bound of this work stays on the disk."""
    shutil.rmtree(settings.BINDERY_SHELF / str(work), ignore_errors=True)


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
