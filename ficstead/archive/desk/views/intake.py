"""Where a manuscript is handed in: dropped, chosen or pasted."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.desk.forms import IntakeForm
from ficstead.archive.desk.taking_in import receive


@require_http_methods(["GET", "POST"])
def intake(request: SignedInRequest) -> HttpResponse:
    if request.method == "POST":
        form = IntakeForm(request.POST, request.FILES, author=request.user)
    else:
        form = IntakeForm(author=request.user, initial={"work": request.GET.get("work")})
    if form.is_valid():
        said = form.cleaned_data
        file = receive(said["data"], name=said["name"], owner=request.user, for_work=said["work"], at=timezone.now())
        return redirect(file)
    return render(request, "desk/intake.html", {"form": form}, status=422 if form.is_bound else 200)
