"""The places on a finished page that readers see filled with what is theirs.

In a template `{{ slot("account") }}…what strangers see…{{ end_slot("account") }}`; on a page that is made to be kept the
two leave marks.
"""

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from markupsafe import Markup

from ficstead.archive.serving.public import making_of

# Nobody can write a mark into a story: they would have to know the archive's secret.
_OURS = salted_hmac("ficstead.slots", "mark", algorithm="sha256").hexdigest()[:12]
_OPENING = f"<{_OURS} ".encode("ascii")


class MarksAreBroken(Exception):
    """A slot that is not closed, or a mark where a text should be: the page must not be kept."""


def slots(request: HttpRequest) -> dict[str, object]:
    """The two words, for the templates of this page (a context processor)."""
    making = making_of(request)
    if making is None or not making.has_slots:
        return {"slot": _no_mark, "end_slot": _no_mark}
    return {"slot": _opening_mark, "end_slot": _closing_mark}


def _no_mark(_name: str) -> str:
    return ""


def _opening_mark(name: str) -> Markup:
    return Markup(f"\x00<{_OURS} {name}\x00")  # noqa: S704 (names are our own words)


def _closing_mark(name: str) -> Markup:
    return Markup(f"\x00>{_OURS} {name}\x00")  # noqa: S704


class Slotted:
    """A page with marks in it, cut at them. Raises `MarksAreBroken`."""

    def __init__(self, body: bytes) -> None:
        # Text, opening mark, what the slot holds, closing mark, text, …
        self._parts = body.split(b"\x00")
        opening, closing = self._parts[1::4], self._parts[3::4]
        if len(self._parts) % 4 != 1 or [b">" + mark[1:] for mark in opening] != closing:
            raise MarksAreBroken
        if not all(mark.startswith(_OPENING) for mark in opening):
            raise MarksAreBroken
        self.slots = [mark.removeprefix(_OPENING).decode("ascii") for mark in opening]

    def holds(self) -> dict[str, bytes]:
        """What stands in each slot."""
        return dict(zip(self.slots, self._parts[2::4], strict=True))

    def plain(self) -> bytes:
        return b"".join(self._parts[::2])

    def filled(self, fills: Mapping[str, bytes]) -> bytes:
        """The page with other contents in its slots. Raises `KeyError` where one is given none."""
        parts = self._parts.copy()
        parts[2::4] = [fills[name] for name in self.slots]
        return b"".join(parts[::2])
