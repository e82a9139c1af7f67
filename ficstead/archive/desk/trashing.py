"""The trash: nothing an author deletes is gone, and all of it comes back as it was."""

from datetime import datetime

from django.db import models, transaction

from ficstead.archive.desk.models import ManuscriptFile
from ficstead.archive.works.models import Chapter, Work


@transaction.atomic
def trash_work(work: Work, *, at: datetime) -> None:
    """Readers no longer find the work; its chapters, revisions and all that hangs on them stay."""
    work.trashed_at = at
    work.save(update_fields=["trashed_at"])
    work.show_change()


@transaction.atomic
def restore_work(work: Work) -> None:
    work.trashed_at = None
    work.save(update_fields=["trashed_at"])
    work.show_change()


@transaction.atomic
def trash_chapter(chapter: Chapter, *, at: datetime) -> None:
    """The chapter leaves its work; the later ones keep their numbers, so old links stay true."""
    chapter.trashed_at = at
    chapter.save(update_fields=["trashed_at"])
    chapter.work.show_change()


@transaction.atomic
def restore_chapter(chapter: Chapter) -> None:
    """The chapter takes its old number again, or the next free one when another has it by now."""
    others = chapter.work.chapters.filter(trashed_at=None)
    if others.filter(number=chapter.number).exists():
        chapter.number = (others.aggregate(last=models.Max("number"))["last"] or 0) + 1
    chapter.trashed_at = None
    chapter.save(update_fields=["trashed_at", "number"])
    chapter.work.show_change()


def trash_manuscript(file: ManuscriptFile, *, at: datetime) -> None:
    """The file leaves the desk; what was made of it already stays."""
    file.trashed_at = at
    file.save(update_fields=["trashed_at"])


def restore_manuscript(file: ManuscriptFile) -> None:
    file.trashed_at = None
    file.save(update_fields=["trashed_at"])
