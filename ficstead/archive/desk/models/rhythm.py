"""The rhythm in which a work's finished chapters go out: one each Friday at 18:00."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.models.user import is_a_time_zone
from ficstead.archive.works.models import Work


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class Rhythm(models.Model):
    """When the next queued chapter goes out. The queue itself is each chapter's `scheduled_for`."""

    work = models.OneToOneField(Work, on_delete=models.CASCADE, related_name="rhythm")
    weekday = models.PositiveSmallIntegerField(_("each"), choices=Weekday, default=Weekday.FRIDAY)
    every_weeks = models.PositiveSmallIntegerField(_("every how many weeks"), default=1)
    at = models.TimeField(_("at"))
    time_zone = models.CharField(_("time zone"), max_length=64, validators=[is_a_time_zone])

    objects: ClassVar[models.Manager["Rhythm"]] = models.Manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(weekday__lte=6), name="rhythm_has_a_weekday"),
            models.CheckConstraint(condition=models.Q(every_weeks__gte=1), name="rhythm_goes_forward"),
        )

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} at {self.at}"
