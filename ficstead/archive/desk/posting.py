"""Posting: how a work and its chapters come before readers, every consequence in sight."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import models, transaction
from django.utils.translation import ngettext

from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.tags.models import TagKind
from ficstead.archive.telling.reporting import report_chapter, report_revision
from ficstead.archive.works.models import Chapter, ChapterRevision, ChapterTexts, Status, Visibility, Work
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
    work = Work(created_at=at, opens_to=page.visibility)
    _fill(work, page)
    work.save()
    _attach(work, page)
    return work


@transaction.atomic
def save_title_page(work: Work, page: TitlePage, *, by: User) -> None:
    """The work's title page becomes this one; a posted work changes its visibility at once.

    Of its authors only the names of `by` change: co-authors stay where they stand by now.
    """
    work.hold()
    page = replace(page, authors=_authors_after(work, page.authors, by=by))
    _fill(work, page)
    if work.posted_at is not None:
        work.visibility = page.visibility
    # Only what stands on the page: a chapter may have gone out, or a switch been turned, since it was opened.
    work.save(update_fields=[*_ON_THE_TITLE_PAGE, "visibility"])
    _attach(work, page)
    work.show_change()


def _authors_after(work: Work, chosen: Sequence[Pseud], *, by: User) -> list[Pseud]:
    """Nobody takes another's name off, and nobody who has left meanwhile comes back by an old form."""
    rows = work.authorships.select_related("pseud").order_by("position", "pk")
    before = [row.pseud for row in rows]
    own = [pseud for pseud in chosen if pseud.user_id == by.pk]
    if not any(pseud.user_id == by.pk for pseud in before):
        return before
    stay = [pseud for pseud in before if pseud.user_id != by.pk or pseud in own]
    return stay + [pseud for pseud in own if pseud not in stay]


@transaction.atomic
def add_chapters(work: Work, chapters: Iterable[ChapterTexts], *, by: User | None, at: datetime) -> list[Chapter]:
    """New chapters behind the last one, as drafts, each with its first revision."""
    work.hold()
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
def post_chapters(work: Work, chapters: Iterable[Chapter], *, at: datetime, visibility: str = "") -> list[Chapter]:
    """The drafts among these chapters come before readers, and are returned; the first ones bring the work with them.

    Asked twice, even by two at once, this is done once. Only here does a work's `updated_at` move: editing, restoring
    or splitting what was posted before never bumps it. Whatever goes out together is one piece of news, so that thirty
    chapters posted at once are not thirty letters.
    """
    work.hold()
    drafts = [] if work.trashed_at else _still_drafts(chapters)
    if not drafts:
        return []
    for chapter in drafts:
        chapter.posted_at, chapter.scheduled_for, chapter.in_queue = at, None, False
        chapter.save(update_fields=["posted_at", "scheduled_for", "in_queue"])
    _bring_along(work, at=at, visibility=visibility)
    work.show_change()
    report_chapter(drafts[0], at=at, words=_and_others(len(drafts) - 1))
    return drafts


def _still_drafts(chapters: Iterable[Chapter]) -> list[Chapter]:
    """Those that nobody has posted or trashed since they were read, in their order."""
    asked = {chapter.pk: chapter for chapter in chapters}
    pks = Chapter.objects.drafts().filter(pk__in=asked).in_order().values_list("pk", flat=True)
    return [asked[pk] for pk in pks]


def _bring_along(work: Work, *, at: datetime, visibility: str) -> None:
    work.posted_at = work.posted_at or at
    work.updated_at = at
    if work.visibility == Visibility.DRAFT:
        work.visibility = visibility or work.opens_to
    work.save(update_fields=["posted_at", "updated_at", "visibility"])


def _and_others(others: int) -> str:
    return (
        ngettext("and one more chapter", "and %(others)d more chapters", others) % {"others": others} if others else ""
    )


@transaction.atomic
def save_chapter(
    chapter: Chapter,
    texts: ChapterTexts,
    *,
    by: User | None,
    at: datetime,
    announce: str | None = None,
    proposed_by: Pseud | None = None,
) -> ChapterRevision:
    """A chapter's texts become these. The date of the last update stays: a correction is not a new chapter.

    It is silent unless `announce` says, as plain text, what followers of a posted chapter shall hear of it.
    `proposed_by` is the beta whose words come in.
    """
    chapter.hold()
    revision = write_chapter(chapter, texts, by=by, at=at, proposed_by=proposed_by)
    if chapter.posted_at is not None:
        chapter.work.show_change()
        if announce is not None:
            report_revision(chapter, number=revision.number, words=announce, at=at)
    return revision


_ON_THE_TITLE_PAGE = (
    *("title", "language", "status", "planned_chapters", "sanitiser"),
    *("summary", "disclaimer", "opening_note", "closing_note", "story_so_far"),
)


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
