"""The passwords for a member's e-readers and feed readers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from ficstead.archive.accounts.app_passwords import make_app_password, revoke_app_password
from ficstead.archive.accounts.forms import AppPasswordForm
from ficstead.archive.accounts.gates import limited, still_them
from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.accounts.models import AppPassword


@never_cache
@login_required
@still_them
@limited("app_password")
@require_http_methods(["GET", "POST"])
def app_passwords(request: SignedInRequest) -> HttpResponse:
    """The answer to a sent form carries the new password, and no other page ever does."""
    form = AppPasswordForm(request.POST or None, instance=AppPassword(user=request.user))
    secret = ""
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                secret = make_app_password(request.user, form.cleaned_data["name"], at=timezone.now())
        except IntegrityError:
            form.add_error("name", _("You have an app password of that name."))
    made = AppPassword.objects.filter(user=request.user).order_by("-made_at", "-pk")
    ctx = {"form": form, "made": made, "secret": secret, "name": form.cleaned_data["name"] if secret else ""}
    return render(request, "accounts/app_passwords.html", ctx)


@login_required
@require_POST
def revoke(request: SignedInRequest, pk: int) -> HttpResponse:
    revoke_app_password(get_object_or_404(AppPassword, user=request.user, pk=pk))
    messages.success(request, _("That password opens nothing any more."))
    return redirect("app-passwords")
