"""When the drafts of a work go out: at a time, or in a rhythm as a queue."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.core.jinja import when
from ficstead.archive.desk.forms import PostingForm
from ficstead.archive.desk.forms.schedule import RhythmForm, ScheduleForm
from ficstead.archive.desk.gates import own_chapter, own_work
from ficstead.archive.desk.models import Rhythm
from ficstead.archive.desk.scheduling import (
    NoRhythm,
    NotADraft,
    TimeHasPassed,
    queue_chapter,
    schedule_chapter,
    set_rhythm,
    unschedule,
)
from ficstead.archive.works.models import Chapter


@require_http_methods(["GET", "POST"])
def schedule(request: SignedInRequest, pk: int) -> HttpResponse:
    """All that waits in one work; on POST the rhythm of its queue."""
    work = own_work(request.user, pk)
    rhythm = Rhythm.objects.filter(work=work).first()
    offered = None if rhythm else {"at": "18:00", "time_zone": request.user.clock().key}
    form = RhythmForm(request.POST or None, instance=rhythm, initial=offered)
    if request.method == "POST" and form.is_valid():
        set_rhythm(work, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The rhythm is saved, and the queue goes by it."))
        return redirect("desk-schedule", pk)
    drafts = Chapter.objects.drafts().filter(work=work)
    ctx = {
        "work": work,
        "form": form,
        "has_rhythm": rhythm is not None,
        "waiting": drafts.exclude(scheduled_for=None).order_by("scheduled_for", "number", "pk"),
        "undated": drafts.filter(scheduled_for=None).in_order(),
        "posting": PostingForm(initial={"visibility": work.opens_to}),
        "now": timezone.now(),
    }
    return render(request, "desk/schedule.html", ctx, status=422 if form.errors else 200)


@require_POST
def queue_all(request: SignedInRequest, pk: int) -> HttpResponse:
    """Every draft without a date, in order."""
    work = own_work(request.user, pk)
    drafts = Chapter.objects.drafts().filter(work=work, scheduled_for=None).select_related("work").in_order()
    for chapter in drafts:
        if not _queued(request, chapter, now=timezone.now()):
            break
    return redirect("desk-schedule", pk)


@require_POST
def queue(request: SignedInRequest, work: int, pk: int) -> HttpResponse:
    chapter = own_chapter(request.user, work, pk)
    if _queued(request, chapter, now=timezone.now()):
        words = {"title": chapter.heading(), "when": when(_time_of(chapter), request.user.clock())}
        messages.success(request, _("“%(title)s” is in the queue: %(when)s.") % words)
    return redirect("desk-schedule", work)


def _queued(request: SignedInRequest, chapter: Chapter, *, now: datetime) -> bool:
    form = PostingForm(request.POST)
    visibility = form.cleaned_data["visibility"] if form.is_valid() else ""
    try:
        queue_chapter(chapter, now=now, visibility=visibility)
    except NoRhythm:
        messages.error(request, _("Say first on which day and at what time the queue goes out."))
        return False
    except NotADraft:
        _is_no_draft(request)
        return False
    return True


def _time_of(chapter: Chapter) -> datetime:
    return chapter.scheduled_for or timezone.now()


@require_http_methods(["GET", "POST"])
def chapter_schedule(request: SignedInRequest, work: int, pk: int) -> HttpResponse:
    """A day and a time for one draft."""
    chapter, now = own_chapter(request.user, work, pk), timezone.now()
    if chapter.posted_at:
        _is_no_draft(request)
        return redirect("desk-chapter", work, pk)
    form = ScheduleForm(
        request.POST or None, work=chapter.work, now=now, clock=request.user.clock(), planned=chapter.scheduled_for
    )
    if request.method == "POST" and form.is_valid() and _scheduled(request, chapter, form, now=now):
        return redirect("desk-schedule", work)
    ctx = {
        "chapter": chapter,
        "work": chapter.work,
        "form": form,
        "now": now,
        "rhythm": Rhythm.objects.filter(work=chapter.work).first(),
    }
    return render(request, "desk/chapter_schedule.html", ctx, status=422 if form.errors else 200)


def _scheduled(request: SignedInRequest, chapter: Chapter, form: ScheduleForm, *, now: datetime) -> bool:
    said = form.cleaned_data
    try:
        schedule_chapter(chapter, for_=said["moment"], now=now, visibility=said.get("visibility", ""))
    except NotADraft:
        _is_no_draft(request)
        return True
    except TimeHasPassed:
        form.add_error("at", _("That has passed already."))
        return False
    words = {"title": chapter.heading(), "when": when(said["moment"], request.user.clock())}
    messages.success(request, _("“%(title)s” goes out on %(when)s.") % words)
    return True


@require_POST
def cancel(request: SignedInRequest, work: int, pk: int) -> HttpResponse:
    chapter = own_chapter(request.user, work, pk)
    unschedule(chapter)
    messages.success(request, _("“%(title)s” waits for you now, without a date.") % {"title": chapter.heading()})
    return redirect("desk-schedule", work)


def _is_no_draft(request: SignedInRequest) -> None:
    messages.info(request, _("This chapter is posted already."))
