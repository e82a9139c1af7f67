"""What a manuscript says of itself, put into the fields of a title page."""

import re
from collections.abc import Mapping
from typing import Any

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.models import User
from ficstead.archive.works.models import Status, Visibility
from ficstead.press.manuscript import Manuscript, Metadata

NOT_RATED = "Not rated"
RATINGS = (
    (NOT_RATED, _("Not rated")),
    ("General", _("General")),
    ("Teen", _("Teen")),
    ("Mature", _("Mature")),
    ("Explicit", _("Explicit")),
)

LANGUAGES = sorted(
    ((code, language["name_local"]) for code, language in LANG_INFO.items() if "name_local" in language),
    key=lambda pair: pair[1].casefold(),
)

# The scales of the sites that manuscripts come from, folded into ours.
_RATING_WORDS = {
    "General": "g k k+ general everyone all gen fr7 fr13 g-rated",
    "Teen": "pg pg13 pg-13 pg15 pg-15 t teen teens 12 12a 13+ fr15",
    "Mature": "m mature r pg16 15 16+ fr18 t+ adult",
    "Explicit": "nc17 nc-17 e ma x explicit 18 18+ xxx smut lemon frm frao",
}
_RATING_OF = {word: rating for rating, words in _RATING_WORDS.items() for word in words.split()}

_STATUS_SIGNS = (
    (Status.ABANDONED, re.compile(r"abandon|discontinu", re.I)),
    (Status.HIATUS, re.compile(r"hiatus|on hold", re.I)),
    (
        Status.IN_PROGRESS,
        re.compile(r"\bin[ -]?(progress|complete)|\bwip\b|ongoing|unfinished|\bnot (yet )?(complete|finished)", re.I),
    ),
    (Status.COMPLETE, re.compile(r"\bcompleted?\b|finished|one[ -]?shot", re.I)),
)
_OF_PLANNED = re.compile(r"\b(\d{1,4})\s*/\s*(\d{1,4}|\?)")


def filled_in_from(manuscript: Manuscript, *, author: User) -> dict[str, Any]:
    """The title page as far as the manuscript fills it, by the field names of `TitlePageForm`."""
    said = manuscript.metadata
    other = {label.casefold().strip(): value for label, value in said.other.items()}
    planned = _planned_chapters(other)
    return {
        "title": (said.title or "")[:255],
        "authors": [str(pk) for pk in _own_pseuds_named(said, author)],
        "summary": said.summary or "",
        "language": _language_code(said.language) or "en",
        "rating": rating_of(said.rating),
        "warnings": "\n".join(said.warnings),
        "categories": "",
        "fandoms": "\n".join(said.fandoms),
        "relationships": "\n".join(said.relationships),
        "characters": "\n".join(said.characters),
        "freeforms": "\n".join(said.tags),
        "status": _status(other),
        "planned_chapters": "" if planned is None else str(planned),
        "visibility": Visibility.EVERYONE.value,
    }


def _own_pseuds_named(said: Metadata, author: User) -> list[int]:
    """The author's own pseuds among the names in the file, else the default; nobody else's, whatever the file says."""
    own = {pseud.name.casefold(): pseud for pseud in author.pseuds.all()}
    named = [own[name.casefold()] for name in said.authors if name.casefold() in own]
    return [pseud.pk for pseud in named or [pseud for pseud in own.values() if pseud.is_default]]


def rating_of(written: str | None) -> str:
    """Our rating for what an author wrote: `PG-13 for language` is Teen. Unknown scales are "Not rated"."""
    for word in re.findall(r"[a-z0-9+-]+", (written or "").casefold()):
        if word in _RATING_OF:
            return _RATING_OF[word]
    return NOT_RATED


def _status(other: Mapping[str, str]) -> str:
    said = other.get("status", "") or other.get("complete", "")
    for status, sign in _STATUS_SIGNS:
        if sign.search(said):
            return status.value
    return Status.IN_PROGRESS.value


def _planned_chapters(other: Mapping[str, str]) -> int | None:
    for label in ("chapters", "chapter", "parts", "part"):
        found = _OF_PLANNED.search(other.get(label, ""))
        if found and found[2] != "?":
            return int(found[2])
    return None


def _language_code(written: str | None) -> str | None:
    """`Français`, `French` and `fr` are all `fr`."""
    name = (written or "").strip().casefold()
    for code, language in LANG_INFO.items():
        names = (code, language.get("name", ""), language.get("name_local", ""))
        if name and name in (known.casefold() for known in names):
            return code
    return None
