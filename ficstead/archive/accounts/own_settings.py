"""What a member sets for themselves."""

from ficstead.archive.accounts.models import User


def rename_user(user: User, name: str) -> None:
    """The name one signs in with; no reader ever sees it, so nothing else changes."""
    user.username = name
    user.save(update_fields=["username"])


def set_time_zone(user: User, name: str) -> None:
    """An empty name is the archive's own time zone."""
    user.time_zone = name
    user.save(update_fields=["time_zone"])
