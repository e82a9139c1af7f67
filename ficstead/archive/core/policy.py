"""What a page may load and where it may lead, told to the browser with every answer."""

from collections.abc import Callable

from csp.constants import HEADER
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]
# Django's own pages for whoever works on the program have scripts in them.
_DEBUG_PAGES = (404, 500)


def say_policy(answer: Answer) -> Answer:
    """Django's middleware. The policy is that of the settings on every page, so it is worked out once."""
    policy = build_policy()

    def with_policy(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        if not (settings.DEBUG and response.status_code in _DEBUG_PAGES):
            response.headers.setdefault(HEADER, policy)
        return response

    return with_policy
