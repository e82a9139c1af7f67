"""Who keeps whom away."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import AnonymousUser

from ficstead.archive.accounts.models import Block, User


def block(blocker: User, blocked: User, *, at: datetime) -> None:
    """Blocking twice is blocking once; nobody can block themselves."""
    if blocker != blocked:
        Block.objects.bulk_create([Block(blocker=blocker, blocked=blocked, made_at=at)], ignore_conflicts=True)


def unblock(blocker: User, blocked: User) -> None:
    Block.objects.filter(blocker=blocker, blocked=blocked).delete()


def is_kept_away(user: User | AnonymousUser, by: Iterable[int]) -> bool:
    """Whether any of these people (user ids) has blocked this one."""
    return user.is_authenticated and Block.objects.filter(blocked=user, blocker__in=list(by)).exists()
