"""Taking in: how a handed-in manuscript becomes chapters of a work, whole or not at all, once however often it is asked."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.models import ManuscriptFile
from ficstead.archive.desk.posting import TitlePage, add_chapters, post_chapters, start_work
from ficstead.archive.desk.standing import standing_texts
from ficstead.archive.works.models import ChapterTexts, Work
from ficstead.press.manuscript import Manuscript, ManuscriptChapter, PieceKind, plain_text, read_manuscript, relabel


class WorkIsGone(Exception):
    """The work that these chapters were meant for has left its author's desk since."""


def receive(data: bytes, *, name: str, owner: User, for_work: Work | None, at: datetime) -> ManuscriptFile:
    """Keeps the bytes exactly as they came, for the author to look through."""
    file = ManuscriptFile.holding(data, name=name[:255], owner=owner, for_work=for_work, received_at=at)
    file.save()
    return file


def as_the_engine_reads(file: ManuscriptFile) -> Manuscript:
    """The manuscript before its author has said anything of its pieces."""
    return read_manuscript(file.original(), name=file.name, limit=settings.MANUSCRIPT_LIMIT)


def as_the_author_says(file: ManuscriptFile, manuscript: Manuscript) -> Manuscript:
    """The same with the pieces named as its author named them."""
    labels = file.chosen_kinds()
    return relabel(manuscript, labels) if labels else manuscript


def keep_answers(
    file: ManuscriptFile,
    *,
    for_work: Work | None,
    labels: Mapping[int, PieceKind],
    answers: Mapping[str, Any],
    put_right: bool = False,
) -> None:
    """What the author has said so far: where it belongs, what its pieces are, the title page as typed, and whether
    slips shall be put right."""
    file.for_work = for_work
    file.labels = {str(index): kind.value for index, kind in labels.items()}
    file.answers = dict(answers)
    file.put_right = put_right
    file.save(update_fields=["for_work", "labels", "answers", "put_right"])


def save_manuscript(
    file: ManuscriptFile, manuscript: Manuscript, page: TitlePage | None, *, post: bool, by: User, at: datetime
) -> Work:
    """The chapters of `manuscript` stand in the work `file` is meant for, or in a new one with this title page.

    They are drafts unless `post`. One transaction: a crash anywhere leaves nothing of it behind. Asked a second
    time (a double click, a reload), it returns the work of the first time and changes nothing.
    Raises `WorkIsGone`.
    """
    with transaction.atomic():
        locked = ManuscriptFile.objects.select_for_update().get(pk=file.pk)
        if locked.saved_at:
            return _outcome(locked)
        work, texts = _start(manuscript, page, by=by, at=at) if page else _continue(locked, manuscript, by=by)
        chapters = add_chapters(work, texts, by=by, at=at)
        if post:
            post_chapters(work, chapters, at=at, visibility=page.visibility if page else "")
        locked.mark_saved(work, at=at)
        return work


def _outcome(file: ManuscriptFile) -> Work:
    if file.outcome is None:
        raise WorkIsGone
    return file.outcome


def _start(manuscript: Manuscript, page: TitlePage, *, by: User, at: datetime) -> tuple[Work, list[ChapterTexts]]:
    """A new work takes its disclaimer from the first chapter, else from its author's standing one."""
    first = manuscript.chapters[0].disclaimer if manuscript.chapters else None
    page = replace(page, disclaimer=page.disclaimer or first or by.default_disclaimer)
    work = start_work(page, at=at)
    return work, chapter_texts(manuscript, by=by, disclaimer_of_work=first or work.disclaimer)


def _continue(file: ManuscriptFile, manuscript: Manuscript, *, by: User) -> tuple[Work, list[ChapterTexts]]:
    # Locked, so that two manuscripts for one work don't number their chapters alike.
    own = Work.objects.written_by(by).filter(trashed_at=None)
    work = own.select_for_update().filter(pk=file.for_work_id or 0).first()
    if work is None:
        raise WorkIsGone
    return work, chapter_texts(manuscript, by=by, disclaimer_of_work=work.disclaimer)


def chapter_texts(manuscript: Manuscript, *, by: User, disclaimer_of_work: str) -> list[ChapterTexts]:
    """What each chapter will hold, with the author's standing notes where the manuscript brings none.

    A disclaimer that only repeats the work's own is not said again.
    """
    said, standing = _wording(disclaimer_of_work), standing_texts(by)
    return [_texts(chapter, said, standing) for chapter in manuscript.chapters]


def _texts(chapter: ManuscriptChapter, said: str, standing: ChapterTexts) -> ChapterTexts:
    disclaimer = chapter.disclaimer or ""
    return ChapterTexts(
        title=(chapter.title or "")[:255],
        disclaimer="" if _wording(disclaimer) == said else disclaimer,
        opening_note=chapter.opening_note or standing.opening_note,
        body=chapter.body,
        closing_note=chapter.closing_note or standing.closing_note,
    )


def _wording(html: str) -> str:
    return " ".join(plain_text(html).casefold().split())
