"""A check of the proofreader that the authors of a work want to hear nothing of."""

from django.db import models

from ficstead.archive.works.models import Work


class SilencedCheck(models.Model):
    """What was answered with “never for this work”, by the check's code, which is stable for ever."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="silenced_checks")
    code = models.CharField(max_length=40)

    class Meta:
        constraints = (models.UniqueConstraint("work", "code", name="check_silenced_once"),)

    def __str__(self) -> str:
        return f"{self.code} in {self.work_id}"
