"""The workers that stand behind the archive, so that one knows they live."""

from typing import ClassVar

from django.db import models


class Worker(models.Model):
    """A running worker; it says every few seconds that it is still there."""

    name = models.CharField(max_length=64, unique=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    objects: ClassVar[models.Manager["Worker"]] = models.Manager()

    def __str__(self) -> str:
        return self.name
