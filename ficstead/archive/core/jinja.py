"""The template language of every page: Jinja2 with the archive's words in it."""

from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.templatetags.static import static
from django.utils import formats, timezone, translation
from django.utils.html import json_script
from django.utils.timesince import timeuntil
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from ficstead.archive.core.addresses import address
from ficstead.archive.core.folding import FoldingEnvironment
from ficstead.archive.core.wording import gettext, ngettext


def environment(**options: Any) -> Environment:
    """Jinja2 as Django's backend asks for it: autoescaping, undefined names are errors."""
    ours = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True, "autoescape": _escapes}
    made = FoldingEnvironment(**{**options, **ours})
    made.globals.update(url=address, static=static_address, site_name=settings.SITE_NAME, site_url=settings.SITE_URL)
    made.filters.update(
        day=day,
        when=when,
        from_now=from_now,
        has_come=has_come,
        moment=moment,
        count=count,
        as_html=as_html,
        as_json=json_script,
        reading_time=reading_time,
        language_name=language_name,
    )
    made.globals.update(_=gettext, gettext=gettext, ngettext=ngettext)
    return made


def _escapes(template: str | None) -> bool:
    """Everything is HTML but letters in plain text, where an apostrophe is an apostrophe."""
    return not (template or "").endswith(".txt")


@cache
def static_address(path: str) -> str:
    """The address of a file of ours, with the mark of its content: while the server runs it stays the same."""
    return static(path)


def day(value: datetime) -> str:
    """`23 November 2026`, in the archive's language and time zone."""
    return _day(value.astimezone(timezone.get_default_timezone()).date())


@lru_cache(maxsize=4_096)
def _day(value: date) -> str:
    return formats.date_format(value, "DATE_FORMAT")


def when(value: datetime, clock: ZoneInfo) -> str:
    """`Friday, 27 November 2026, 18:00`, by somebody's own clock."""
    local = timezone.localtime(value, clock)
    return ", ".join(formats.date_format(local, part) for part in ("l", "DATE_FORMAT", "H:i"))


def from_now(value: datetime) -> str:
    """`3 days` from now."""
    return timeuntil(value, depth=1)


def has_come(value: datetime) -> bool:
    """Whether that moment has passed."""
    return value <= timezone.now()


def moment(value: datetime) -> str:
    """The machine's spelling, for `<time datetime=…>`."""
    return value.isoformat(timespec="seconds")


@lru_cache(maxsize=8_192)
def count(value: int) -> str:
    """`12,345`, grouped as the archive's language does."""
    return formats.number_format(value, use_l10n=True, force_grouping=True)


def reading_time(words: int) -> str:
    """`14 min` or `3 h 20 min`, at the 250 words a minute of an adult reading fiction at ease."""
    hours, minutes = divmod(max(1, round(words / 250)), 60)
    if not hours:
        return translation.gettext("%(minutes)d min") % {"minutes": minutes}
    return translation.gettext("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": minutes}


def language_name(code: str) -> str:
    """What speakers call the language; the code itself where Django doesn't know it."""
    known = LANG_INFO.get(code.lower()) or LANG_INFO.get(code.split("-")[0].lower()) or {}
    name = str(known.get("name_local", code))
    return name[:1].upper() + name[1:]


def as_html(value: str) -> Markup:
    """Marks stored HTML as ready for the page. Only for texts that went through the sanitiser on write."""
    return Markup(value)  # noqa: S704
