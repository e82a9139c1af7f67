"""The inbox."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.telling.entries import entries_of
from ficstead.archive.telling.forms import UpToForm
from ficstead.archive.telling.inbox import clear_read, mark_all_read, mark_entry_read, mark_notice_read
from ficstead.archive.telling.models import NewsKind, Notice
from ficstead.archive.telling.reaching import reach_of

NOTICES_ON_A_PAGE = 50


@login_required
def inbox(request: SignedInRequest, kind: str = "") -> HttpResponse:
    """All of it, or one kind of news."""
    if kind and kind not in NewsKind.values:
        raise Http404
    notices = Notice.objects.visible_to(request.user).with_news().newest_first()
    page = Paginator(notices.filter(news__kind=kind) if kind else notices, NOTICES_ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    ctx = {"page": page, "entries": entries_of(page.object_list), "kind": kind, "reach": reach_of(request.user)}
    return render(request, "telling/inbox.html", ctx)


@login_required
def notice(request: SignedInRequest, pk: int) -> HttpResponse:
    """Opens what the notice speaks of, which is now read."""
    found = get_object_or_404(Notice.objects.visible_to(request.user).with_news(), pk=pk)
    mark_notice_read(found, at=timezone.now())
    return redirect(found.news.link)


@login_required
def entry_read(request: SignedInRequest, pk: int) -> HttpResponse:
    if request.method == "POST":
        found = get_object_or_404(Notice.objects.visible_to(request.user).with_news(), pk=pk)
        mark_entry_read(found, at=timezone.now())
    return redirect("inbox")


@login_required
def all_read(request: SignedInRequest) -> HttpResponse:
    form = UpToForm(request.POST)
    if form.is_valid():
        mark_all_read(request.user, up_to=form.cleaned_data["up_to"], at=timezone.now())
    return redirect("inbox")


@login_required
def clear(request: SignedInRequest) -> HttpResponse:
    if request.method == "POST":
        clear_read(request.user)
    return redirect("inbox")
