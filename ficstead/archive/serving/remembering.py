"""What many pages show and is dear to work out: each process remembers it until it changes."""

import threading
from collections.abc import Callable
from typing import TypeVar, cast

from django.http import HttpRequest

from ficstead.archive.serving.public import making_of
from ficstead.archive.serving.shown import SITE
from ficstead.archive.serving.versions import Versions

Found = TypeVar("Found")


class Memory:
    """Of one process: what was found by the name of what it depends on, and the state of the database it was found in."""

    def __init__(self, versions: Versions) -> None:
        self._versions = versions
        self._found: dict[str, tuple[str, object]] = {}
        self._turn = threading.Lock()

    def recall(self, name: str, find: Callable[[], Found], *, stamp: str) -> Found:
        """What `find` gave when nothing of that name, and no name of a tag or author, had changed since."""
        with self._turn:
            found_at, found = self._found.get(name, ("", None))
            if not found_at or not self._versions.is_fresh(found_at, (SITE, name)):
                found = find()
                self._found[name] = stamp, found
            return cast(Found, found)


def remembered(request: HttpRequest, name: str, find: Callable[[], Found]) -> Found:
    """What `find` gives. Remembered for pages that are made for nobody; readers' own pages ask anew."""
    making = making_of(request)
    if making is None or making.memory is None:
        return find()
    return making.memory.recall(name, find, stamp=making.stamp)
