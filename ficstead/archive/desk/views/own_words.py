"""A writer's own dictionary, and what they want to hear no more in which work."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.desk.answering_notes import NoRoom, add_own_word, remove_own_word
from ficstead.archive.desk.forms.proof import OwnWordForm
from ficstead.archive.desk.models import SilencedCheck
from ficstead.archive.desk.proofing import title_of
from ficstead.archive.desk.views.proof import answered
from ficstead.archive.works.models import Work


@require_http_methods(["GET", "POST"])
def own_words(request: SignedInRequest) -> HttpResponse:
    form = OwnWordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_own_word(request.user, form.cleaned_data["word"])
        except NoRoom:
            form.add_error("word", _("Your dictionary is full."))
        else:
            return answered(request, reverse("desk-own-words"))
    if request.method == "POST" and request.headers.get("Accept") == "application/json":
        return JsonResponse({"problem": "not a word"}, status=400)
    ctx = {
        "form": form,
        "words": sorted(request.user.own_words.all(), key=lambda own: (own.word.casefold(), own.pk)),
        "silenced": [(check, title_of(check.code)) for check in _silenced(request)],
    }
    return render(request, "desk/own_words.html", ctx, status=422 if form.errors else 200)


def _silenced(request: SignedInRequest) -> list[SilencedCheck]:
    own = Work.objects.written_by(request.user).filter(trashed_at=None)
    checks = SilencedCheck.objects.filter(work__in=own).select_related("work")
    return list(checks.order_by("work__title", "work_id", "code", "pk"))


@require_POST
def remove(request: SignedInRequest, pk: int) -> HttpResponse:
    remove_own_word(get_object_or_404(request.user.own_words, pk=pk))
    return redirect("desk-own-words")
