"""Passwords for programs that can't sign in as a person does: e-readers, feed readers."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.models.user import User


class AppPassword(models.Model):
    """Shown once when it is made, kept as a digest; it opens catalogues and lists, never the account."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="app_passwords")
    name = models.CharField(_("what it is for"), max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    last_used_on = models.DateField(null=True, blank=True)

    objects: ClassVar[models.Manager["AppPassword"]] = models.Manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                "user",
                "name",
                name="app_password_name_once",
                violation_error_message=_("You have an app password of that name."),
            ),
        )

    def __str__(self) -> str:
        return self.name
