"""Streams a zip archive whose bytes depend on nothing but the files in it and one given time."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from io import SEEK_SET, BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_UNIX = 3
_PLAIN_FILE = 0o100644 << 16
_LEVEL = 6


def zipped(files: Iterable[tuple[str, bytes]], *, at: datetime) -> Iterator[bytes]:
    """The archive in pieces, one file in memory at a time; the first file is stored, the others are deflated.

    EPUB (OCF 4.2) wants its `mimetype` first and stored, and no entry followed by a data descriptor.
    """
    outlet = _Outlet()
    with ZipFile(outlet, "w") as archive:
        for place, (name, data) in enumerate(files):
            archive.writestr(_entry(name, at, ZIP_DEFLATED if place else ZIP_STORED), data, compresslevel=_LEVEL)
            yield outlet.drain()
    yield outlet.drain()


def _entry(name: str, at: datetime, compression: int) -> ZipInfo:
    year = min(max(at.year, 1980), 2107)  # all that a zip can say
    entry = ZipInfo(name, (year, at.month, at.day, at.hour, at.minute, at.second))
    entry.compress_type = compression
    entry.create_system = _UNIX
    entry.external_attr = _PLAIN_FILE
    return entry


class _Outlet(BytesIO):
    """A file that can be emptied as it grows: the zip writer seeks back only within the entry it is writing."""

    _drained = 0

    def drain(self) -> bytes:
        data = self.getvalue()
        self._drained += len(data)
        super().seek(0)
        self.truncate()
        return data

    def tell(self) -> int:
        return self._drained + super().tell()

    def seek(self, position: int, whence: int = SEEK_SET) -> int:
        return super().seek(position - self._drained if whence == SEEK_SET else position, whence) + self._drained
