"""Letters on their way out, and the addresses that mail no longer reaches."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class LetterState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    REFUSED = "refused", _("Refused for good")
    LOST = "lost", _("Given up")


class LetterQuerySet(models.QuerySet["Letter"]):
    def due(self, now: datetime) -> Self:
        """Waiting, and their time has come; the oldest first."""
        return self.filter(state=LetterState.WAITING, due_at__lte=now).order_by("due_at", "pk")


class Letter(models.Model):
    """One mail to one address. Its key makes queueing it twice the same as once."""

    key = models.CharField(max_length=120, unique=True)
    address = models.EmailField()
    subject = models.CharField(max_length=250)
    text = models.TextField()
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=8, choices=LetterState, default=LetterState.WAITING)
    queued_at = models.DateTimeField()
    due_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    # How often a worker died between handing it over and writing that down: after the second time it is given up,
    # so that nobody gets a letter more than twice.
    unsure = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)

    objects: ClassVar[LetterQuerySet] = LetterQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = (models.Index(fields=["state", "due_at"], name="letters_due"),)

    def __str__(self) -> str:
        return f"{self.subject} to {self.address}"


class Address(models.Model):
    """An address that has given trouble. While it is paused nothing is sent there."""

    email = models.EmailField(unique=True)
    refusals = models.PositiveSmallIntegerField(default=0)
    paused_at = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)

    objects: ClassVar[models.Manager["Address"]] = models.Manager()

    class Meta:
        verbose_name_plural = "addresses"

    def __str__(self) -> str:
        return self.email
