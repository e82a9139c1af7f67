"""The words of the pages in the archive's language, looked up once: a page says a hundred and fifty of them."""

from functools import lru_cache
from typing import Any

from django.utils import translation
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup


@pass_eval_context
def gettext(template: EvalContext, message: str, **values: Any) -> str:
    """`_("%(name)s wrote", name=…)` in a template; in HTML the values are escaped, the words are ours."""
    language = translation.get_language() or ""
    if not values:
        return _plain(language, message, bool(template.autoescape))
    return _said(language, message, bool(template.autoescape)) % values


@pass_eval_context
def ngettext(template: EvalContext, one: str, many: str, number: int, **values: Any) -> str:
    said = translation.ngettext(one, many, number)
    values.setdefault("num", number)
    return (Markup(said) if template.autoescape else said) % values  # noqa: S704 (our own words)


@lru_cache(maxsize=8_192)
def _plain(language: str, message: str, is_html: bool) -> str:
    return _said(language, message, is_html) % {}


@lru_cache(maxsize=8_192)
def _said(language: str, message: str, is_html: bool) -> str:
    said = translation.gettext(message)
    return Markup(said) if is_html else said  # noqa: S704 (our own words)
