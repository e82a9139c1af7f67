"""The shelves that are open to all. A device that shows whose it is sees what its owner may read."""

from django.conf import settings
from django.db.models import OuterRef
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ficstead.archive.accounts.app_passwords import ask_for_app_password, open_to_devices
from ficstead.archive.accounts.models import Pseud
from ficstead.archive.bindery.shelf import Format
from ficstead.archive.bindery.views import download as take_away
from ficstead.archive.discovery.identity import absolute
from ficstead.archive.discovery.opds.answers import answer_shelf, answer_work
from ficstead.archive.discovery.opds.as_atom import ACQUISITION, DESCRIPTION
from ficstead.archive.discovery.opds.as_json import FEED
from ficstead.archive.discovery.opds.shelf import Shelf, Version, Way, shelf_of_ways, shelf_of_works
from ficstead.archive.discovery.opds.works import to_take_away
from ficstead.archive.discovery.search import works_matching
from ficstead.archive.discovery.shelves import tags_of, with_works, works_tagged
from ficstead.archive.serving import shown
from ficstead.archive.serving.public import public_page, shows
from ficstead.archive.tags.models import Tag, TagKind
from ficstead.archive.works.models import Series, Tally, Visibility, Work

# Kinds by which people look for a story; ratings and warnings stand on each work.
BROWSED_KINDS = (TagKind.FANDOM, TagKind.RELATIONSHIP, TagKind.CHARACTER, TagKind.FREEFORM)


@require_safe
def front(request: HttpRequest) -> HttpResponseBase:
    """One address for people to type: the version is the one that the device asks for, else the older."""
    wants_json = FEED in request.headers.get("Accept", "")
    answer = root(request, Version.JSON if wants_json else Version.ATOM)
    patch_vary_headers(answer, ["Accept"])
    return answer


@public_page()
@require_safe
@open_to_devices
def root(request: HttpRequest, version: Version) -> HttpResponseBase:
    latest = to_take_away(request.user).latest_first().values_list("updated_at", flat=True).first()
    newest = Way(_("Latest chapters"), reverse("opds-new", args=[version]), "new", rel="http://opds-spec.org/sort/new")
    kinds = (
        Way(str(kind.label), reverse("opds-tags", args=[version, kind.value]), f"tags/{kind.value}", has_works=False)
        for kind in BROWSED_KINDS
    )
    ways = [
        newest,
        *kinds,
        Way(_("Authors"), reverse("opds-authors", args=[version]), "authors", has_works=False),
        Way(_("Series"), reverse("opds-all-series", args=[version]), "series", has_works=False),
        Way(_("My lists"), reverse("opds-lists", args=[version]), "lists", has_works=False),
    ]
    path = reverse("opds", args=[version])
    return answer_shelf(request, version, Shelf("root", settings.SITE_NAME, path, ways=ways, changed_at=latest))


@public_page(query=("page",))
@require_safe
@open_to_devices
def new(request: HttpRequest, version: Version) -> HttpResponseBase:
    works, path = to_take_away(request.user).latest_first(), reverse("opds-new", args=[version])
    shelf = shelf_of_works(request, works, name="new", title=_("Latest chapters"), path=path, up=_root(version))
    return answer_shelf(request, version, shelf)


@public_page(query=("page",))
@require_safe
@open_to_devices
def authors(request: HttpRequest, version: Version) -> HttpResponseBase:
    rows = with_works(Pseud.objects.order_by("key", "pk"), to_take_away(request.user).filter(authors=OuterRef("pk")))

    def way(pseud: Pseud) -> Way:
        path = reverse("opds-author", args=[version, pseud.pk])
        return Way(pseud.name, path, f"author/{pseud.pk}", pseud.shown)  # type: ignore[attr-defined]

    path = reverse("opds-authors", args=[version])
    shelf = shelf_of_ways(request, rows, way, name="authors", title=_("Authors"), path=path, up=_root(version))
    return answer_shelf(request, version, shelf)


@public_page(query=("page",))
@require_safe
@open_to_devices
def author(request: HttpRequest, version: Version, pk: int) -> HttpResponseBase:
    pseud = get_object_or_404(Pseud, pk=pk)
    works = to_take_away(request.user).filter(authors=pseud).latest_first()
    path, up = reverse("opds-author", args=[version, pk]), reverse("opds-authors", args=[version])
    return _some(
        request, version, shelf_of_works(request, works, name=f"author/{pk}", title=pseud.name, path=path, up=up)
    )


@public_page(query=("page",))
@require_safe
@open_to_devices
def tags(request: HttpRequest, version: Version, kind: str) -> HttpResponseBase:
    """Each with the number of works that the archive lists under it: the few among them without a chapter are counted too."""
    if kind not in BROWSED_KINDS:
        raise Http404
    title, path = str(TagKind(kind).label), reverse("opds-tags", args=[version, kind])

    def way(tag: Tag) -> Way:
        path = reverse("opds-tag", args=[version, tag.pk])
        return Way(tag.name, path, f"tag/{tag.pk}", tag.shown)  # type: ignore[attr-defined]

    rows = tags_of(kind, Tally.objects.listed_for(request.user))
    shelf = shelf_of_ways(request, rows, way, name=f"tags/{kind}", title=title, path=path, up=_root(version))
    return answer_shelf(request, version, shelf)


@public_page(query=("page",))
@require_safe
@open_to_devices
def tag(request: HttpRequest, version: Version, pk: int) -> HttpResponseBase:
    """Works tagged with a synonym stand here too."""
    found = get_object_or_404(Tag.objects.select_related("canonical"), pk=pk)
    named = found.canonical or found
    works = works_tagged(to_take_away(request.user), named.pk).latest_first()
    path, up = reverse("opds-tag", args=[version, named.pk]), _root(version)
    return _some(
        request, version, shelf_of_works(request, works, name=f"tag/{named.pk}", title=named.name, path=path, up=up)
    )


@public_page(query=("page",))
@require_safe
@open_to_devices
def all_series(request: HttpRequest, version: Version) -> HttpResponseBase:
    rows = with_works(Series.objects.order_by("name", "pk"), to_take_away(request.user).filter(series=OuterRef("pk")))

    def way(series: Series) -> Way:
        path = reverse("opds-series", args=[version, series.pk])
        return Way(series.name, path, f"series/{series.pk}", series.shown)  # type: ignore[attr-defined]

    path = reverse("opds-all-series", args=[version])
    shelf = shelf_of_ways(request, rows, way, name="series", title=_("Series"), path=path, up=_root(version))
    return answer_shelf(request, version, shelf)


@public_page(query=("page",))
@require_safe
@open_to_devices
def series(request: HttpRequest, version: Version, pk: int) -> HttpResponseBase:
    """In the order of the series."""
    found = get_object_or_404(Series, pk=pk)
    works = to_take_away(request.user).filter(series_places__series=found).order_by("series_places__position", "pk")
    path, up = reverse("opds-series", args=[version, pk]), reverse("opds-all-series", args=[version])
    return _some(
        request, version, shelf_of_works(request, works, name=f"series/{pk}", title=found.name, path=path, up=up)
    )


@public_page(query=("query", "page"))
@require_safe
@open_to_devices
def search(request: HttpRequest, version: Version) -> HttpResponseBase:
    query = request.GET.get("query", "").strip()
    works = works_matching(query, to_take_away(request.user)).latest_first()
    title = _("Works with “%(query)s”") % {"query": query} if query else _("All works")
    path, up = reverse("opds-search", args=[version]), _root(version)
    shelf = shelf_of_works(request, works, name="search", title=title, path=path, up=up, query=query)
    return answer_shelf(request, version, shelf)


@public_page()
@require_safe
def search_description(request: HttpRequest) -> HttpResponse:
    """OpenSearch: how a device of either version asks for works."""
    shows(request)
    templates = [(ACQUISITION, Version.ATOM), (FEED, Version.JSON)]
    searches = [(media_type, absolute(reverse("opds-search", args=[version]))) for media_type, version in templates]
    return render(request, "discovery/search.xml", {"searches": searches}, content_type=DESCRIPTION)


@public_page()
@require_safe
@open_to_devices
def work(request: HttpRequest, pk: int) -> HttpResponseBase:
    found = to_take_away(request.user).with_blurbs().filter(pk=pk).first()
    if found is None:
        return _closed(request, pk)
    shows(request, shown.work(pk))
    return answer_work(found)


@public_page()
@require_safe
@open_to_devices
def download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The EPUB, for a device that knows no session."""
    found = to_take_away(request.user).filter(pk=pk).exists()
    return take_away(request, pk, Format.EPUB) if found else _closed(request, pk)


def _closed(request: HttpRequest, pk: int) -> HttpResponse:
    """To a guest's device before a members' work: who are you? To all others: there is no such work."""
    members_only = Work.objects.filter(pk=pk, visibility=Visibility.MEMBERS, trashed_at=None)
    if request.user.is_authenticated or not members_only.exists():
        raise Http404
    return ask_for_app_password()


def _some(request: HttpRequest, version: Version, shelf: Shelf) -> HttpResponse:
    """The shelf, unless it is empty: no name is told under which there is nothing to read."""
    if not shelf.works:
        raise Http404
    return answer_shelf(request, version, shelf)


def _root(version: Version) -> str:
    return reverse("opds", args=[version])
