"""What every page knows of its reader's inbox."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from ficstead.archive.telling.unread import unread_entries


def inbox(request: HttpRequest) -> dict[str, object]:
    """`unread`: how many entries of the signed-in reader's inbox are unread; asked for only by pages that show it."""
    return {"unread": SimpleLazyObject(lambda: _unread(request))}


def _unread(request: HttpRequest) -> int:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return 0
    return unread_entries(user)
