"""What a work's authors see of its readers."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.desk.gates import own_work
from ficstead.archive.desk.statistics import SPANS, statistics_of
from ficstead.archive.works.models import Chapter, Work


@require_safe
def statistics(request: SignedInRequest, pk: int) -> HttpResponse:
    """Over the span and of the chapter that the address asks for; nonsense is answered with 30 days of all of them."""
    work = own_work(request.user, pk)
    asked = request.GET.get("span", "")
    span = asked if asked in SPANS else "30"
    chapter = _asked_chapter(work, request.GET.get("chapter", ""))
    ctx = {
        "work": work,
        "spans": SPANS,
        "span": span,
        "chapter": chapter,
        "statistics": statistics_of(work, span=span, chapter=chapter, now=timezone.now()),
    }
    return render(request, "desk/statistics.html", ctx)


def _asked_chapter(work: Work, number: str) -> Chapter | None:
    if not number.isdecimal() or len(number) > 5:
        return None
    return Chapter.objects.filter(work=work, number=int(number)).posted().for_contents().first()
