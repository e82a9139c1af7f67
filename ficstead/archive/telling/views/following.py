"""Following, and what a person follows."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.telling.following import (
    FollowButton,
    find_target,
    followed_by,
    kind_of,
    start_following,
    stop_following,
)

FOLLOWS_ON_A_PAGE = 100


@login_required
def follow(request: SignedInRequest, kind: str, pk: int) -> HttpResponse:
    """A guest who signed in on the way comes by GET, and finds the button again on the page of what they wanted."""
    target = find_target(request.user, kind, pk)
    if request.method != "POST":
        return redirect(target)
    start_following(request.user, target, at=timezone.now())
    return _with_button(request, FollowButton(kind_of(target), target.pk, following=True, back=_back(request)))


@login_required
def unfollow(request: SignedInRequest, kind: str, pk: int) -> HttpResponse:
    if request.method != "POST":
        return redirect("following")
    stop_following(request.user, kind, pk)
    return _with_button(request, FollowButton(kind, pk, following=False, back=_back(request)))


@login_required
def following(request: SignedInRequest) -> HttpResponse:
    page = Paginator(followed_by(request.user), FOLLOWS_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "telling/following.html", {"page": page})


def _with_button(request: HttpRequest, button: FollowButton) -> HttpResponse:
    """The page it stood on; to `follow.js`, which stays on that page, the button alone."""
    if request.headers.get("X-In-Place"):
        return render(request, "telling/_follow.html", {"follow": button})
    return redirect(button.back)


def _back(request: HttpRequest) -> str:
    """The page of the button, but never one off the archive."""
    wished = request.POST.get("back", "")
    here = url_has_allowed_host_and_scheme(wished, {request.get_host()}, require_https=request.is_secure())
    return wished if here else reverse("following")
