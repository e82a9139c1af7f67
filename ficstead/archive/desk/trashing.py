"""The trash: nothing an author deletes is gone, and all of it comes back as it was; until it is deleted for good.

Reviews, kudos, places and revisions hang on what lies here, and come back with it.
"""

from datetime import datetime

from django.db import models, transaction

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.carrying import carry_places_on
from ficstead.archive.desk.merging import part_again
from ficstead.archive.desk.models import ManuscriptFile, Merger
from ficstead.archive.works.models import Chapter, Work


class NotYoursAlone(Exception):
    """Others stand on the title page: one author can't delete for good what is theirs too."""


@transaction.atomic
def trash_work(work: Work, *, at: datetime) -> None:
    """Readers no longer find the work, and nothing of it goes out; all that hangs on it stays."""
    work.hold()
    if work.trashed_at is None:
        work.trashed_at = at
        work.save(update_fields=["trashed_at"])
        work.show_change()


@transaction.atomic
def restore_work(work: Work, *, at: datetime) -> None:
    """Drafts whose time came while it lay there wait for their author again, rather than going out at once."""
    work.hold()
    if work.trashed_at is None:
        return
    work.chapters.filter(scheduled_for__lte=at).update(scheduled_for=None, in_queue=False)
    work.trashed_at = None
    work.save(update_fields=["trashed_at"])
    work.show_change()


@transaction.atomic
def trash_chapter(chapter: Chapter, *, at: datetime) -> None:
    """The chapter leaves its work, and the schedule; the later ones keep their numbers, so old links stay true."""
    chapter.hold()
    if chapter.trashed_at is not None:
        return
    chapter.trashed_at, chapter.scheduled_for, chapter.in_queue = at, None, False
    chapter.save(update_fields=["trashed_at", "scheduled_for", "in_queue"])
    chapter.work.show_change()


@transaction.atomic
def restore_chapter(chapter: Chapter, *, at: datetime, by: User | None = None) -> None:
    """The chapter takes its old number again, or the next free one when another has it by now. One that was merged into
    another parts from it."""
    chapter.hold()
    if chapter.trashed_at is None:
        return
    merger = Merger.objects.filter(chapter=chapter).select_related("chapter__work", "into__work").first()
    if merger is not None:
        part_again(merger, by=by, at=at)
        chapter.refresh_from_db()
    else:
        _put_back(chapter)
    chapter.work.show_change()


def _put_back(chapter: Chapter) -> None:
    others = chapter.work.chapters.filter(trashed_at=None)
    if others.filter(number=chapter.number).exists():
        chapter.number = (others.aggregate(last=models.Max("number"))["last"] or 0) + 1
    # Whatever it was once merged into is gone, or has parted from it.
    chapter.trashed_at = chapter.merged_into = None
    chapter.save(update_fields=["trashed_at", "number", "merged_into"])


@transaction.atomic
def delete_work_for_good(work: Work, *, by: User) -> None:
    """With chapters, revisions, reviews and kudos: nobody can bring it back. Raises `NotYoursAlone`."""
    if work.authorships.exclude(pseud__user=by).exists():
        raise NotYoursAlone
    work.delete()


@transaction.atomic
def delete_chapter_for_good(chapter: Chapter, *, by: User) -> None:
    """With its revisions, and the reviews and kudos that are still its own. Raises `NotYoursAlone`."""
    if chapter.work.authorships.exclude(pseud__user=by).exists():
        raise NotYoursAlone
    carry_places_on(chapter)
    chapter.delete()


def trash_manuscript(file: ManuscriptFile, *, at: datetime) -> None:
    """The file leaves the desk; what was made of it already stays."""
    file.trashed_at = at
    file.save(update_fields=["trashed_at"])


def restore_manuscript(file: ManuscriptFile) -> None:
    file.trashed_at = None
    file.save(update_fields=["trashed_at"])


def delete_manuscript_for_good(file: ManuscriptFile) -> None:
    """What was made of it stays."""
    file.delete()
