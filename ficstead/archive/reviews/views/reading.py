"""Reviews to read: one by its address, all of a work, all that came in for an author; and kudos to give."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.core.device import device_of, introduce_device, remember_device
from ficstead.archive.reviews.book import reviews_of, reviews_of_mine
from ficstead.archive.reviews.gates import posted_chapter, seen_review, visible_work
from ficstead.archive.reviews.rules import Refused, reader_of
from ficstead.archive.reviews.thanking import give_kudos
from ficstead.archive.serving import shown
from ficstead.archive.serving.believing import open_to_guests
from ficstead.archive.serving.public import public_page, shows


@require_safe
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """An address that stays true: the chapter's page, its reviews turned to this one."""
    found = seen_review(request, pk)
    return redirect(f"{found.chapter.get_absolute_url()}?review={pk}#review-{pk}")


@public_page(query=("page", "order"), by_device=True)
@require_safe
def of_work(request: HttpRequest, pk: int) -> HttpResponse:
    work = visible_work(request.user, pk)
    shows(request, shown.work(work.pk))
    ctx = {"work": work, "reviews": reviews_of(work, request, now=timezone.now())}
    return render(request, "reviews/of_work.html", ctx)


@login_required
def mine(request: SignedInRequest) -> HttpResponse:
    return render(request, "reviews/mine.html", {"mine": reviews_of_mine(request.user, request.GET.get("page"))})


@open_to_guests
@require_POST
def kudos(request: HttpRequest, pk: int) -> HttpResponse:
    chapter = posted_chapter(request.user, pk)
    device = "" if request.user.is_authenticated else introduce_device(request)
    reader = reader_of(chapter.work, request.user, device or device_of(request)).meeting([])
    answer = redirect(f"{chapter.get_absolute_url()}#kudos")
    try:
        give_kudos(chapter, reader=reader, at=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return answer
    if not request.user.is_authenticated:
        remember_device(request, answer)
    return answer
