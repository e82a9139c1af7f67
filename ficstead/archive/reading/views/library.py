"""A reader's library: their lists, and what stands on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.accounts.models import User
from ficstead.archive.reading.forms import ListNameForm
from ficstead.archive.reading.library import (
    Sort,
    entries,
    in_order,
    kept_works,
    lists_of,
    own_tags_of,
    with_own_tag,
    works_kept_as,
    works_on,
)
from ficstead.archive.reading.models import ReadingList
from ficstead.archive.reading.models.bookmark import ListKind
from ficstead.archive.reading.shelving import STANDING
from ficstead.archive.works.models.work import WorkQuerySet

WORKS_ON_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Tab:
    name: str
    address: str
    shown: int | None
    is_current: bool


@login_required
def library(request: SignedInRequest) -> HttpResponse:
    return _page(request, kept_works(request.user), {})


@login_required
def shelf(request: SignedInRequest, kind: str) -> HttpResponse:
    """One of the four lists that everybody has."""
    if kind not in STANDING:
        raise Http404
    return _page(request, works_kept_as(request.user, kind), {"kind": kind, "heading": ListKind(kind).label})


@login_required
def reading_list(request: SignedInRequest, pk: int) -> HttpResponse:
    found = own_list(request.user, pk)
    ctx = {"reading_list": found, "heading": found.name, "naming": ListNameForm(initial={"name": found.name})}
    return _page(request, works_on(found), ctx)


def own_list(user: User, pk: int) -> ReadingList:
    """The gate: one of this person's own lists, else `Http404`."""
    return get_object_or_404(user.reading_lists.filter(kind=ListKind.OWN), pk=pk)


def _page(request: SignedInRequest, works: WorkQuerySet, ctx: dict[str, object]) -> HttpResponse:
    sort = request.GET.get("sort", "")
    sort = sort if sort in Sort else Sort.NEW
    tags = own_tags_of(request.user)
    tag = next((key for key, _name in tags if key == request.GET.get("tag")), "")
    if tag:
        works = with_own_tag(works, request.user, tag)
    page = Paginator(in_order(request.user, works, sort), WORKS_ON_A_PAGE).get_page(request.GET.get("page"))
    ctx = (
        {"heading": "", "reading_list": None}
        | ctx
        | {
            "tabs": _tabs(lists_of(request.user), request.path),
            "sorts": Sort.choices,
            "sort": sort,
            "own_tags": tags,
            "own_tag": tag,
            "page": page,
            "entries": entries(request.user, list(page.object_list)),
            "kept": urlencode({"sort": sort} | ({"tag": tag} if tag else {})),
        }
    )
    return render(request, "reading/library.html", ctx)


def _tabs(lists: Sequence[ReadingList], here: str) -> list[Tab]:
    shown = {each.kind: each.shown for each in lists}  # type: ignore[attr-defined]
    tabs = [("", reverse("library"), None)]
    tabs += [(str(kind.label), reverse("library-shelf", args=[kind.value]), shown.get(kind, 0)) for kind in STANDING]
    tabs += [
        (each.name, reverse("reading-list", args=[each.pk]), each.shown)  # type: ignore[attr-defined]
        for each in lists
        if each.kind == ListKind.OWN
    ]
    return [Tab(name, address, count, address == here) for name, address, count in tabs]
