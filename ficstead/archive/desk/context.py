"""What every page of the desk knows of its author."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from ficstead.archive.desk.beta_side import requests_to_beta
from ficstead.archive.desk.inviting import requests_to


def waiting(request: HttpRequest) -> dict[str, object]:
    """How many requests wait for an answer: `requests_waiting` to write together, `beta_requests_waiting` to read.

    Asked for only by pages that show it.
    """
    return {
        "requests_waiting": SimpleLazyObject(lambda: _waiting(request)),
        "beta_requests_waiting": SimpleLazyObject(lambda: _beta_waiting(request)),
    }


def _waiting(request: HttpRequest) -> int:
    user = getattr(request, "user", None)
    return requests_to(user).count() if user is not None and user.is_authenticated else 0


def _beta_waiting(request: HttpRequest) -> int:
    user = getattr(request, "user", None)
    return requests_to_beta(user).count() if user is not None and user.is_authenticated else 0
