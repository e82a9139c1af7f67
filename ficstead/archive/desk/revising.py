"""The versions of a chapter: what each changed, what lies between any two, and an old one brought back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.comparing import Comparison, compared
from ficstead.archive.desk.posting import save_chapter
from ficstead.archive.works.models import Chapter, ChapterRevision, ChapterTexts
from ficstead.press.manuscript import clean_html

TEXT_NAMES: dict[str, Promise] = {
    "title": _("Title"),
    "summary": _("Summary"),
    "disclaimer": _("Disclaimer"),
    "opening_note": _("Author's note"),
    "body": _("Story"),
    "closing_note": _("End note"),
}


@dataclass(frozen=True, slots=True)
class Version:
    revision: ChapterRevision
    grown: int
    """How many words more, or fewer, than the version before it."""


@dataclass(frozen=True, slots=True)
class ChangedText:
    name: Promise
    comparison: Comparison


def versions_of(chapter: Chapter) -> list[Version]:
    """The newest first."""
    revisions = list(chapter.revisions.defer("packed").select_related("saved_by", "proposed_by").order_by("number"))
    before = [0, *(revision.words for revision in revisions)]
    pairs = zip(revisions, before, strict=False)
    return [Version(revision, grown=revision.words - words) for revision, words in pairs][::-1]


def clean_texts(revision: ChapterRevision) -> ChapterTexts:
    """A revision was cleaned by the sanitiser of its day; what goes on a page is cleaned by today's."""
    texts = revision.texts()
    return replace(texts, **{name: clean_html(getattr(texts, name)) for name in TEXT_NAMES if name != "title"})


def changes_between(old: ChapterRevision, new: ChapterRevision) -> list[ChangedText]:
    """Only the texts that differ."""
    return list(_changes(clean_texts(old), clean_texts(new)))


def _changes(old: ChapterTexts, new: ChapterTexts) -> Iterator[ChangedText]:
    for name, label in TEXT_NAMES.items():
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            pair = (escape(before), escape(after)) if name == "title" else (before, after)
            yield ChangedText(name=label, comparison=compared(*pair))


def restore_revision(
    chapter: Chapter, revision: ChapterRevision, *, by: User, at: datetime, announce: str | None = None
) -> None:
    """The chapter reads as it did then; what it was until now stays among its versions."""
    save_chapter(chapter, revision.texts(), by=by, at=at, announce=announce)
