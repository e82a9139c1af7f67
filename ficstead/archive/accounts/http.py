"""A request whose sender is known."""

from django.http import HttpRequest

from ficstead.archive.accounts.models import User


class SignedInRequest(HttpRequest):
    """What a view behind `login_required` receives."""

    user: User
