"""Every page that lists many works."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from ficstead.archive.discovery.blurbs import blurbs_of
from ficstead.archive.discovery.front_page import fullest_fandoms, latest_works
from ficstead.archive.discovery.listing import Shelf, works_of_series
from ficstead.archive.discovery.shelves import (
    creators_of,
    drafts_by,
    names_of,
    number_of_all,
    number_under,
    places_under,
    pseud_named,
    series_with_id,
    tag_with_id,
    works_by,
    works_tagged,
)
from ficstead.archive.reading.recommending import latest_recommendations_of
from ficstead.archive.serving import shown
from ficstead.archive.serving.public import public_page, shows
from ficstead.archive.serving.shown import FANDOMS, LISTS, RECOMMENDATIONS
from ficstead.archive.telling.following import follow_button
from ficstead.archive.works.models import Work, WorkTag

RECOMMENDED_BESIDE_WORKS = 5

_ALL, _BY_AUTHOR = Shelf(lambda works: works, counted=number_of_all), Shelf(works_by)
_TAGGED = Shelf(places_under, among=WorkTag.objects.listed_for, counted=number_under)


@public_page()
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    latest = latest_works(request.user)
    ctx = {"latest": blurbs_of(request, latest, heading="h3"), "fandoms": fullest_fandoms(request)}
    shows(request, LISTS, FANDOMS, *map(shown.work, latest))
    return render(request, "discovery/home.html", ctx)


@public_page(query=("page",))
@require_safe
def works(request: HttpRequest) -> HttpResponse:
    page = _ALL.page(request)
    shows(request, LISTS, *map(shown.work, page.object_list))
    return render(request, "discovery/works.html", {"page": page, "works": blurbs_of(request, page.object_list)})


@public_page(query=("page",))
@require_safe
def author(request: HttpRequest, name: str) -> HttpResponse:
    """A pseud is shown by its works and recommendations: before the first one, only its owner finds it.

    A former name leads to the present one, though not for ever: its owner may take it back.
    """
    pseud = pseud_named(name)
    page = _BY_AUTHOR.page(request, pseud.pk)
    recommended = latest_recommendations_of(pseud, seen_by=request.user, number=RECOMMENDED_BESIDE_WORKS)
    is_own = pseud.user_id == request.user.pk
    if not page.object_list and not recommended and not is_own:
        raise Http404
    if pseud.name != name:
        return redirect(pseud)
    ctx = {"pseud": pseud, "page": page, "works": blurbs_of(request, page.object_list), "recommended": recommended}
    ctx["drafts"] = len(drafts_by(pseud.pk)) if is_own else 0
    ctx["follow"] = None if is_own else follow_button(request, pseud)
    works = {*page.object_list, *(bookmark.work_id for bookmark in recommended)}
    shows(request, LISTS, RECOMMENDATIONS, *map(shown.work, works))
    return render(request, "discovery/author.html", ctx)


@public_page(query=("page",))
@require_safe
def tag(request: HttpRequest, pk: int) -> HttpResponse:
    """The name of a tag on nothing but drafts is the business of their authors alone."""
    found = tag_with_id(pk)
    if found.canonical is not None:
        return redirect(found.canonical)
    page = _TAGGED.page(request, names_of(found.pk))
    if not page.object_list and not works_tagged(Work.objects.visible_to(request.user), pk).exists():
        raise Http404
    works = blurbs_of(request, page.object_list)
    ctx = {"tag": found, "page": page, "works": works, "follow": follow_button(request, found)}
    shows(request, LISTS, *map(shown.work, page.object_list))
    return render(request, "discovery/tag.html", ctx)


@public_page()
@require_safe
def series(request: HttpRequest, pk: int) -> HttpResponse:
    """In the order of the series, all on one page: nobody's has hundreds of works. One of drafts alone is its authors' business."""
    found = series_with_id(pk)
    words = works_of_series(pk, request.user)
    if not words and not Work.objects.visible_to(request.user).filter(series_places__series=pk).exists():
        raise Http404
    ctx = {"series": found, "creators": creators_of(pk), "works": blurbs_of(request, list(words))}
    ctx |= {"words": sum(words.values()), "follow": follow_button(request, found)}
    shows(request, LISTS, *map(shown.work, words))
    return render(request, "discovery/series.html", ctx)
