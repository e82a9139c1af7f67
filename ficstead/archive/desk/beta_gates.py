"""The gates of beta reading: a beta finds the chapters of the works they read, and nothing else of anybody's."""

from django.db.models import Q
from django.shortcuts import get_object_or_404

from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.desk.models import Beta, Remark
from ficstead.archive.works.models import Chapter, Work
from ficstead.archive.works.models.chapter import ChapterQuerySet


def beta_reading(user: User, work: int) -> Beta:
    """The work that this person reads as a beta, as long as they do."""
    reading = Beta.objects.reading().of(user).select_related("pseud", "work")
    return get_object_or_404(reading.prefetch_related("work__authorships__pseud"), work=work)


def chapters_for(beta: Beta) -> ChapterQuerySet:
    """Drafts and posted ones; never what lies in the trash."""
    return Chapter.objects.filter(work=beta.work_id, trashed_at=None)


def chapter_for(beta: Beta, pk: int) -> Chapter:
    chapter = get_object_or_404(chapters_for(beta), pk=pk)
    chapter.work = beta.work
    return chapter


def beta_asked(user: User, pk: int) -> Beta:
    """What this person is asked by name, or has answered; unseen where they keep an author away."""
    asked = Beta.objects.of(user).filter(work__trashed_at=None).select_related("work", "pseud", "invitation")
    return get_object_or_404(asked.exclude(answered_at=None, work__authors__user__blocked_by__blocker=user), pk=pk)


def beta_of_own(user: User, pk: int) -> Beta:
    """One of a work of theirs, whoever of its authors asked."""
    own = Work.objects.written_by(user).filter(trashed_at=None)
    return get_object_or_404(
        Beta.objects.filter(work__in=own).select_related("work", "pseud__user", "invitation"), pk=pk
    )


def beta_named(user: User, pk: int) -> Beta:
    """A reading of this person's, over or not: the credit is theirs to refuse for good."""
    return get_object_or_404(Beta.objects.of(user).filter(accepted=True).select_related("work", "pseud__user"), pk=pk)


def remark_open_to(user: User, pk: int) -> Remark:
    return get_object_or_404(Remark.objects.open_to(user).select_related("chapter__work", "pseud"), pk=pk)


def proposal_to(user: User, pk: int) -> Remark:
    """Other words for a chapter of their own."""
    own = Q(chapter__work__in=Work.objects.written_by(user))
    found = Remark.objects.open_to(user).filter(own, proposes=True)
    return get_object_or_404(found.select_related("chapter__work", "pseud"), pk=pk)


def voice_of(user: User, work: Work) -> Pseud:
    """The name under which this person speaks there: as it stands on the title page, else the beta's."""
    own = work.authorships.filter(pseud__user=user).select_related("pseud").order_by("position", "pk").first()
    return own.pseud if own else beta_reading(user, work.pk).pseud or user.default_pseud()
