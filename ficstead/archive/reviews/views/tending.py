"""The buttons with which authors and moderators look after reviews. Pressing one twice is pressing it once."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ficstead.archive.accounts.blocking import block
from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.reviews.gates import seen_review
from ficstead.archive.reviews.models import Review
from ficstead.archive.reviews.rules import (
    Reader,
    may_block,
    may_freeze,
    may_hide,
    may_let_in,
    may_unhide,
    reader_of,
)
from ficstead.archive.reviews.tending import freeze, hide, let_in, thaw, unhide


@require_POST
@login_required
def let_review_in(request: SignedInRequest, pk: int) -> HttpResponse:
    review, reader = _review(request, pk)
    _only_if(may_let_in(reader))
    let_in(review, at=timezone.now())
    return _back(request, review)


@require_POST
@login_required
def hide_review(request: SignedInRequest, pk: int) -> HttpResponse:
    review, reader = _review(request, pk)
    _only_if(may_hide(reader))
    hide(review, by=request.user, at=timezone.now())
    return _back(request, review)


@require_POST
@login_required
def unhide_review(request: SignedInRequest, pk: int) -> HttpResponse:
    review, reader = _review(request, pk)
    _only_if(may_unhide(review, reader))
    unhide(review)
    return _back(request, review)


@require_POST
@login_required
def freeze_thread(request: SignedInRequest, pk: int) -> HttpResponse:
    review, reader = _review(request, pk)
    _only_if(may_freeze(review, reader))
    freeze(review, at=timezone.now())
    return _back(request, review)


@require_POST
@login_required
def thaw_thread(request: SignedInRequest, pk: int) -> HttpResponse:
    review, reader = _review(request, pk)
    _only_if(may_freeze(review, reader))
    thaw(review)
    return _back(request, review)


@require_POST
@login_required
def block_writer(request: SignedInRequest, pk: int) -> HttpResponse:
    """Keeps away whoever wrote it; what they wrote stays."""
    review, reader = _review(request, pk)
    if review.pseud is None or not may_block(review, reader):
        raise Http404
    block(request.user, review.pseud.user, at=timezone.now(), known_as=review.pseud)
    messages.success(request, _("%(name)s can't write to you any more.") % {"name": review.pseud.name})
    return _back(request, review)


def _review(request: SignedInRequest, pk: int) -> tuple[Review, Reader]:
    review = seen_review(request, pk)
    return review, reader_of(review.work, request.user, "")


def _only_if(allowed: bool) -> None:
    if not allowed:
        raise Http404


def _back(request: SignedInRequest, review: Review) -> HttpResponse:
    """To the page on which the button stood."""
    asked = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(asked, allowed_hosts=None):
        return redirect(f"{asked}#review-{review.pk}")
    return redirect(review)
