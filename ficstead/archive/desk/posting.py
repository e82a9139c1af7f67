"""Posting: how a work and its chapters come before readers, every consequence in sight."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import models, transaction

from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.tags.models import TagKind
from ficstead.archive.works.models import Chapter, ChapterTexts, Status, Visibility, Work
from ficstead.archive.works.writing import write_chapter, write_work_texts


@dataclass(frozen=True, slots=True)
class TitlePage:
    """All that an author says of a work outside its chapters; texts are HTML."""

    title: str
    authors: Sequence[Pseud]
    summary: str = ""
    disclaimer: str = ""
    opening_note: str = ""
    closing_note: str = ""
    language: str = "en"
    status: str = Status.IN_PROGRESS
    planned_chapters: int | None = None
    visibility: str = Visibility.EVERYONE
    """Who may read it once it is posted."""
    tags: Mapping[TagKind, Sequence[str]] = field(default_factory=dict)


@transaction.atomic
def start_work(page: TitlePage, *, at: datetime) -> Work:
    """A new work, still a draft, with its title page and no chapters."""
    work = Work(created_at=at)
    _fill(work, page)
    work.save()
    _attach(work, page)
    return work


@transaction.atomic
def save_title_page(work: Work, page: TitlePage, *, at: datetime) -> None:
    """The work's title page becomes this one; a posted work changes its visibility at once."""
    _fill(work, page)
    if work.posted_at is not None:
        work.visibility = page.visibility
    work.save()
    _attach(work, page)
    work.show_change()


@transaction.atomic
def add_chapters(work: Work, chapters: Iterable[ChapterTexts], *, by: User | None, at: datetime) -> list[Chapter]:
    """New chapters behind the last one, as drafts, each with its first revision."""
    added = []
    for number, texts in enumerate(chapters, start=next_number(work)):
        chapter = Chapter(work=work, number=number, created_at=at, edited_at=at)
        write_chapter(chapter, texts, by=by, at=at)
        added.append(chapter)
    return added


def next_number(work: Work) -> int:
    """The number that a new chapter of this work gets."""
    last: int | None = work.chapters.filter(trashed_at=None).aggregate(last=models.Max("number"))["last"]
    return (last or 0) + 1


@transaction.atomic
def post_chapters(work: Work, chapters: Iterable[Chapter], *, at: datetime, visibility: str = "") -> None:
    """The drafts among these chapters come before readers; the first ones bring the work itself with them.

    Only here does a work's `updated_at` move: editing, or posting an old chapter again, never bumps it.
    """
    drafts = [chapter for chapter in chapters if chapter.posted_at is None]
    if not drafts:
        return
    for chapter in drafts:
        chapter.posted_at = at
        chapter.save(update_fields=["posted_at"])
    work.posted_at = work.posted_at or at
    work.updated_at = at
    if work.visibility == Visibility.DRAFT:
        work.visibility = visibility or Visibility.EVERYONE
    work.save(update_fields=["posted_at", "updated_at", "visibility"])
    work.show_change()


@transaction.atomic
def save_chapter(chapter: Chapter, texts: ChapterTexts, *, by: User | None, at: datetime) -> None:
    """A chapter's texts become these. The date of the last update stays: a correction is not a new chapter."""
    write_chapter(chapter, texts, by=by, at=at)
    if chapter.posted_at is not None:
        chapter.work.show_change()


def _fill(work: Work, page: TitlePage) -> None:
    work.title = page.title.strip()
    work.language = page.language
    work.status = page.status
    work.planned_chapters = page.planned_chapters
    write_work_texts(
        work,
        summary=page.summary,
        disclaimer=page.disclaimer,
        opening_note=page.opening_note,
        closing_note=page.closing_note,
    )


def _attach(work: Work, page: TitlePage) -> None:
    work.set_authors(page.authors)
    for kind in TagKind:
        work.set_tags(kind, page.tags.get(kind, ()))
