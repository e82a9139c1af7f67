"""The invitations a member has to give."""

import secrets

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ficstead.archive.accounts.forms import InviteForm
from ficstead.archive.accounts.gates import limited
from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.accounts.inviting import NoInvitationLeft, invite, link_of, withdraw_invitation
from ficstead.archive.accounts.models import Invitation


@login_required
@limited("invite")
@require_http_methods(["GET", "POST"])
def invitations(request: SignedInRequest) -> HttpResponse:
    form = InviteForm(request.POST or None, initial={"key": secrets.token_urlsafe(16)})
    if request.method == "POST" and form.is_valid():
        return _invite(request, form)
    made = Invitation.objects.filter(made_by=request.user).order_by("-made_at", "-pk")
    ctx = {"form": form, "made": [(invitation, link_of(invitation)) for invitation in made]}
    return render(request, "accounts/invitations.html", ctx)


def _invite(request: SignedInRequest, form: InviteForm) -> HttpResponse:
    email = form.cleaned_data["email"]
    try:
        invite(request.user, form_key=form.cleaned_data["key"], email=email, at=timezone.now())
    except NoInvitationLeft:
        messages.error(request, _("You have no invitation left to give."))
    else:
        sent = _("The invitation is on its way to %(address)s.") % {"address": email}
        messages.success(request, sent if email else _("Here is your invitation. Pass the link on to one person."))
    return redirect("invitations")


@login_required
@require_POST
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Invitation.objects.select_related("made_by"), made_by=request.user, used_at=None, pk=pk)
    withdraw_invitation(found)
    messages.success(request, _("That code opens nothing any more."))
    return redirect("invitations")
