"""The places on a finished page that readers see filled with what is theirs.

In a template `{{ slot("account") }}…what strangers see…{{ end_slot("account") }}`; on a page that is made to be kept the
two leave marks, and so they do in the template that makes what one reader sees there.
"""

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from jinja2 import Environment, pass_context
from jinja2.ext import Extension
from jinja2.runtime import Context
from markupsafe import Markup

from ficstead.archive.serving.public import FOR_NOBODY, Making

FILLING = "ficstead.filling"
"""Stands in the environ while what belongs in the slots of a reader's page is made."""

# Nobody can write a mark into a story: they would have to know the archive's secret.
_OURS = salted_hmac("ficstead.slots", "mark", algorithm="sha256").hexdigest()[:12]
_OPENING = f"<{_OURS} ".encode("ascii")


class MarksAreBroken(Exception):
    """A slot that is not closed, or a mark where a text should be: the page must not be kept."""


@pass_context
def slot(context: Context, name: str) -> Markup:
    return _mark(context, "<", name)


@pass_context
def end_slot(context: Context, name: str) -> Markup:
    return _mark(context, ">", name)


def _mark(context: Context, side: str, name: str) -> Markup:
    request = context.get("request")
    wanted = request is not None and _wants_marks(request)
    return Markup(f"\x00{side}{_OURS} {name}\x00") if wanted else Markup()  # noqa: S704 (names are our own words)


def _wants_marks(request: HttpRequest) -> bool:
    making: Making | None = request.META.get(FOR_NOBODY)
    return FILLING in request.META or (making is not None and making.has_slots)


class Slots(Extension):
    """Teaches the template language the two words."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.globals.update(slot=slot, end_slot=end_slot)


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
