"""The settings of one work."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.desk.forms import WorkSettingsForm
from ficstead.archive.desk.gates import own_work
from ficstead.archive.desk.settings import save_settings


@require_http_methods(["GET", "POST"])
def settings(request: SignedInRequest, pk: int) -> HttpResponse:
    work = own_work(request.user, pk)
    sent = request.POST if request.method == "POST" else None
    form = WorkSettingsForm(sent, initial=WorkSettingsForm.initial_of(work))
    if form.is_valid():
        save_settings(work, form.settings())
        messages.success(request, _("The settings are saved."))
        return redirect("desk-work-settings", pk)
    ctx = {"work": work, "form": form}
    return render(request, "desk/work_settings.html", ctx, status=422 if form.errors else 200)
