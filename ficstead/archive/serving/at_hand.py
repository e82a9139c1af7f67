"""What this process handed out of late, ready to be sent again as it is: the shelf is asked for the rest.

A page here is no fresher and no staler than on the shelf: whoever takes it asks `Versions` about it all the same.
"""

from typing import NamedTuple

from ficstead.archive.serving.shelf import PLAIN, Page

_LARGEST_SHARE = 16


class Ready(NamedTuple):
    """A finished page in one form, with all that is said before its bytes."""

    page: Page
    headers: list[tuple[str, str]]
    body: bytes
    headers_alone: list[tuple[str, str]]
    """What is said to somebody who has the page already."""


def ready(page: Page, form: str, body: bytes) -> Ready:
    said = [(name, value) for name, value in page.headers]
    said += [("ETag", f'W/"{page.etag}"'), ("Cache-Control", "no-cache"), ("Vary", "Accept-Encoding, Cookie")]
    of_the_body = [("Content-Length", str(len(body)))]
    if form != PLAIN:
        of_the_body.insert(0, ("Content-Encoding", form))
    return Ready(page, said + of_the_body, body, said)


class AtHand:
    """At most `budget` bytes of pages. As on the shelf there are two halves: what is asked for moves to the newer, and
    when that is full the older is let go."""

    def __init__(self, budget: int) -> None:
        self._half = budget // 2
        self._newer: dict[tuple[str, str], Ready] = {}
        self._older: dict[tuple[str, str], Ready] = {}
        self._filled = 0

    def find(self, address: str, form: str) -> Ready | None:
        found = self._newer.get((address, form))
        if found is None and (found := self._older.get((address, form))):
            self.keep(address, form, found)
        return found

    def keep(self, address: str, form: str, page: Ready) -> None:
        """Threads may do so at once: what one of them forgets in that moment lies on the shelf."""
        size = len(page.body)
        if size * _LARGEST_SHARE > self._half:
            return
        if self._filled + size > self._half:
            self._older, self._newer, self._filled = self._newer, {}, 0
        self._newer[address, form] = page
        self._filled += size
