"""What an author tells the followers of a work outside its chapters: on hiatus until spring."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.models import Pseud
from ficstead.archive.works.models.work import Work


class Announcement(models.Model):
    """Stands on the work's page, reaches its followers, and never moves its date."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="announcements")
    author = models.ForeignKey(Pseud, null=True, on_delete=models.SET_NULL, related_name="+")
    text = models.TextField(_("announcement"))
    sanitiser = models.PositiveSmallIntegerField(default=0)
    posted_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Announcement"]] = models.Manager()

    def __str__(self) -> str:
        return f"announcement {self.pk} on {self.work_id}"

    def get_absolute_url(self) -> str:
        return reverse("work", args=[self.work_id]) + f"#announcement-{self.pk}"
