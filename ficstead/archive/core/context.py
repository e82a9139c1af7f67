"""What every page knows without its view saying so."""

from django.http import HttpRequest
from django.utils.translation import get_language


def site(request: HttpRequest) -> dict[str, object]:
    """The person looking at the page (error pages are made before anyone is known), and the interface's language."""
    return {"user": getattr(request, "user", None), "archive_language": get_language()}
