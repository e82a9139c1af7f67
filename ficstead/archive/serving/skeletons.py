"""Parts of pages that are the same for every reader but for a name or a number: made once by their template, then filled.

The template is given stand-ins for what differs. Filling is a hundred times quicker than making, and the words and the
mark-up have one source all the same.
"""

from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache, wraps
from types import SimpleNamespace
from typing import Any

from django.template.loader import get_template
from django.utils.translation import get_language
from markupsafe import Markup, escape

_MARK = "\x01"
_NUMBERS = 9_007_199_254_700_000
# Of a skeleton there are as many as of its variants: with kudos given and without, with each set of buttons.
_VARIANTS = 256


def text(name: str) -> str:
    """Stands in for a text of that name."""
    return f"{_MARK}{name}{_MARK}"


def markup(name: str) -> Markup:
    """Stands in for HTML."""
    return Markup(text(name))  # noqa: S704


def number(place: int) -> int:
    """Stands in for a number, also within an address: the first (0) or a later one of a skeleton's `numbers`."""
    return _NUMBERS + place


def made_of(template: str, **ctx: Any) -> str:
    return str(get_template(template).template.render(ctx))  # type: ignore[attr-defined]


def made_by(template: str, macro: str, *given: Any) -> str:
    return str(getattr(get_template(template).template.module, macro)(*given))  # type: ignore[attr-defined]


MEMBER = SimpleNamespace(is_authenticated=True, is_moderator=False, username=text("username"))
"""Stands in for whoever is signed in."""


class Skeleton:
    def __init__(self, made: str, *, numbers: Sequence[str] = ()) -> None:
        for place, name in enumerate(numbers):
            made = made.replace(str(number(place)), text(name))
        # Every other part is the name of a stand-in.
        self._parts: list[str] = made.split(_MARK)
        self._names = self._parts[1::2]

    def filled(self, **values: object) -> str:
        """Texts are escaped. Raises `KeyError` where a stand-in is given nothing."""
        parts = self._parts.copy()
        parts[1::2] = [escape(values[name]) for name in self._names]
        return "".join(parts)


def remembered(make: Callable[..., Skeleton]) -> Callable[..., Skeleton]:
    """Made once in each process, for each language and variant."""
    by_language = lru_cache(_VARIANTS)(lambda _language, *variant: make(*variant))

    @wraps(make)
    def remember(*variant: Hashable) -> Skeleton:
        return by_language(get_language(), *variant)

    return remember
