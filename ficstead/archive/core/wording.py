"""The words of the pages in the archive's language, looked up once: a page says a hundred and fifty of them.

A process has one language, that of its settings.
"""

from functools import lru_cache
from typing import Any

from django.utils import translation
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup


@pass_eval_context
def gettext(said_in: EvalContext, message: str, /, **values: Any) -> str:
    """`_("%(name)s wrote", name=…)` in a template; in HTML the values are escaped, the words are ours."""
    is_html = bool(said_in.autoescape)
    return _said(message, is_html) % values if values else words(message, is_html=is_html)


@pass_eval_context
def ngettext(said_in: EvalContext, one: str, many: str, number: int, /, **values: Any) -> str:
    said = translation.ngettext(one, many, number)
    values.setdefault("num", number)
    return (Markup(said) if said_in.autoescape else said) % values  # noqa: S704 (our own words)


@lru_cache(maxsize=8_192)
def words(message: str, *, is_html: bool) -> str:
    """What `_("…")` says where it is given no values."""
    return _said(message, is_html) % {}


@lru_cache(maxsize=8_192)
def _said(message: str, is_html: bool) -> str:
    said = translation.gettext(message)
    return Markup(said) if is_html else said  # noqa: S704 (our own words)
