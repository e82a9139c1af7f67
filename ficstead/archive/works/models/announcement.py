"""What an author tells the followers of a work outside its chapters: on hiatus until spring."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.models import Pseud
from ficstead.archive.core.addresses import address
from ficstead.archive.works.models.work import Work


class AnnouncementQuerySet(models.QuerySet["Announcement"]):
    def standing(self) -> Self:
        """Those that their author has not taken back, the newest first."""
        return self.filter(withdrawn_at=None).select_related("author").order_by("-posted_at", "-pk")


class Announcement(models.Model):
    """Stands on the work's page, reaches its followers, and never moves its date."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="announcements")
    author = models.ForeignKey(Pseud, null=True, on_delete=models.SET_NULL, related_name="+")
    text = models.TextField(_("announcement"))
    sanitiser = models.PositiveSmallIntegerField(default=0)
    # The form it came from: sending that twice makes one announcement.
    form_key = models.CharField(max_length=64, blank=True)
    posted_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[AnnouncementQuerySet] = AnnouncementQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint("form_key", condition=~models.Q(form_key=""), name="announcement_form_sent_once"),
        )

    def __str__(self) -> str:
        return f"announcement {self.pk} on {self.work_id}"

    def get_absolute_url(self) -> str:
        return address("work", self.work_id) + f"#announcement-{self.pk}"
