"""What every page knows without its view saying so."""

from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """The person looking at the page (error pages are made before anyone is known)."""
    return {"user": getattr(request, "user", None)}
