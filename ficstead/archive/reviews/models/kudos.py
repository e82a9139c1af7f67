"""A thank-you that needs no words."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from ficstead.archive.accounts.models import User
from ficstead.archive.works.models import Chapter, Work


class Kudos(models.Model):
    """One reader thanks for one chapter: a member once, a guest once per device and day.

    A work counts distinct readers, so that a re-read can be thanked for without inflating anything.
    """

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="kudos")
    chapter = models.ForeignKey(Chapter, on_delete=models.CASCADE, related_name="kudos")
    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="kudos")
    # A digest of the guest's device cookie; empty for members.
    device = models.CharField(max_length=64, blank=True)
    given_on = models.DateField()
    given_at = models.DateTimeField()

    objects: ClassVar[models.Manager["Kudos"]] = models.Manager()

    class Meta:
        verbose_name_plural = "kudos"
        constraints = (
            models.UniqueConstraint("chapter", "user", condition=Q(user__isnull=False), name="kudos_once_a_member"),
            models.UniqueConstraint(
                "chapter", "device", "given_on", condition=Q(user__isnull=True), name="kudos_once_a_device_and_day"
            ),
            models.CheckConstraint(condition=Q(user__isnull=False) ^ ~Q(device=""), name="kudos_come_from_somebody"),
        )
        indexes = (models.Index(fields=["work", "user", "device"], name="kudos_of_a_work"),)

    def __str__(self) -> str:
        return f"kudos for {self.chapter_id}"
