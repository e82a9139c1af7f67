"""A member's own shelves in the catalogue: what they follow, and their reading lists."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ficstead.archive.accounts.app_passwords import for_devices_of_members
from ficstead.archive.discovery.opds.answers import answer_shelf
from ficstead.archive.discovery.opds.shelf import Shelf, Version, Way, shelf_of_works
from ficstead.archive.discovery.opds.works import to_take_away
from ficstead.archive.reading.models import ReadingList


@require_safe
@for_devices_of_members
def lists(request: HttpRequest, version: Version) -> HttpResponseBase:
    """All on one page: nobody's has hundreds of lists."""
    works = to_take_away(request.user)
    shown = Count("listed", filter=Q(listed__work__in=works))
    rows = ReadingList.objects.filter(user=request.user.pk).annotate(shown=shown).order_by("pk")
    following = Way(_("Works I follow"), reverse("opds-following", args=[version]), "following")
    ways = [following, *(_way(each, version) for each in rows)]
    path, up = reverse("opds-lists", args=[version]), reverse("opds", args=[version])
    return answer_shelf(request, version, Shelf("lists", _("My lists"), path, up, ways=ways))


def _way(reading_list: ReadingList, version: Version) -> Way:
    path = reverse("opds-list", args=[version, reading_list.pk])
    return Way(str(reading_list), path, f"list/{reading_list.pk}", reading_list.shown)  # type: ignore[attr-defined]


@require_safe
@for_devices_of_members
def reading_list(request: HttpRequest, version: Version, pk: int) -> HttpResponseBase:
    """The last added first."""
    found = get_object_or_404(ReadingList, pk=pk, user=request.user.pk)
    works = to_take_away(request.user).filter(listed__reading_list=found).order_by("-listed__added_at", "-pk")
    path, up = reverse("opds-list", args=[version, pk]), reverse("opds-lists", args=[version])
    shelf = shelf_of_works(request, works, name=f"list/{pk}", title=str(found), path=path, up=up)
    return answer_shelf(request, version, shelf)


@require_safe
@for_devices_of_members
def following(request: HttpRequest, version: Version) -> HttpResponseBase:
    works = to_take_away(request.user).filter(follows__user=request.user.pk).latest_first()
    path, up = reverse("opds-following", args=[version]), reverse("opds-lists", args=[version])
    shelf = shelf_of_works(request, works, name="following", title=_("Works I follow"), path=path, up=up)
    return answer_shelf(request, version, shelf)
