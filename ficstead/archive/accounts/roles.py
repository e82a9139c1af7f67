"""Who looks after the archive, and who runs it. Said on the machine itself, never on a page."""

from django.db import models

from ficstead.archive.accounts.models import User


class Role(models.TextChoices):
    MEMBER = "member"
    MODERATOR = "moderator"
    HOST = "host"


def give_role(user: User, role: Role) -> None:
    """A host may all that a moderator may."""
    user.is_staff, user.is_superuser = role != Role.MEMBER, role == Role.HOST
    user.save(update_fields=["is_staff", "is_superuser"])
