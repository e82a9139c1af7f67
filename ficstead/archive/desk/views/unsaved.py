"""What is typed and not yet saved: sent here every few seconds, looked at, taken over, put away."""

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.desk.conflicts import last_revision
from ficstead.archive.desk.forms.chapter import texts_from
from ficstead.archive.desk.forms.unsaved import UnsavedForm
from ficstead.archive.desk.models import UnsavedText
from ficstead.archive.desk.places import Place, place_named
from ficstead.archive.desk.side_by_side import differences
from ficstead.archive.desk.unsaved import NoRoom, keep_unsaved, put_away, take_out


@require_http_methods(["GET", "POST"])
def unsaved(request: SignedInRequest) -> HttpResponse:
    """All of a person's unsaved texts; what their browser sends of one form on POST."""
    if request.method == "POST":
        return _kept(request)
    texts = request.user.unsaved_texts.select_related("work")
    ctx = {"waiting": texts.waiting(), "put_away": texts.put_away()}
    return render(request, "desk/unsaved.html", ctx)


def _kept(request: SignedInRequest) -> JsonResponse:
    form = UnsavedForm.sent(request.body)
    if not form.is_valid():
        return JsonResponse({"problem": "not a form of ours"}, status=400)
    said = form.cleaned_data
    place = place_named(said["place"], of=request.user)
    try:
        text = keep_unsaved(
            request.user,
            said["place"],
            said["device"],
            said["fields"],
            work=place.work,
            base=said["base"] or 0,
            at=timezone.now(),
        )
    except NoRoom:
        return JsonResponse({"problem": "no room"}, status=413)
    return JsonResponse({"saved_at": text.saved_at.isoformat(), "revision": _revision(place)})


def _revision(place: Place) -> int:
    return last_revision(place.chapter) if place.chapter else 0


@require_safe
def here(request: SignedInRequest) -> JsonResponse:
    """For a page that was away: who is signed in, a fresh token, and the unsaved texts of one place."""
    name = request.GET.get("place", "")
    place_named(name, of=request.user)
    texts = [
        {"pk": text.pk, "saved_at": text.saved_at.isoformat(), "device": text.device, "fields": text.fields}
        for text in request.user.unsaved_texts.waiting().filter(place=name)[:5]
    ]
    return JsonResponse({"person": request.user.pk, "token": get_token(request), "texts": texts})


@require_safe
def unsaved_text(request: SignedInRequest, pk: int) -> HttpResponse:
    """One unsaved text, beside what is saved where there is something to compare it with."""
    text = _own(request, pk)
    place = place_named(text.place, of=request.user)
    mine = texts_from(text.fields) if place.chapter else None
    ctx = {
        "text": text,
        "place": place,
        "differences": differences(place.chapter.texts(), mine) if place.chapter and mine else None,
    }
    return render(request, "desk/unsaved_text.html", ctx)


@require_POST
def away(request: SignedInRequest, pk: int) -> HttpResponse:
    put_away(_own(request, pk), at=timezone.now())
    return redirect("desk-unsaved")


@require_POST
def back(request: SignedInRequest, pk: int) -> HttpResponse:
    take_out(_own(request, pk))
    return redirect("desk-unsaved")


def _own(request: SignedInRequest, pk: int) -> UnsavedText:
    return get_object_or_404(request.user.unsaved_texts, pk=pk)
