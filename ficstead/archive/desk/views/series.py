"""Series at the desk: making one, its works and their order, and the end of it."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.desk.forms import AddWorksForm, OrderForm, SeriesForm
from ficstead.archive.desk.gates import own_place, own_series
from ficstead.archive.desk.series_making import (
    OthersStandOnIt,
    add_works,
    delete_series,
    order_works,
    remove_work,
    save_series,
    start_series,
)
from ficstead.archive.works.models import Series, SeriesPlace, Work


def series_list(request: SignedInRequest) -> HttpResponse:
    parts = Count("places", filter=Q(places__work__trashed_at=None), distinct=True)
    own = Series.objects.filter(pk__in=Series.objects.filter(creators__user=request.user).values("pk"))
    ctx = {"own": own.annotate(parts=parts).prefetch_related("creators").order_by("name", "pk")}
    return render(request, "desk/series_list.html", ctx)


@require_http_methods(["GET", "POST"])
def new(request: SignedInRequest) -> HttpResponse:
    offered = {"creators": [request.user.default_pseud().pk]}
    sent = request.POST if request.method == "POST" else None
    form = SeriesForm(sent, author=request.user, initial=offered)
    if form.is_valid():
        series = start_series(by=request.user, form_key=form.sent_key(), **form.said())
        messages.success(request, _("The series is here. Now choose its works."))
        return redirect("desk-series-edit", series.pk)
    return render(request, "desk/series_new.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    series = own_series(request.user, pk)
    initial = SeriesForm.initial_of(series, author=request.user)
    sent = request.POST if request.method == "POST" else None
    form = SeriesForm(sent, author=request.user, initial=initial)
    if form.is_valid():
        save_series(series, by=request.user, **form.said())
        messages.success(request, _("The series is saved."))
        return redirect("desk-series-edit", pk)
    return _page(request, series, form=form)


@require_POST
def add(request: SignedInRequest, pk: int) -> HttpResponse:
    series = own_series(request.user, pk)
    form = AddWorksForm(request.POST, series=series, author=request.user)
    if not form.is_valid():
        return _page(request, series, adding=form)
    add_works(series, form.cleaned_data["works"])
    messages.success(request, _("Added to the series."))
    return redirect("desk-series-edit", pk)


@require_POST
def order(request: SignedInRequest, pk: int) -> HttpResponse:
    series = own_series(request.user, pk)
    form = OrderForm(request.POST, places=_places(series))
    if not form.is_valid():
        return _page(request, series, order=form)
    order_works(series, form.wanted(), move=form.step())
    messages.success(request, _("The order is saved."))
    return redirect("desk-series-edit", pk)


@require_POST
def remove(request: SignedInRequest, pk: int, place: int) -> HttpResponse:
    """A creator of the series may take any work out of it, an author their own work out of any series."""
    found = own_place(request.user, pk, place)
    remove_work(found)
    messages.success(request, _("“%(title)s” is no longer part of the series.") % {"title": found.work.title})
    if found.series.creators.filter(user=request.user).exists():
        return redirect("desk-series-edit", pk)
    return redirect("desk-work-settings", found.work_id)


@require_POST
def delete(request: SignedInRequest, pk: int) -> HttpResponse:
    series = own_series(request.user, pk)
    try:
        delete_series(series, by=request.user)
    except OthersStandOnIt:
        messages.error(request, _("Others stand on this series too. You can take your own name off it."))
        return redirect("desk-series-creators", pk)
    messages.success(request, _("The series is gone. Its works are all where they were."))
    return redirect("desk-series")


def _page(
    request: SignedInRequest,
    series: Series,
    *,
    form: SeriesForm | None = None,
    adding: AddWorksForm | None = None,
    order: OrderForm | None = None,
) -> HttpResponse:
    """The series with all its forms, one of which may come back with what was wrong in it."""
    wrong = any(sent is not None and sent.errors for sent in (form, adding, order))
    initial = SeriesForm.initial_of(series, author=request.user)
    creators = list(series.creators.order_by("name", "pk"))
    parts = Work.objects.filter(series_places__series=series)
    ctx = {
        "series": series,
        "form": form or SeriesForm(author=request.user, initial=initial),
        "adding": adding or AddWorksForm(series=series, author=request.user),
        "order": order or OrderForm(places=_places(series)),
        "creators": creators,
        "alone": all(pseud.user_id == request.user.pk for pseud in creators),
        "mine": set(parts.written_by(request.user).values_list("pk", flat=True)),
        "seen": parts.visible_to(request.user).exists(),
    }
    return render(request, "desk/series.html", ctx, status=422 if wrong else 200)


def _places(series: Series) -> list[SeriesPlace]:
    places = SeriesPlace.objects.filter(series=series).select_related("work").order_by("position", "pk")
    return list(places)
