"""Where a reader's device says that they are."""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.reading.forms import PlaceForm
from ficstead.archive.reading.remembering import remember_place
from ficstead.archive.reading.visiting import is_remembered
from ficstead.archive.works.models import Chapter


@require_POST
@login_required
def place(request: SignedInRequest, pk: int) -> HttpResponse:
    """Answers 204 also where nothing is kept: to a reader who wants no history, and to an author in their own work."""
    visible = Chapter.objects.visible_to(request.user).filter(posted_at__isnull=False)
    chapter = get_object_or_404(visible.select_related("work"), pk=pk)
    form = PlaceForm(_sent(request))
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=400)
    if is_remembered(request.user) and not chapter.work.is_written_by(request.user):
        at = timezone.now() - timedelta(seconds=form.cleaned_data["seconds_ago"] or 0)
        remember_place(
            request.user, chapter, anchor=form.cleaned_data["anchor"], at_end=form.cleaned_data["at_end"], at=at
        )
    return HttpResponse(status=204)


def _sent(request: SignedInRequest) -> Mapping[str, Any]:
    """A form's fields, or the same as JSON; whatever is neither has none."""
    if request.content_type != "application/json":
        return request.POST
    try:
        sent = json.loads(request.body)
    except ValueError:
        return {}
    return sent if isinstance(sent, dict) else {}
