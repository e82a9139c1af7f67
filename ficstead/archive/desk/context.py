"""What every page of the desk knows of its author."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from ficstead.archive.desk.inviting import requests_to


def waiting(request: HttpRequest) -> dict[str, object]:
    """`requests_waiting`: how many requests to write together wait for an answer; asked for only by pages that show it."""
    return {"requests_waiting": SimpleLazyObject(lambda: _waiting(request))}


def _waiting(request: HttpRequest) -> int:
    user = getattr(request, "user", None)
    return requests_to(user).count() if user is not None and user.is_authenticated else 0
