"""The gates of the staff's pages: to everybody else they don't exist."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import Http404, HttpRequest, HttpResponse

from ficstead.archive.accounts.http import SignedInRequest

P = ParamSpec("P")
StaffView = Callable[Concatenate[SignedInRequest, P], HttpResponse]
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def for_moderators(view: StaffView[P]) -> View[P]:
    @wraps(view)
    def gate(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not (request.user.is_authenticated and request.user.is_moderator):
            raise Http404
        return view(cast(SignedInRequest, request), *args, **kwargs)

    return gate


def for_hosts(view: StaffView[P]) -> View[P]:
    @wraps(view)
    def gate(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not (request.user.is_authenticated and request.user.is_host):
            raise Http404
        return view(cast(SignedInRequest, request), *args, **kwargs)

    return gate
