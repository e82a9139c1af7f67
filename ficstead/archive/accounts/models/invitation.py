"""The way into an archive that isn't open to all."""

from datetime import datetime
from typing import ClassVar

from django.db import models

from ficstead.archive.accounts.models.user import User


class Invitation(models.Model):
    """A code that lets one person in; made by a member who had one to give, or by staff."""

    code = models.CharField(max_length=32, unique=True)
    email = models.EmailField(blank=True)
    made_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="invitations")
    made_at = models.DateTimeField()
    used_by = models.OneToOneField(User, null=True, on_delete=models.SET_NULL, related_name="invited_with")
    used_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Invitation"]] = models.Manager()

    def __str__(self) -> str:
        return self.code

    def use(self, user: User, *, at: datetime) -> None:
        self.used_by, self.used_at = user, at
        self.save(update_fields=["used_by", "used_at"])
