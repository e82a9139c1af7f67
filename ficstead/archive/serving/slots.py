"""The places on a finished page that readers see filled with what is theirs.

In a template `{{ slot("account") }}…what strangers see…{{ end_slot("account") }}`; made for nobody, the two leave marks
of characters that stand in no text of ours.
"""

import re
from collections.abc import Iterator, Mapping

from django.http import HttpRequest
from jinja2 import Environment, pass_context
from jinja2.ext import Extension
from jinja2.runtime import Context
from markupsafe import Markup

from ficstead.archive.serving.public import FOR_NOBODY, Making

FILLING = "ficstead.filling"
"""Stands in the environ while what belongs in the slots of a reader's page is made."""

_MARK = re.compile(rb"\x00([<>])([a-z0-9-]+)\x00")
_SLOT = re.compile(rb"\x00<([a-z0-9-]+)\x00(.*?)\x00>\1\x00", re.DOTALL)


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
    return Markup(f"\x00{side}{name}\x00") if request is not None and _wants_marks(request) else Markup()  # noqa: S704


def _wants_marks(request: HttpRequest) -> bool:
    making: Making | None = request.META.get(FOR_NOBODY)
    return FILLING in request.META or (making is not None and making.has_slots)


class Slots(Extension):
    """Teaches the template language the two words."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.globals.update(slot=slot, end_slot=end_slot)


def without_marks(body: bytes) -> bytes:
    """The page as strangers see it. Raises `MarksAreBroken`."""
    plain = _MARK.sub(b"", body)
    if b"\x00" in plain or len(_MARK.findall(body)) != 2 * len(_SLOT.findall(body)):
        raise MarksAreBroken
    return plain


def filled(body: bytes, fills: Mapping[str, str]) -> bytes:
    """The page with other contents in its slots; every slot on it must be given one. Raises `KeyError`."""
    return b"".join(_pieces(body, fills))


def slots_in(body: bytes) -> list[str]:
    return [match[1].decode("ascii") for match in _SLOT.finditer(body)]


def _pieces(body: bytes, fills: Mapping[str, str]) -> Iterator[bytes]:
    end = 0
    for match in _SLOT.finditer(body):
        yield body[end : match.start()]
        yield fills[match[1].decode("ascii")].encode("utf-8")
        end = match.end()
    yield body[end:]
