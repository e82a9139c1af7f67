"""Every version a chapter ever had: the list, what changed between two, an old one to look at and to bring back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.desk.gates import own_chapter
from ficstead.archive.desk.revising import changes_between, clean_texts, restore_revision, versions_of
from ficstead.archive.works.models import Chapter, ChapterRevision


@require_safe
def revisions(request: SignedInRequest, work: int, pk: int) -> HttpResponse:
    chapter = own_chapter(request.user, work, pk)
    ctx = {"chapter": chapter, "work": chapter.work, "versions": versions_of(chapter)}
    return render(request, "desk/revisions.html", ctx)


@require_safe
def comparison(request: SignedInRequest, work: int, pk: int) -> HttpResponse:
    """What became of version `from` in version `to`; without them, what the last save changed."""
    chapter = own_chapter(request.user, work, pk)
    versions = versions_of(chapter)
    last = versions[0].revision.number if versions else 0
    new = _revision(chapter, request.GET.get("to", ""), default=last)
    old = _revision(chapter, request.GET.get("from", ""), default=max(1, new.number - 1))
    ctx = {
        "chapter": chapter,
        "work": chapter.work,
        "versions": versions,
        "old": old,
        "new": new,
        "changes": changes_between(old, new),
    }
    return render(request, "desk/comparison.html", ctx)


def _revision(chapter: Chapter, asked: str, *, default: int) -> ChapterRevision:
    number = int(asked) if asked.isdecimal() and len(asked) < 9 else default
    return get_object_or_404(chapter.revisions.all(), number=number)


@require_http_methods(["GET", "POST"])
def revision(request: SignedInRequest, work: int, pk: int, number: int) -> HttpResponse:
    """An old version to look at, and on POST to bring back."""
    chapter = own_chapter(request.user, work, pk)
    revision = get_object_or_404(chapter.revisions.select_related("saved_by", "proposed_by"), number=number)
    if request.method == "POST":
        restore_revision(chapter, revision, by=request.user, at=timezone.now())
        messages.success(request, _("Version %(number)d stands again.") % {"number": number})
        return redirect("desk-chapter", work, pk)
    ctx = {"chapter": chapter, "work": chapter.work, "revision": revision, "texts": clean_texts(revision)}
    return render(request, "desk/revision.html", ctx)
