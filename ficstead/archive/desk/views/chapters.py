"""One chapter at the desk: its texts, its drafts' way to readers, and every version it ever had."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.desk.beta_news import ask_to_read
from ficstead.archive.desk.beta_side import how_betas_find, open_remarks_on
from ficstead.archive.desk.conflicts import (
    ChangedMeanwhile,
    keep_aside,
    last_revision,
    same_texts,
    save_typed,
    texts_at,
    together,
)
from ficstead.archive.desk.forms import ChapterForm, PostingForm
from ficstead.archive.desk.forms.chapter import texts_from, typed_texts
from ficstead.archive.desk.gates import own_chapter
from ficstead.archive.desk.models import UnsavedText
from ficstead.archive.desk.places import place_of
from ficstead.archive.desk.posting import post_chapters
from ficstead.archive.desk.proofing import knows
from ficstead.archive.desk.side_by_side import differences
from ficstead.archive.desk.unsaved import forget_unsaved
from ficstead.archive.works.models import Chapter


@require_http_methods(["GET", "POST"])
def chapter(request: SignedInRequest, work: int, pk: int) -> HttpResponse:
    """The texts of a chapter to edit, or, with `?unsaved=`, what was typed of them and never saved."""
    chapter = own_chapter(request.user, work, pk)
    if request.method == "POST":
        return _answered(request, chapter)
    initial = ChapterForm.initial_of(chapter, base=last_revision(chapter))
    if taken := _taken_over(request, chapter):
        initial |= ChapterForm(taken.fields).typed() | {"base": taken.base, "taken": taken.pk}
    return _page(request, chapter, ChapterForm(initial=initial))


def _taken_over(request: SignedInRequest, chapter: Chapter) -> UnsavedText | None:
    asked = request.GET.get("unsaved", "")
    if not asked.isdecimal():
        return None
    return get_object_or_404(request.user.unsaved_texts.filter(place=place_of(chapter)), pk=asked)


def _answered(request: SignedInRequest, chapter: Chapter) -> HttpResponse:
    """Saves; where the chapter was changed meanwhile, shows both texts and does what their author then asks."""
    form = ChapterForm(request.POST, initial=ChapterForm.initial_of(chapter, base=0))
    if not form.is_valid():
        return _page(request, chapter, form, status=422)
    asked = request.POST.get("do")
    if asked == "together":
        return _page(request, chapter, _both(chapter, form))
    try:
        _do(request, chapter, form, keeps_theirs=asked == "theirs")
    except ChangedMeanwhile as changed:
        return _conflict(request, chapter, form, changed)
    forget_unsaved(request.user, place_of(chapter), device=form.cleaned_data["device"], taken=form.taken_over())
    messages.success(request, _("Saved. Every version before it is kept below."))
    if form.cleaned_data["ask_betas"]:
        say_asked(request, ask_to_read(chapter.work, chapter, by=request.user, at=timezone.now()))
    return redirect("desk-chapter", chapter.work_id, chapter.pk)


def say_asked(request: SignedInRequest, number: int) -> None:
    if number:
        words = ngettext("%(num)d beta has been asked to read it.", "%(num)d betas have been asked to read it.", number)
        messages.success(request, words % {"num": number})
    else:
        messages.info(request, _("Your betas have seen it all as it stands, so nobody was asked."))


def _do(request: SignedInRequest, chapter: Chapter, form: ChapterForm, *, keeps_theirs: bool) -> None:
    now = timezone.now()
    if keeps_theirs:
        keep_aside(chapter, form.texts(), by=request.user, at=now)
    elif form.texts_changed():
        announce = form.announcement()
        save_typed(chapter, form.texts(), base=form.began_from(), by=request.user, at=now, announce=announce)


def _both(chapter: Chapter, form: ChapterForm) -> ChapterForm:
    """The form once more, with both texts in it, for their author to put right."""
    since = texts_at(chapter, form.cleaned_data["since"] or 0)
    merged = together(since, chapter.texts(), form.texts())
    kept = {name: form.cleaned_data[name] for name in ("device", "taken", "tell", "what_changed")}
    return ChapterForm(initial=typed_texts(merged) | kept | {"base": last_revision(chapter)})


def _conflict(request: SignedInRequest, chapter: Chapter, form: ChapterForm, changed: ChangedMeanwhile) -> HttpResponse:
    ctx = {
        "chapter": chapter,
        "work": chapter.work,
        "now": changed.now,
        "differences": differences(changed.now.texts(), form.texts()),
        "typed": form.typed() | {name: form[name].value() or "" for name in ("device", "taken", "what_changed")},
        "tells": form.cleaned_data["tell"],
        "since": form.began_from(),
    }
    return render(request, "desk/conflict.html", ctx, status=409)


def _page(request: SignedInRequest, chapter: Chapter, form: ChapterForm, status: int = 200) -> HttpResponse:
    ctx = {
        "chapter": chapter,
        "work": chapter.work,
        "form": form,
        "place": place_of(chapter),
        "unsaved": _offered(request, chapter, form),
        "revisions": chapter.revisions.defer("packed").select_related("saved_by", "proposed_by").order_by("-number"),
        "posting": PostingForm(),
        "proofread": knows(chapter.work.language),
        "open_remarks": open_remarks_on(chapter),
        "readers": how_betas_find(chapter),
    }
    return render(request, "desk/chapter.html", ctx, status=status)


_MOST_OFFERED = 5


def _offered(request: SignedInRequest, chapter: Chapter, form: ChapterForm) -> list[UnsavedText]:
    """What was typed elsewhere and says something that is neither saved nor in this form already."""
    waiting = request.user.unsaved_texts.waiting().filter(place=place_of(chapter))
    others = waiting.exclude(device=form["device"].value() or "").exclude(pk=form["taken"].value() or 0)
    return [text for text in others[:_MOST_OFFERED] if _says_more(text, chapter)]


def _says_more(text: UnsavedText, chapter: Chapter) -> bool:
    typed = texts_from(text.fields)
    return typed is None or not same_texts(typed, chapter.texts())


@require_POST
def post(request: SignedInRequest, work: int, pk: int) -> HttpResponse:
    chapter = own_chapter(request.user, work, pk)
    form = PostingForm(request.POST)
    visibility = form.cleaned_data["visibility"] if form.is_valid() else ""
    post_chapters(chapter.work, [chapter], at=timezone.now(), visibility=visibility)
    messages.success(request, _("Posted. Readers can see it now."))
    return redirect(chapter)
