"""A note of the proofreader that an author has looked at and let stand."""

from django.db import models

from ficstead.archive.works.models import Chapter


class IgnoredNote(models.Model):
    """What was answered with “ignore here”: known again by its words and their neighbours, wherever they move."""

    chapter = models.ForeignKey(Chapter, on_delete=models.CASCADE, related_name="ignored_notes")
    code = models.CharField(max_length=40)
    # Of the words and two on either side (see `desk.proofing`).
    fingerprint = models.CharField(max_length=32)

    class Meta:
        constraints = (models.UniqueConstraint("chapter", "code", "fingerprint", name="note_ignored_once"),)

    def __str__(self) -> str:
        return f"{self.code} in chapter {self.chapter_id}"
