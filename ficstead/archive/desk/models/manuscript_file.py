"""The files that authors hand in, kept as they came, with what their author has answered so far."""

import zlib
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.models import User
from ficstead.archive.works.models import Work
from ficstead.press.manuscript import PieceKind


class ManuscriptFileQuerySet(models.QuerySet["ManuscriptFile"]):
    def waiting(self) -> Self:
        """Handed in, and neither made into chapters nor put away yet; the newest first."""
        return self.filter(saved_at=None, trashed_at=None).without_bytes().order_by("-received_at", "-pk")

    def put_away(self) -> Self:
        return self.filter(trashed_at__isnull=False).without_bytes().order_by("-trashed_at", "-pk")

    def without_bytes(self) -> Self:
        """A list shows names and dates: the files themselves may be large."""
        return self.defer("packed", "labels", "answers")


class ManuscriptFile(models.Model):
    """A manuscript as it was handed in. Posting it never deletes it: nothing a writer typed is ever lost."""

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="manuscripts")
    name = models.CharField(max_length=255)
    packed = models.BinaryField()
    received_at = models.DateTimeField()
    for_work = models.ForeignKey(Work, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    labels = models.JSONField(default=dict, blank=True)
    answers = models.JSONField(default=dict, blank=True)
    # Whether what is certainly a slip shall be put right in its story; the bytes stay as they came.
    put_right = models.BooleanField(default=False)
    outcome = models.ForeignKey(Work, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    saved_at = models.DateTimeField(null=True, blank=True)
    trashed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[ManuscriptFileQuerySet] = ManuscriptFileQuerySet.as_manager()  # type: ignore[assignment]

    if TYPE_CHECKING:
        for_work_id: int | None
        outcome_id: int | None

    class Meta:
        verbose_name = _("manuscript")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(outcome__isnull=True) | models.Q(saved_at__isnull=False),
                name="manuscript_with_an_outcome_was_saved",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("desk-preview", args=[self.pk])

    @classmethod
    def holding(cls, data: bytes, **fields: Any) -> "ManuscriptFile":
        """An unsaved one with these bytes inside."""
        return cls(packed=zlib.compress(data, 6), **fields)

    def original(self) -> bytes:
        """Exactly the bytes that were handed in."""
        return zlib.decompress(self.packed)

    def chosen_kinds(self) -> dict[int, PieceKind]:
        """What the author says of pieces, by index (JSON knows only text as keys)."""
        return {int(index): PieceKind(kind) for index, kind in self.labels.items()}

    def mark_saved(self, outcome: Work, *, at: datetime) -> None:
        self.outcome, self.saved_at = outcome, at
        self.save(update_fields=["outcome", "saved_at"])
