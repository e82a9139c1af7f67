"""The archive's addresses, and a bare view beside which its pages are measured."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from ficstead.archive.config.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


urlpatterns = [*urlpatterns, path("bare", bare)]  # type: ignore[list-item]
