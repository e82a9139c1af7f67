"""What this room remembers of the feeds it has handed out."""

from typing import ClassVar

from django.db import models


class FeedEdition(models.Model):
    """The last state in which a feed was seen by anybody, and since when it has been so."""

    feed = models.CharField(max_length=40, unique=True)
    etag = models.CharField(max_length=64)
    changed_at = models.DateTimeField()

    objects: ClassVar[models.Manager["FeedEdition"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.feed} since {self.changed_at}"
