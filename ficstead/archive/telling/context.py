"""What every page knows of its reader's inbox."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from ficstead.archive.telling.models import Notice


def inbox(request: HttpRequest) -> dict[str, object]:
    """`unread`: how many notices wait for the signed-in reader; asked for only by pages that show it."""
    return {"unread": SimpleLazyObject(lambda: _unread(request))}


def _unread(request: HttpRequest) -> int:
    user = getattr(request, "user", None)
    return Notice.objects.visible_to(user).unread().count() if user is not None else 0
