"""How often chapters are read: readers a day, no addresses kept."""

from typing import ClassVar

from django.db import models

from ficstead.archive.works.models import Chapter


class ChapterDay(models.Model):
    """How many different readers opened a chapter on one day (UTC)."""

    chapter = models.ForeignKey(Chapter, on_delete=models.CASCADE, related_name="days")
    day = models.DateField()
    readers = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager["ChapterDay"]] = models.Manager()

    class Meta:
        constraints = (models.UniqueConstraint("chapter", "day", name="one_count_a_day"),)

    def __str__(self) -> str:
        return f"{self.chapter_id} on {self.day}"


class ReaderToday(models.Model):
    """Somebody has been counted for a chapter on this day; a digest by the day's own salt, thrown away soon after."""

    chapter = models.ForeignKey(Chapter, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    reader = models.CharField(max_length=32)

    objects: ClassVar[models.Manager["ReaderToday"]] = models.Manager()

    class Meta:
        constraints = (models.UniqueConstraint("chapter", "day", "reader", name="counted_once_a_day"),)

    def __str__(self) -> str:
        return f"a reader of {self.chapter_id}"


class FoldedHits(models.Model):
    """How much of a file of readings is in the counts already, whatever happens to the worker or the file."""

    name = models.CharField(max_length=80, unique=True)
    # In bytes; of a finished file nothing more will come.
    upto = models.PositiveBigIntegerField(default=0)
    folded_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["FoldedHits"]] = models.Manager()

    def __str__(self) -> str:
        return self.name
