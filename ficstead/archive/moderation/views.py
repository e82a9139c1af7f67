"""The staff's pages."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.accounts.inviting import grant_invitations
from ficstead.archive.accounts.models import User
from ficstead.archive.core.models import Worker
from ficstead.archive.mail.delivering import wake
from ficstead.archive.mail.models import Address
from ficstead.archive.moderation.forms import GrantForm
from ficstead.archive.moderation.gates import for_hosts, for_moderators
from ficstead.archive.moderation.mail_state import mail_state

MEMBERS_SHOWN = 100


@for_moderators
@require_safe
def staff(request: SignedInRequest) -> HttpResponse:
    return render(request, "moderation/staff.html")


@for_moderators
@require_http_methods(["GET", "POST"])
def invitations(request: SignedInRequest) -> HttpResponse:
    form = GrantForm(request.POST or None, initial={"number": 3})
    if request.method == "POST" and form.is_valid():
        grant_invitations(form.cleaned_data["member"], form.cleaned_data["number"])
        messages.success(request, _("Granted."))
        return redirect("staff-invitations")
    givers = User.objects.filter(invitations_left__gt=0, is_active=True).prefetch_related("pseuds")
    ctx = {"form": form, "givers": givers.order_by("-invitations_left", "username", "pk")[:MEMBERS_SHOWN]}
    return render(request, "moderation/invitations.html", ctx)


@for_hosts
@require_safe
def mail(request: SignedInRequest) -> HttpResponse:
    workers = Worker.objects.order_by("-seen_at", "-pk")[:20]
    ctx = {"mail": mail_state(), "workers": workers, "now": timezone.now()}
    return render(request, "moderation/mail.html", ctx)


@for_hosts
@require_POST
def try_again(request: SignedInRequest, pk: int) -> HttpResponse:
    address = get_object_or_404(Address, pk=pk)
    wake(address.email)
    messages.success(request, _("Letters go to %(address)s again.") % {"address": address.email})
    return redirect("staff-mail")
