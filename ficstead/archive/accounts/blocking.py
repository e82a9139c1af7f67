"""Who keeps whom away."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import AnonymousUser

from ficstead.archive.accounts.models import Block, Pseud, User


def block_pseud(blocker: User, pseud: Pseud, *, at: datetime) -> None:
    """The person behind the pseud is kept away, whatever name they come under; the list shows only this one."""
    block(blocker, pseud.user, known_as=pseud, at=at)


def block(blocker: User, blocked: User, *, at: datetime, known_as: Pseud | None = None) -> None:
    """Blocking twice is blocking once; nobody can block themselves. `known_as` is the pseud they were met under."""
    if blocker != blocked:
        row = Block(blocker=blocker, blocked=blocked, known_as=known_as, made_at=at)
        Block.objects.bulk_create([row], ignore_conflicts=True)


def unblock(blocker: User, blocked: User) -> None:
    Block.objects.filter(blocker=blocker, blocked=blocked).delete()


def is_kept_away(user: User | AnonymousUser, by: Iterable[int]) -> bool:
    """Whether any of these people (user ids) has blocked this one."""
    return user.is_authenticated and Block.objects.filter(blocked=user, blocker__in=list(by)).exists()
