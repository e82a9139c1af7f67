"""The pages of one work: its title page, a chapter, all of it on one page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ficstead.archive.reading.door import find_work
from ficstead.archive.reading.neighbours import heir_of, neighbours_of
from ficstead.archive.reading.notes import notes_around
from ficstead.archive.reading.whole import on_one_page
from ficstead.archive.works.models import Chapter


def work(request: HttpRequest, pk: int) -> HttpResponse:
    found = find_work(request.user, pk)
    contents = list(Chapter.objects.visible_to(request.user).filter(work=found).for_contents())
    ctx = {"work": found, "contents": contents, "mine": found.is_written_by(request.user)}
    return render(request, "reading/work.html", ctx)


def chapter(request: HttpRequest, pk: int, number: int, chapter: int) -> HttpResponse:
    found = find_work(request.user, pk)
    visible = Chapter.objects.visible_to(request.user).filter(work=found)
    here = visible.filter(pk=chapter).first()
    if here is None or here.number != number:
        return redirect(here or heir_of(chapter, visible))
    contents = list(visible.for_contents())
    ctx = {
        "work": found,
        "chapter": here,
        "contents": contents,
        "neighbours": neighbours_of(here, contents),
        "notes": notes_around(here, found, contents),
        "mine": found.is_written_by(request.user),
    }
    return render(request, "reading/chapter.html", ctx)


def chapter_numbered(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """An address of old, by number alone: the chapter that bears it now."""
    found = find_work(request.user, pk)
    return redirect(get_object_or_404(Chapter.objects.visible_to(request.user).filter(work=found), number=number))


def whole_work(request: HttpRequest, pk: int) -> HttpResponse:
    found = find_work(request.user, pk)
    chapters = list(Chapter.objects.visible_to(request.user).filter(work=found).in_order())
    sections = [on_one_page(each, notes_around(each, found, chapters)) for each in chapters]
    ctx = {"work": found, "sections": sections, "mine": found.is_written_by(request.user)}
    return render(request, "reading/whole_work.html", ctx)


def chapter_permalink(request: HttpRequest, pk: int) -> HttpResponse:
    """An address that stays true when chapters are renumbered, moved or merged."""
    visible = Chapter.objects.visible_to(request.user)
    return redirect(visible.filter(pk=pk).first() or heir_of(pk, visible))
