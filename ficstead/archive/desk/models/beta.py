"""Who reads a work before others do: asked by its authors, and with their own consent."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from ficstead.archive.accounts.models import Invitation, Pseud, User
from ficstead.archive.works.models import Chapter, Work


class BetaQuerySet(models.QuerySet["Beta"]):
    def waiting(self) -> Self:
        """Asked, and not answered yet."""
        return self.filter(answered_at=None, ended_at=None)

    def reading(self) -> Self:
        """Those who have said yes and have not stopped since. Whom an author keeps away reads nothing."""
        kept_away = Q(work__authors__user__blocks__blocked=F("pseud__user"))
        return self.filter(accepted=True, ended_at=None, work__trashed_at=None).exclude(kept_away)

    def of(self, user: User) -> Self:
        return self.filter(pseud__user=user)

    def to_answer(self, user: User) -> Self:
        """What this person is asked by name, and may still answer: nothing by people they keep away."""
        asked = self.waiting().of(user).filter(work__trashed_at=None)
        return asked.exclude(work__authors__user__blocked_by__blocker=user)


class Beta(models.Model):
    """A pseud asked to read one work, or an address that was written to; a beta once `accepted`."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="betas")
    # Nobody yet, while the invitation lies in a mailbox.
    pseud = models.ForeignKey(Pseud, null=True, on_delete=models.CASCADE, related_name="beta_readings")
    # Only until the link in the letter is taken.
    email = models.EmailField(blank=True)
    # The code that lets them into the archive, where that needs one.
    invitation = models.ForeignKey(Invitation, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    accepted = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True, blank=True)
    # The name stands on the title page when both want it.
    credit_given = models.BooleanField(default=False)
    credit_wanted = models.BooleanField(default=True)

    objects: ClassVar[BetaQuerySet] = BetaQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(
                "work", "pseud", condition=Q(pseud__isnull=False, ended_at=None), name="beta_once_per_work"
            ),
            models.UniqueConstraint(
                "work", "email", condition=Q(pseud=None, ended_at=None), name="written_to_once_per_work"
            ),
            models.CheckConstraint(condition=Q(pseud__isnull=False) | ~Q(email=""), name="beta_is_somebody"),
            models.CheckConstraint(
                condition=Q(accepted=False) | Q(pseud__isnull=False, answered_at__isnull=False),
                name="betas_have_said_yes",
            ),
        )

    def __str__(self) -> str:
        return str(self.pseud or self.email)

    def asker(self) -> str:
        """The names of whoever asks as they stand on the work; of all its authors, when that one has gone."""
        names = self.work.author_list()
        own = [pseud.name for pseud in names if pseud.user_id == self.asked_by_id]
        return ", ".join(own or [pseud.name for pseud in names])


class BetaLook(models.Model):
    """When a beta last saw a chapter, and in which version."""

    beta = models.ForeignKey(Beta, on_delete=models.CASCADE, related_name="looks")
    chapter = models.ForeignKey(Chapter, on_delete=models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField()
    looked_at = models.DateTimeField()

    objects: ClassVar[models.Manager["BetaLook"]] = models.Manager()

    class Meta:
        constraints = (models.UniqueConstraint("beta", "chapter", name="one_last_look"),)

    def __str__(self) -> str:
        return f"{self.beta_id} at {self.chapter_id}"
