"""Coming in and going out."""

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME, login, logout
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters


@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(_where_to(request))
    form = AuthenticationForm(request, data=request.POST if request.method == "POST" else None)
    if form.is_valid():
        login(request, form.get_user())
        return redirect(_where_to(request))
    return render(request, "accounts/sign_in.html", {"form": form, "next": _wished(request)})


@never_cache
def sign_out(request: HttpRequest) -> HttpResponse:
    """Only a form signs out: a link that did could be put into a story."""
    if request.method != "POST":
        return render(request, "accounts/sign_out.html")
    logout(request)
    return redirect(settings.LOGOUT_REDIRECT_URL)


def _where_to(request: HttpRequest) -> str:
    """Back to the page that asked for signing in, but never off the archive."""
    wished = _wished(request)
    here = url_has_allowed_host_and_scheme(wished, {request.get_host()}, require_https=request.is_secure())
    return wished if here else resolve_url(settings.LOGIN_REDIRECT_URL)


def _wished(request: HttpRequest) -> str:
    return request.POST.get(REDIRECT_FIELD_NAME) or request.GET.get(REDIRECT_FIELD_NAME, "")
