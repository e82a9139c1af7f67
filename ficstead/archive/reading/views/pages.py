"""The pages of one work: its title page, a chapter, all of it on one page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ficstead.archive.reading.beside import beside
from ficstead.archive.reading.contents import chapter_of, chapters_of, contents_of
from ficstead.archive.reading.device import for_the_device
from ficstead.archive.reading.door import find_work, is_among
from ficstead.archive.reading.neighbours import heir_of, neighbours_of
from ficstead.archive.reading.notes import notes_around
from ficstead.archive.reading.over_the_chapter import chapter_laid_over
from ficstead.archive.reading.over_the_title import title_laid_over
from ficstead.archive.reading.over_the_whole import whole_work_laid_over
from ficstead.archive.reading.own_side import own_side
from ficstead.archive.reading.visiting import note_visit, visit_to
from ficstead.archive.reading.whole import on_one_page
from ficstead.archive.reviews.counts import counts_of
from ficstead.archive.reviews.page import reviews_under
from ficstead.archive.serving import shown
from ficstead.archive.serving.public import hangs_on, public_page, shows
from ficstead.archive.telling.following import follow_button
from ficstead.archive.works.models import Chapter


@public_page(has_slots=True)
@require_safe
def work(request: HttpRequest, pk: int) -> HttpResponse:
    if laid := title_laid_over(request, work=pk):
        return laid
    hangs_on(request, shown.work(pk))
    found = find_work(request.user, pk, title_page=True)
    contents = contents_of(found, request.user)
    mine = is_among(found.author_list(), request.user)
    ctx = {
        "work": found,
        "contents": contents,
        "mine": mine,
        "follow": None if mine else follow_button(request, found),
        "own": own_side(request.user, found),
        "counts": counts_of([found])[found.pk],
        "beside": beside(found),
    }
    shows(request, shown.work(found.pk))
    return render(request, "reading/work.html", ctx)


@public_page(query=("reviews", "review", "passage"), by_device=True, has_slots=True)
@require_safe
def chapter(request: HttpRequest, pk: int, number: int, chapter: int) -> HttpResponse:
    now = timezone.now()
    if laid := chapter_laid_over(request, work=pk, chapter=chapter, now=now):
        return laid
    hangs_on(request, shown.work(pk))
    found = find_work(request.user, pk)
    here = chapter_of(found, chapter, request.user)
    if here is None or here.number != number:
        return redirect(here or heir_of(chapter, Chapter.objects.visible_to(request.user).filter(work=found)))
    contents, mine = contents_of(found, request.user), is_among(found.author_list(), request.user)
    neighbours = neighbours_of(here, contents)
    ctx = {
        "work": found,
        "chapter": here,
        "contents": contents,
        "neighbours": neighbours,
        "notes": notes_around(here, found, contents),
        "mine": mine,
        "follow": None if mine else follow_button(request, found),
        "visit": visit_to(here, found, contents, by=request.user, mine=mine),
        "place": for_the_device(here, found, contents, neighbours, reader=request.user, mine=mine),
        "reviews": reviews_under(here, found, request, now=now),
    }
    note_visit(request, here, mine=mine, at=now)
    shows(request, shown.work(found.pk), chapter=here.pk)
    return render(request, "reading/chapter.html", ctx)


@require_safe
def chapter_numbered(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """An address of old, by number alone: the chapter that bears it now."""
    found = find_work(request.user, pk)
    return redirect(get_object_or_404(Chapter.objects.visible_to(request.user).filter(work=found), number=number))


@public_page(has_slots=True)
@require_safe
def whole_work(request: HttpRequest, pk: int) -> HttpResponse:
    if laid := whole_work_laid_over(request, work=pk):
        return laid
    hangs_on(request, shown.work(pk))
    found = find_work(request.user, pk)
    chapters = chapters_of(found, request.user)
    sections = [on_one_page(each, notes_around(each, found, chapters)) for each in chapters]
    ctx = {"work": found, "sections": sections, "mine": is_among(found.author_list(), request.user)}
    shows(request, shown.work(found.pk))
    return render(request, "reading/whole_work.html", ctx)


@require_safe
def chapter_permalink(request: HttpRequest, pk: int) -> HttpResponse:
    """An address that stays true when chapters are renumbered, moved or merged."""
    visible = Chapter.objects.visible_to(request.user)
    return redirect(visible.filter(pk=pk).first() or heir_of(pk, visible))
