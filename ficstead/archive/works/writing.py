"""The only way text gets into a work: cleaned by the sanitiser, its version stamped, its words counted."""

from dataclasses import asdict
from datetime import datetime

from django.db import models, transaction

from ficstead.archive.accounts.models import User
from ficstead.archive.works.anchors import Anchored, anchors_for
from ficstead.archive.works.models import Chapter, ChapterRevision, ChapterTexts, Work
from ficstead.press.manuscript import SANITISER_VERSION, clean_html, count_html_words

WORK_TEXTS = ("summary", "disclaimer", "opening_note", "closing_note", "story_so_far")
CHAPTER_TEXTS = ("summary", "disclaimer", "opening_note", "body", "closing_note")


def write_chapter(chapter: Chapter, texts: ChapterTexts, *, by: User | None, at: datetime) -> ChapterRevision:
    """Saves these texts as the chapter's own, and keeps them as its next revision.

    Saving the same texts again changes nothing and returns the last revision.
    """
    with transaction.atomic():
        before, anchors = chapter.texts(), chapter.paragraph_anchors()
        chapter.title = texts.title.strip()
        for name in CHAPTER_TEXTS:
            setattr(chapter, name, clean_html(asdict(texts)[name]))
        last = chapter.pk and chapter.revisions.order_by("-number").first()
        if last and chapter.texts() == before:
            return last
        _anchor(chapter, before=before.body, anchors=anchors)
        chapter.sanitiser = SANITISER_VERSION
        chapter.words = count_html_words(chapter.body)
        chapter.edited_at = at
        chapter.save()
        revision = ChapterRevision.of(chapter, by=by, at=at)
        revision.save()
        return revision


def _anchor(chapter: Chapter, *, before: str, anchors: Anchored) -> None:
    now = anchors_for(chapter.body, before=before, anchors=anchors)
    chapter.anchors, chapter.last_anchor = " ".join(map(str, now.numbers)), now.last


def write_work_texts(work: Work, **texts: str) -> None:
    """Sets the work's summary, disclaimer and notes, cleaned; saving is the caller's."""
    for name in WORK_TEXTS:
        if name in texts:
            setattr(work, name, clean_html(texts[name]))
    work.sanitiser = SANITISER_VERSION


def clean_again() -> int:
    """Cleans whatever an older sanitiser let in, in bulk, by the list of today; returns how many rows changed hands.

    Revisions stay as they were: they are history, and are cleaned when one is restored.
    """
    works = _clean_rows(Work.objects.filter(sanitiser__lt=SANITISER_VERSION), WORK_TEXTS)
    chapters = _clean_rows(Chapter.objects.filter(sanitiser__lt=SANITISER_VERSION), CHAPTER_TEXTS)
    return works + chapters


def _clean_rows(rows: models.QuerySet[Work] | models.QuerySet[Chapter], texts: tuple[str, ...]) -> int:
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
            work = row if isinstance(row, Work) else row.work
            work.show_change()
            done += 1
    return done
