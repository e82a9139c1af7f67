"""The report on a chapter's style, for its authors alone."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.desk.chapter_report import report_of
from ficstead.archive.desk.gates import own_chapter
from ficstead.archive.desk.proofing import TooLong, knows, wishes_of


@require_safe
def report(request: SignedInRequest, work: int, pk: int) -> HttpResponse:
    chapter = own_chapter(request.user, work, pk)
    reads = knows(chapter.work.language)
    try:
        found = report_of(chapter, wishes_of(request.user, chapter.work, chapter)) if reads else None
        too_long = False
    except TooLong:
        found, too_long = None, True
    ctx = {"chapter": chapter, "work": chapter.work, "knows": reads, "report": found, "too_long": too_long}
    return render(request, "desk/report.html", ctx)
