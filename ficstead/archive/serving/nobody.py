"""Whose page it is that is made for nobody in particular."""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]


def as_nobody(answer: Answer) -> Answer:
    """The innermost middleware of such a page."""

    def look(request: HttpRequest) -> HttpResponseBase:
        request.user = AnonymousUser()
        return answer(request)

    return look
