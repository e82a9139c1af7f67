"""Where a reader stopped, and what they have read."""

from typing import ClassVar

from django.db import models

from ficstead.archive.accounts.models import User
from ficstead.archive.core.rows import QuicklyRead
from ficstead.archive.works.models import Chapter, Work


class Place(QuicklyRead):
    """How far one member has come in one work: the chapter, the paragraph's anchor (0: its beginning), and whether the
    chapter's end has been before their eyes.

    All the places of a person are their history.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="places")
    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="places")
    chapter = models.ForeignKey(Chapter, on_delete=models.CASCADE, related_name="+")
    anchor = models.PositiveIntegerField(default=0)
    at_end = models.BooleanField(default=False)
    first_read_at = models.DateTimeField()
    read_at = models.DateTimeField()

    objects: ClassVar[models.Manager["Place"]] = models.Manager()

    class Meta:
        constraints = (models.UniqueConstraint("user", "work", name="one_place_a_work"),)
        indexes = (models.Index(fields=["user", "-read_at"], name="history"),)

    def __str__(self) -> str:
        return f"{self.user_id} in {self.work_id}"


class ChapterRead(models.Model):
    """A member has opened this chapter."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="chapters_read")
    chapter = models.ForeignKey(Chapter, on_delete=models.CASCADE, related_name="+")
    first_read_at = models.DateTimeField()
    read_at = models.DateTimeField()

    objects: ClassVar[models.Manager["ChapterRead"]] = models.Manager()

    class Meta:
        constraints = (models.UniqueConstraint("user", "chapter", name="chapter_read_once"),)

    def __str__(self) -> str:
        return f"{self.user_id} read {self.chapter_id}"
