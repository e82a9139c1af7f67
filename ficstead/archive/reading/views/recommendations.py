"""What one member recommends."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from ficstead.archive.accounts.models import Pseud
from ficstead.archive.core.names import name_key
from ficstead.archive.reading.recommending import recommendations_of
from ficstead.archive.serving import shown
from ficstead.archive.serving.public import public_page, shows
from ficstead.archive.serving.shown import LISTS, RECOMMENDATIONS

RECOMMENDED_ON_A_PAGE = 20


@public_page(query=("page",))
@require_safe
def recommendations(request: HttpRequest, name: str) -> HttpResponse:
    """Without any that this person may see, there is no such page."""
    pseud = get_object_or_404(Pseud, key=name_key(name))
    found = recommendations_of(pseud, seen_by=request.user)
    page = Paginator(found, RECOMMENDED_ON_A_PAGE).get_page(request.GET.get("page"))
    if not page.object_list:
        raise Http404
    if pseud.name != name:
        return redirect("recommendations", pseud.name)
    shows(request, LISTS, RECOMMENDATIONS, *(shown.work(bookmark.work_id) for bookmark in page.object_list))
    return render(request, "reading/recommendations.html", {"pseud": pseud, "page": page})
