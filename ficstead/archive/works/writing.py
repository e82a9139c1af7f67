"""The only way text gets into a work: cleaned by the sanitiser, its version stamped, its words counted."""

from dataclasses import asdict
from datetime import datetime

from django.db import models, transaction
from django.db.models import Q

from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.works.anchors import Anchored, anchors_for, paragraphs
from ficstead.archive.works.models import Announcement, Chapter, ChapterRevision, ChapterTexts, Series, Work
from ficstead.press.manuscript import SANITISER_VERSION, clean_html, count_html_words

WORK_TEXTS = ("summary", "disclaimer", "opening_note", "closing_note", "story_so_far")
CHAPTER_TEXTS = ("summary", "disclaimer", "opening_note", "body", "closing_note")
_WRITTEN = ("title", *CHAPTER_TEXTS, "anchors", "last_anchor", "sanitiser", "words", "edited_at")
STANDING_TEXTS = (
    "default_disclaimer",
    "default_disclaimer_sanitiser",
    "default_opening_note",
    "default_closing_note",
    "default_notes_sanitiser",
)


def write_chapter(
    chapter: Chapter,
    texts: ChapterTexts,
    *,
    by: User | None,
    at: datetime,
    anchors: Anchored | None = None,
    proposed_by: Pseud | None = None,
) -> ChapterRevision:
    """Saves these texts as the chapter's own, and keeps them as its next revision.

    Saving the same texts again changes nothing and returns the last revision. `anchors` are those of the new body where
    its paragraphs come from another chapter; `proposed_by` is the beta whose words come in. Of a chapter that exists only what is written is saved: it may have been
    posted or moved meanwhile.
    """
    with transaction.atomic():
        before, anchors_before = chapter.texts(), chapter.paragraph_anchors()
        chapter.title = texts.title.strip()
        for name in CHAPTER_TEXTS:
            setattr(chapter, name, clean_html(asdict(texts)[name]))
        last = chapter.pk and chapter.revisions.order_by("-number").first()
        if last and chapter.texts() == before:
            return last
        if anchors and len(anchors.numbers) == len(paragraphs(chapter.body)):
            _set_anchors(chapter, anchors)
        else:
            _anchor(chapter, before=before.body, anchors=anchors_before)
        chapter.sanitiser = SANITISER_VERSION
        chapter.words = count_html_words(chapter.body)
        chapter.edited_at = at
        chapter.save(update_fields=_WRITTEN if chapter.pk else None)
        revision = ChapterRevision.of(chapter, by=by, at=at, proposed_by=proposed_by)
        revision.save()
        return revision


def _anchor(chapter: Chapter, *, before: str, anchors: Anchored) -> None:
    _set_anchors(chapter, anchors_for(chapter.body, before=before, anchors=anchors))


def _set_anchors(chapter: Chapter, anchors: Anchored) -> None:
    chapter.anchors, chapter.last_anchor = " ".join(map(str, anchors.numbers)), anchors.last


def write_work_texts(work: Work, **texts: str) -> None:
    """Sets the work's summary, disclaimer and notes, cleaned; saving is the caller's.

    Those that aren't given are cleaned too: the stamp speaks for all of them.
    """
    for name in WORK_TEXTS:
        setattr(work, name, clean_html(texts.get(name, getattr(work, name))))
    work.sanitiser = SANITISER_VERSION


def write_series_summary(series: Series, html: str) -> None:
    """Sets the summary, cleaned; saving is the caller's."""
    series.summary, series.sanitiser = clean_html(html), SANITISER_VERSION


def write_announcement(announcement: Announcement, html: str) -> None:
    """Sets the text, cleaned; saving is the caller's."""
    announcement.text, announcement.sanitiser = clean_html(html), SANITISER_VERSION


def write_standing_texts(user: User, *, disclaimer: str, opening_note: str, closing_note: str) -> None:
    """Sets what this person's new works and chapters begin with, cleaned; saving is the caller's."""
    user.default_disclaimer = clean_html(disclaimer)
    user.default_opening_note, user.default_closing_note = clean_html(opening_note), clean_html(closing_note)
    user.default_disclaimer_sanitiser = user.default_notes_sanitiser = SANITISER_VERSION


def clean_again() -> int:
    """Cleans whatever an older sanitiser let in, in bulk, by the list of today; returns how many rows changed hands.

    Revisions stay as they were: they are history, and are cleaned when one is restored.
    """
    stale = Q(sanitiser__lt=SANITISER_VERSION)
    return (
        _clean_rows(Work.objects.filter(stale), WORK_TEXTS)
        + _clean_rows(Chapter.objects.filter(stale), CHAPTER_TEXTS)
        + _clean_rows(Series.objects.filter(stale).exclude(summary=""), ("summary",))
        + _clean_rows(Announcement.objects.filter(stale), ("text",))
        + _clean_standing_texts()
    )


_Rows = models.QuerySet[Work] | models.QuerySet[Chapter] | models.QuerySet[Series] | models.QuerySet[Announcement]


def _clean_rows(rows: _Rows, texts: tuple[str, ...]) -> int:
    done = 0
    for pk in list(rows.values_list("pk", flat=True)):
        with transaction.atomic():
            row = rows.model._default_manager.select_for_update().get(pk=pk)
            anchors = row.paragraph_anchors() if isinstance(row, Chapter) else None
            before = row.body if isinstance(row, Chapter) else ""
            for name in texts:
                setattr(row, name, clean_html(getattr(row, name)))
            if isinstance(row, Chapter) and anchors:
                _anchor(row, before=before, anchors=anchors)
            row.sanitiser = SANITISER_VERSION
            row.save()
            for work in _works_that_show(row):
                work.show_change()
            done += 1
    return done


def _works_that_show(row: Work | Chapter | Series | Announcement) -> list[Work]:
    if isinstance(row, Work):
        return [row]
    return list(row.works.all()) if isinstance(row, Series) else [row.work]


def _clean_standing_texts() -> int:
    """Only of those who have any: an empty text is clean by every sanitiser."""
    disclaimers = Q(default_disclaimer_sanitiser__lt=SANITISER_VERSION) & ~Q(default_disclaimer="")
    notes = Q(default_notes_sanitiser__lt=SANITISER_VERSION) & ~Q(default_opening_note="", default_closing_note="")
    done = 0
    for pk in list(User.objects.filter(disclaimers | notes).values_list("pk", flat=True)):
        with transaction.atomic():
            user = User.objects.select_for_update().get(pk=pk)
            write_standing_texts(
                user,
                disclaimer=user.default_disclaimer,
                opening_note=user.default_opening_note,
                closing_note=user.default_closing_note,
            )
            user.save(update_fields=STANDING_TEXTS)
            done += 1
    return done
