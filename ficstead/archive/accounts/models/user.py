"""Accounts: who may sign in, and what stands in their settings."""

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from ficstead.archive.accounts.models.pseud import Pseud


def is_a_time_zone(name: str) -> None:
    """Raises `ValidationError` unless the name is one of the IANA database's."""
    if name not in available_timezones():
        raise ValidationError(_("“%(name)s” is no time zone that we know."), params={"name": name})


class User(AbstractUser):
    """An account. Nobody but its owner and staff ever sees the user name: readers see pseuds."""

    # AbstractUser's names of a person are of no use here, and not ours to ask for.
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    # What new chapters and works begin with, cleaned when it is written (see `works.writing`).
    default_disclaimer = models.TextField(_("standing disclaimer"), blank=True)
    default_disclaimer_sanitiser = models.PositiveSmallIntegerField(default=0)
    default_opening_note = models.TextField(_("standing author's note"), blank=True)
    default_closing_note = models.TextField(_("standing end note"), blank=True)
    default_notes_sanitiser = models.PositiveSmallIntegerField(default=0)
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True, validators=[is_a_time_zone])
    keeps_history = models.BooleanField(_("remember what I read"), default=True)
    invitations_left = models.PositiveSmallIntegerField(_("invitations left"), default=0)

    if TYPE_CHECKING:
        pseuds: RelatedManager["Pseud"]

    class Meta:
        constraints = (
            models.UniqueConstraint(
                Lower("username"), name="username_once", violation_error_message=_("That user name is taken.")
            ),
        )

    def default_pseud(self) -> "Pseud":
        """The pseud this person posts under unless they choose another."""
        return self.pseuds.get(is_default=True)

    def clock(self) -> ZoneInfo:
        """The person's own time zone, else the archive's."""
        return ZoneInfo(self.time_zone or settings.TIME_ZONE)

    @property
    def is_moderator(self) -> bool:
        """Looks after the archive; the host does so too."""
        return self.is_active and (self.is_staff or self.is_superuser)

    @property
    def is_host(self) -> bool:
        """Runs the archive."""
        return self.is_active and self.is_superuser
