"""What the archive knows of itself: the workers that stand behind it, and the salts of its days."""

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


class DaySalt(models.Model):
    """What makes a day's digests of readers this day's; it goes with the day."""

    day = models.DateField(primary_key=True)
    salt = models.BinaryField(max_length=32)

    objects: ClassVar[models.Manager["DaySalt"]] = models.Manager()

    def __str__(self) -> str:
        return str(self.day)
