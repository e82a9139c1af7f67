"""The words of the pages in the archive's language, looked up once: a page says a hundred and fifty of them."""

from functools import lru_cache
from typing import Any

from django.utils import translation
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup


@pass_context
def gettext(page: Context, message: str, /, **values: Any) -> str:
    """`_("%(name)s wrote", name=…)` in a template; in HTML the values are escaped, the words are ours."""
    # (Asking Django for the language takes longer than all the rest.)
    language = page.get("archive_language") or translation.get_language() or ""
    if not values:
        return _plain(language, message, bool(page.eval_ctx.autoescape))
    return _said(language, message, bool(page.eval_ctx.autoescape)) % values


def words(message: str, *, is_html: bool) -> str:
    """What `_("…")` says in a template, where it is given no values."""
    return _plain(translation.get_language() or "", message, is_html)


@pass_context
def ngettext(page: Context, one: str, many: str, number: int, /, **values: Any) -> str:
    said = translation.ngettext(one, many, number)
    values.setdefault("num", number)
    return (Markup(said) if page.eval_ctx.autoescape else said) % values  # noqa: S704 (our own words)


@lru_cache(maxsize=8_192)
def _plain(language: str, message: str, is_html: bool) -> str:
    return _said(language, message, is_html) % {}


@lru_cache(maxsize=8_192)
def _said(language: str, message: str, is_html: bool) -> str:
    said = translation.gettext(message)
    return Markup(said) if is_html else said  # noqa: S704 (our own words)
