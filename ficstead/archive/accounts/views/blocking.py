"""The people a member keeps away."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ficstead.archive.accounts.blocking import block_pseud, unblock
from ficstead.archive.accounts.forms import BlockForm
from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.accounts.models import Block


@login_required
@require_http_methods(["GET", "POST"])
def blocked(request: SignedInRequest) -> HttpResponse:
    form = BlockForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        pseud = form.cleaned_data["pseud"]
        block_pseud(request.user, pseud, at=timezone.now())
        messages.success(request, _("%(name)s can no longer write to you.") % {"name": pseud.name})
        return redirect("blocked")
    blocks = Block.objects.filter(blocker=request.user).select_related("known_as").order_by("-made_at", "-pk")
    return render(request, "accounts/blocked.html", {"form": form, "blocks": blocks})


@login_required
@require_POST
def let_back(request: SignedInRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Block.objects.select_related("blocked"), blocker=request.user, pk=pk)
    unblock(request.user, found.blocked)
    messages.success(request, _("They may write to you again."))
    return redirect("blocked")
