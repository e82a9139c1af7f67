"""The order of a work's chapters; one cut in two; two made one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.desk.arranging import ChaptersHaveChanged, reorder, split_chapter, standing_in
from ficstead.archive.desk.cutting import NoSuchParagraph, blocks_of
from ficstead.archive.desk.forms.arranging import order_from
from ficstead.archive.desk.gates import own_chapter, own_work
from ficstead.archive.desk.merging import StatesDiffer, joined_texts, merge_chapters, next_behind
from ficstead.archive.works.models import Chapter


@require_http_methods(["GET", "POST"])
def arrange(request: SignedInRequest, pk: int) -> HttpResponse:
    work = own_work(request.user, pk)
    chapters = list(standing_in(work).for_contents())
    if request.method == "POST":
        try:
            reorder(work, order_from(request.POST, chapters), at=timezone.now())
            messages.success(request, _("The chapters stand in this order now."))
        except ChaptersHaveChanged:
            _changed(request)
        return redirect("desk-arrange", pk)
    return render(request, "desk/arrange.html", {"work": work, "chapters": chapters})


@require_http_methods(["GET", "POST"])
def split(request: SignedInRequest, work: int, pk: int) -> HttpResponse:
    """The chapter with a place to cut before every paragraph."""
    chapter = own_chapter(request.user, work, pk)
    if request.method == "POST":
        return _split(request, chapter)
    ctx = {"chapter": chapter, "work": chapter.work, "blocks": blocks_of(chapter)}
    return render(request, "desk/split.html", ctx)


def _split(request: SignedInRequest, chapter: Chapter) -> HttpResponse:
    asked = request.POST.get("before", "")
    anchor = int(asked) if asked.isdecimal() and len(asked) < 9 else 0
    try:
        second = split_chapter(chapter, anchor, by=request.user, at=timezone.now())
    except NoSuchParagraph:
        messages.error(request, _("That paragraph doesn't stand in this chapter any more. Nothing was cut."))
        return redirect("desk-split", chapter.work_id, chapter.pk)
    messages.success(request, _("The second half is a chapter of its own now. Give it a title."))
    return redirect("desk-chapter", chapter.work_id, second.pk)


@require_http_methods(["GET", "POST"])
def merge(request: SignedInRequest, work: int, pk: int, second: int) -> HttpResponse:
    """What the two would be as one, to look at first."""
    chapter = own_chapter(request.user, work, pk)
    if request.method == "POST":
        return _merge(request, chapter, second)
    follower = next_behind(chapter)
    if follower is None or follower.pk != second:
        _changed(request)
        return redirect("desk-arrange", work)
    ctx = {
        "chapter": chapter,
        "work": chapter.work,
        "second": follower,
        "texts": joined_texts(chapter, follower),
        "differ": bool(chapter.posted_at) != bool(follower.posted_at),
    }
    return render(request, "desk/merge.html", ctx)


def _merge(request: SignedInRequest, chapter: Chapter, second: int) -> HttpResponse:
    try:
        follower = chapter.work.chapters.select_related("work").get(pk=second)
        merge_chapters(chapter, follower, by=request.user, at=timezone.now())
    except (ChaptersHaveChanged, Chapter.DoesNotExist):
        _changed(request)
        return redirect("desk-arrange", chapter.work_id)
    except StatesDiffer:
        messages.error(request, _("One of them is posted, the other a draft: post the draft first, then join them."))
        return redirect("desk-arrange", chapter.work_id)
    messages.success(
        request, _("They are one chapter now. The second lies in the trash: restoring it parts them again.")
    )
    return redirect("desk-chapter", chapter.work_id, chapter.pk)


def _changed(request: SignedInRequest) -> None:
    messages.error(request, _("The chapters have changed meanwhile. This is how they stand now; nothing was moved."))
