"""What many pages show and is dear to work out: each process remembers it until it changes."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar, cast

from django.conf import settings
from django.db import connection
from django.http import HttpRequest

from ficstead.archive.serving.public import is_for_nobody
from ficstead.archive.serving.versions import Versions

MEMORY = "ficstead.memory"
"""Where the front puts its process's `Memory` for a page that is to be made."""

# Most of them are blurbs of works, some 3 KB each.
_REMEMBERED = 5_000

Found = TypeVar("Found")
Find = Callable[[Sequence[str]], Mapping[str, Found]]


class Memory:
    """Of one process: what was found, by its kind and the name of what it shows, and the state of the database it was found in."""

    def __init__(self, versions: Versions) -> None:
        self._versions = versions
        self._found: OrderedDict[tuple[str, str], tuple[str, object]] = OrderedDict()
        self._turn = threading.Lock()

    def recall(self, kind: str, names: Sequence[str], find: Find[Found], *, keep: bool) -> dict[str, Found]:
        """What `find` gave of each of the names when nothing of that name, and no name of a tag or author, had changed since.

        It is asked for all others together. For `keep` it must read what is committed, of the server that takes the writes.
        """
        known = self._known(kind, names)
        fresh = self._versions.fresh_among({name: stamp for name, (stamp, _found) in known.items()})
        recalled = {name: cast(Found, known[name][1]) for name in fresh}
        if missing := [name for name in names if name not in fresh]:
            stamp = self._versions.stamp()  # taken before the first read
            found = find(missing)
            if keep:
                self._keep(kind, found, stamp)
            recalled.update(found)
        return recalled

    def _known(self, kind: str, names: Sequence[str]) -> dict[str, tuple[str, object]]:
        with self._turn:
            keys = [(kind, name) for name in names if (kind, name) in self._found]
            for key in keys:
                self._found.move_to_end(key)
            return {key[1]: self._found[key] for key in keys}

    def _keep(self, kind: str, found: Mapping[str, object], stamp: str) -> None:
        """What was not asked for longest makes room."""
        with self._turn:
            for name, each in found.items():
                self._found[kind, name] = stamp, each
                self._found.move_to_end((kind, name))
            while len(self._found) > _REMEMBERED:
                self._found.popitem(last=False)


def remembered(request: HttpRequest, kind: str, names: Sequence[str], find: Find[Found]) -> Mapping[str, Found]:
    """What `find` gives of each of the names (those of `serving.shown`): the same whoever asks, for others get it too."""
    memory: Memory | None = request.META.get(MEMORY)
    if memory is None:
        return find(names)
    # A reader's own page may be read from a replica, which lags behind; a transaction may see what others do not yet.
    keep = (is_for_nobody(request) or not settings.REPLICAS) and not connection.in_atomic_block
    return memory.recall(kind, names, find, keep=keep)
