"""Finished pages on a shelf of bounded size, which all processes of a machine share and a restart leaves as it is.

The shelf has two boards. New pages go on the upper one, and so does a page that is asked for while it lies on the
lower; when the upper one is full, the lower is cleared and they change places. So whatever was asked for of late stays,
and nobody has to write down every reading.
"""

import json
import logging
import shutil
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path
from threading import Lock

import brotli
import lmdb

log = logging.getLogger(__name__)

PLAIN, GZIP, BROTLI = "identity", "gzip", "br"
WITH_SLOTS = "slots"
_UPPER = b"upper"
_FILLED = b"filled"
_BOARDS = (b"board 0", b"board 1")
# LMDB gives the space of a cleared board away only with the next writing, and not while somebody still reads there.
_ROOM_TO_TURN = 32 * 1024 * 1024
_LARGEST_SHARE = 16
_BLOCK = 4096
LONGEST_ADDRESS = 400
"""In bytes; LMDB takes no key over 511."""


@dataclass(frozen=True, slots=True)
class Page:
    """All of a finished page but its bytes."""

    stamp: str
    shown: list[str]
    etag: str
    headers: list[list[str]]
    changed_at: str | None = None
    """The page's own Last-Modified, where it has one."""
    chapter: int | None = None
    by_device: bool = False
    has_slots: bool = False
    is_packable: bool = True
    """Whether it gets smaller by compressing; a book is compressed already."""


@dataclass(slots=True)
class Shelf:
    """A folder of its own for each edition of the program, `folder`; all others beside it are thrown away.

    A process that still has an older one open keeps using it: the system gives the space back when it ends.
    """

    folder: Path
    budget: int
    """In bytes on the disk, for all pages together."""
    _store: lmdb.Environment = field(init=False)
    _boards: list[lmdb._Database] = field(init=False, default_factory=list)
    _turn: Lock = field(init=False, default_factory=Lock)

    def __post_init__(self) -> None:
        _throw_away_others(self.folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self._store = lmdb.open(
            str(self.folder),
            map_size=self.budget + self.budget // 8 + _ROOM_TO_TURN,
            max_dbs=len(_BOARDS),
            max_readers=1024,
            # A page that a power cut tears is never asked for: the folder's name changes with every start of the machine.
            sync=False,
            metasync=False,
        )
        self._store.reader_check()  # a process that was killed while it read would keep old pages in place for ever
        self._boards = [self._store.open_db(name) for name in _BOARDS]

    def page(self, address: str) -> Page | None:
        found = self._get(_key(address))
        return _read(found) if found is not None else None

    def bytes_of(self, address: str, form: str, page: Page) -> bytes | None:
        """The page's body in that form (packed now, if nobody wanted it so before); None if it has just gone."""
        key = _key(address, form, page.etag)
        body = self._get(key)
        if body is None and form in _PACKERS:
            plain = self._get(_key(address, PLAIN, page.etag))
            if plain is not None:
                body = _PACKERS[form](plain)
                self._put({key: body})
        return body

    def put(self, address: str, page: Page, bodies: Mapping[str, bytes]) -> None:
        """Lays a page on the shelf, unless it would take more room than is one page's due."""
        if sum(map(len, bodies.values())) * _LARGEST_SHARE > self.budget:
            return
        written = {_key(address, form, page.etag): body for form, body in bodies.items()}
        written[_key(address)] = json.dumps(asdict(page)).encode("utf-8")
        self._put(written)

    def clear(self) -> None:
        with self._writing() as writing:
            for board in self._boards:
                writing.drop(board, delete=False)
            writing.delete(_FILLED)

    def close(self) -> None:
        """Between two writings: LMDB would wait for ever for a transaction that somebody's kept traceback holds open."""
        with self._turn:
            self._store.close()

    def _get(self, key: bytes) -> bytes | None:
        with self._store.begin() as reading:
            upper = self._upper(reading)
            found = reading.get(key, db=self._boards[upper])
            if found is not None:
                return bytes(found)
            lower = reading.get(key, db=self._boards[1 - upper])
        if lower is not None:
            self._put({key: lower})
        return lower

    def _put(self, written: Mapping[bytes, bytes]) -> None:
        try:
            self._write(written)
        except lmdb.MapFullError:
            log.warning("The shelf of finished pages was fuller than it should be, and is cleared.")
            self._store.reader_check()
            self.clear()
        except lmdb.Error:
            log.exception("A finished page could not be kept.")

    def _write(self, written: Mapping[bytes, bytes]) -> None:
        with self._writing() as writing:
            upper, size = self._upper(writing), sum(_room_for(key, value) for key, value in written.items())
            filled = int(writing.get(_FILLED) or 0) + size
            if 2 * filled > self.budget:
                upper, filled = 1 - upper, size
                writing.drop(self._boards[upper], delete=False)
                writing.put(_UPPER, b"%d" % upper)
            for key, value in written.items():
                writing.put(key, value, db=self._boards[upper])
            writing.put(_FILLED, b"%d" % filled)

    @contextmanager
    def _writing(self) -> Iterator[lmdb.Transaction]:
        with self._turn, self._store.begin(write=True) as writing:
            yield writing

    @staticmethod
    def _upper(transaction: lmdb.Transaction) -> int:
        return int(transaction.get(_UPPER) or 0)


@lru_cache(maxsize=4096)
def _read(written: bytes) -> Page:
    return Page(**json.loads(written))


def _room_for(key: bytes, value: bytes) -> int:
    """What an entry takes on the disk: whole blocks for a large one, a share of a block that is never full otherwise."""
    size = len(key) + len(value) + 16
    return (size // _BLOCK + 1) * _BLOCK if size > _BLOCK // 2 else 2 * size


def _key(address: str, *form: str) -> bytes:
    return "\0".join((address, *form)).encode("utf-8")


def _gzip(plain: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    return packer.compress(plain) + packer.flush()


def _brotli(plain: bytes) -> bytes:
    # Quality 11 takes forty times as long for an eighth less.
    return bytes(brotli.compress(plain, quality=5))


_PACKERS = {GZIP: _gzip, BROTLI: _brotli}


def _throw_away_others(folder: Path) -> None:
    if folder.parent.is_dir():
        for other in folder.parent.iterdir():
            if other != folder:
                shutil.rmtree(other, ignore_errors=True)
