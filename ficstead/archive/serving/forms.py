"""Taking forms in: whoever sends one slowly never holds up those who read, nor for long those who write.

A thread of the server waits for a form until it has arrived, and nothing can call it away meanwhile. So only half of a
process's threads may wait for forms, half of these for those of one address; the others are told to come again.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django.conf import settings
from django.utils.translation import gettext as _

from ficstead.archive.core.visitors import address_of_visitor
from ficstead.archive.serving.asking import Environ

AT_ONCE = settings.THREADS // 2
OF_ONE_ADDRESS = AT_ONCE // 2
# A form takes milliseconds, most of them: whoever finds the places taken waits if that is but a moment ago.
_A_MOMENT = 1.0
_LARGEST = settings.DATA_UPLOAD_MAX_MEMORY_SIZE * 9 // 8  # a little room for what stands between the fields
_IN_MEMORY = 1024 * 1024
_BLOCK = 64 * 1024


class NotTakenIn(Exception):
    """What is told to the sender, of whose form nothing is kept."""

    def __init__(self, status: HTTPStatus, words: str) -> None:
        super().__init__(words)
        self.status, self.words = status, words

    def told(self, start_response: Callable[..., Any]) -> list[bytes]:
        body = self.words.encode()
        headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))]
        if self.status == HTTPStatus.SERVICE_UNAVAILABLE:
            headers.append(("Retry-After", "30"))
        start_response(f"{self.status.value} {self.status.phrase}", headers)
        return [body]


class Forms:
    """Those that are arriving in this process."""

    def __init__(self) -> None:
        self._arriving: list[tuple[str, float]] = []
        """From where, and since when."""
        self._changed = threading.Condition()

    def taken_in(self, environ: Environ) -> IO[bytes]:
        """The whole form, empty where there is none; raises NotTakenIn."""
        length = _length_of(environ)
        if not length or environ["REQUEST_METHOD"] in ("GET", "HEAD"):
            return BytesIO()
        if length > _LARGEST:
            raise NotTakenIn(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
                _("That is too much at once: split it into several files. What you typed is still in your browser."),
            )
        with self._place_for(address_of_visitor(environ)):
            return _whole(environ["wsgi.input"], length)

    @contextmanager
    def _place_for(self, address: str) -> Iterator[None]:
        place = (address, time.monotonic())
        with self._changed:
            while in_the_way := self._in_the_way_of(address):
                moment = max(in_the_way) + _A_MOMENT - time.monotonic()
                if moment <= 0:
                    raise NotTakenIn(HTTPStatus.SERVICE_UNAVAILABLE, _come_again())
                self._changed.wait(moment)
            self._arriving.append(place)
        try:
            yield
        finally:
            with self._changed:
                self._arriving.remove(place)
                self._changed.notify_all()

    def _in_the_way_of(self, address: str) -> list[float]:
        """Since when others arrive that must be here first; empty while there is a place."""
        of_theirs = [since for sender, since in self._arriving if sender == address]
        if len(of_theirs) >= OF_ONE_ADDRESS:
            return of_theirs
        return [since for _sender, since in self._arriving] if len(self._arriving) >= AT_ONCE else []


def _come_again() -> str:
    return _(
        "Too many forms are arriving slowly at this moment. Go back (what you typed is still there), wait half a"
        " minute, and send it again."
    )


def _length_of(environ: Environ) -> int:
    """As Django reads it."""
    try:
        return int(str(environ.get("CONTENT_LENGTH") or 0))
    except ValueError:
        return 0


def _whole(source: Any, length: int) -> IO[bytes]:
    """Half a form is none: what a broken line cuts off must not be saved as if it were all that somebody wrote."""
    form = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  whoever gets it closes it
    while (missing := length - form.tell()) > 0 and (block := source.read(min(missing, _BLOCK))):
        form.write(block)
    if form.tell() < length:
        form.close()
        raise NotTakenIn(HTTPStatus.BAD_REQUEST, _("Only a part of that arrived, so nothing was saved. Send it again."))
    form.seek(0)
    return form
