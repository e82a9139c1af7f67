"""What a reader has read: for nobody's eyes but theirs."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.reading.history import keep_history, places_read
from ficstead.archive.reading.remembering import forget_everything, forget_work
from ficstead.archive.reading.resuming import resumptions

PLACES_ON_A_PAGE = 30


@login_required
def history(request: SignedInRequest) -> HttpResponse:
    sought = request.GET.get("q", "").strip()[:200]
    page = Paginator(places_read(request.user, sought), PLACES_ON_A_PAGE).get_page(request.GET.get("page"))
    ctx = {
        "page": page,
        "sought": sought,
        "ways_on": resumptions(request.user, list(page.object_list)),
        "kept": urlencode({"q": sought}) if sought else "",
    }
    return render(request, "reading/history.html", ctx)


@require_POST
@login_required
def keeping(request: SignedInRequest) -> HttpResponse:
    keep_history(request.user, keep=request.POST.get("keep") == "yes")
    return redirect("history")


@require_POST
@login_required
def forget_all(request: SignedInRequest) -> HttpResponse:
    forget_everything(request.user)
    messages.success(request, _("Your history is wiped."))
    return redirect("history")


@require_POST
@login_required
def forget(request: SignedInRequest, work: int) -> HttpResponse:
    forget_work(request.user, work)
    return redirect("history")
