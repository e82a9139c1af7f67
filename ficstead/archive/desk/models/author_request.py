"""Asking somebody to stand on a title page: nobody is put there without their consent."""

from typing import ClassVar, cast

from django.db import models
from django.db.models import Q

from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.works.models import Series, Work


class AuthorRequest(models.Model):
    """One author asks a pseud to join a work or a series; only that pseud's owner can say yes."""

    work = models.ForeignKey(Work, null=True, blank=True, on_delete=models.CASCADE, related_name="author_requests")
    series = models.ForeignKey(Series, null=True, blank=True, on_delete=models.CASCADE, related_name="author_requests")
    pseud = models.ForeignKey(Pseud, on_delete=models.CASCADE, related_name="author_requests")
    asked_by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    accepted = models.BooleanField(default=False)

    objects: ClassVar[models.Manager["AuthorRequest"]] = models.Manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(work__isnull=True) ^ Q(series__isnull=True), name="request_is_for_one_thing"
            ),
            models.UniqueConstraint(
                "work", "pseud", condition=Q(work__isnull=False, answered_at=None), name="asked_once_for_a_work"
            ),
            models.UniqueConstraint(
                "series", "pseud", condition=Q(series__isnull=False, answered_at=None), name="asked_once_for_a_series"
            ),
        )

    def __str__(self) -> str:
        return f"{self.pseud_id} asked to join {self.thing}"

    @property
    def thing(self) -> Work | Series:
        """What they are asked to join: the database lets no request be for both, or for neither."""
        return self.work or cast(Series, self.series)

    def asker(self) -> str:
        """The names of the person who asks, as they stand on the work or series itself."""
        names = self.work.author_list() if self.work else list(cast(Series, self.series).creators.all())
        return ", ".join(pseud.name for pseud in names if pseud.user_id == self.asked_by_id)
