"""Keeping a person away from oneself."""

from typing import ClassVar

from django.db import models

from ficstead.archive.accounts.models.pseud import Pseud
from ficstead.archive.accounts.models.user import User


class Block(models.Model):
    """The blocked person can't review, answer, thank or write to the blocker anywhere; reading stays open."""

    blocker = models.ForeignKey(User, on_delete=models.CASCADE, related_name="blocks")
    blocked = models.ForeignKey(User, on_delete=models.CASCADE, related_name="blocked_by")
    # The pseud they were met under: the list of blocked people must not tell which other pseuds are theirs.
    known_as = models.ForeignKey(Pseud, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()

    objects: ClassVar[models.Manager["Block"]] = models.Manager()

    class Meta:
        constraints = (
            models.UniqueConstraint("blocker", "blocked", name="block_once"),
            models.CheckConstraint(condition=~models.Q(blocker=models.F("blocked")), name="nobody_blocks_themselves"),
        )

    def __str__(self) -> str:
        return f"{self.blocker_id} blocks {self.blocked_id}"
