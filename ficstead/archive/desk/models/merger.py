"""Two chapters that became one, so that they can become two again."""

from typing import ClassVar

from django.db import models

from ficstead.archive.works.models import Chapter


class Merger(models.Model):
    """A chapter lies in the trash since its text went into another; what it took along is noted here.

    Its paragraph 3 bears the anchor `offset + 3` there.
    """

    chapter = models.OneToOneField(Chapter, on_delete=models.CASCADE, related_name="merger")
    into = models.ForeignKey(Chapter, on_delete=models.CASCADE, related_name="mergers")
    offset = models.PositiveIntegerField()
    # Its texts that were put to the other's: a note that both had alike was not.
    joined = models.JSONField(default=list)
    # The ids of reviews and kudos that were its own; what was said of single paragraphs is known by its anchor.
    reviews = models.JSONField(default=list)
    kudos = models.JSONField(default=list)
    merged_at = models.DateTimeField()

    objects: ClassVar[models.Manager["Merger"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.chapter_id} in {self.into_id}"
