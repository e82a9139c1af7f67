"""What somebody was typing when they last drew breath: kept by the server until it is saved for good."""

from typing import ClassVar, Self

from django.db import models

from ficstead.archive.accounts.models import User
from ficstead.archive.works.models import Work


class UnsavedTextQuerySet(models.QuerySet["UnsavedText"]):
    def waiting(self) -> Self:
        """Those that are offered to their author, the latest first."""
        return self.filter(put_away_at=None).order_by("-saved_at", "-pk")

    def put_away(self) -> Self:
        return self.filter(put_away_at__isnull=False).order_by("-put_away_at", "-pk")


class UnsavedText(models.Model):
    """The fields of one form on one device, as typed, not yet saved. Never purged by the clock."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="unsaved_texts")
    # Which form: `chapter:12`, `work:3`, `new-chapter:3`.
    place = models.CharField(max_length=40)
    # Made by the browser, so that two devices or tabs don't write over each other.
    device = models.CharField(max_length=40)
    work = models.ForeignKey(Work, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    fields = models.JSONField(default=dict)
    # The revision that the typing began from; a later one on save is a conflict.
    base = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    # Its author wants it no longer offered; it can be taken out again all the same.
    put_away_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[UnsavedTextQuerySet] = UnsavedTextQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (models.UniqueConstraint("user", "place", "device", name="one_text_a_form_and_device"),)

    def __str__(self) -> str:
        return f"{self.place} of {self.user_id}"
