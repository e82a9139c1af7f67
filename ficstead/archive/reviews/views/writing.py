"""Writing a review or an answer, changing it, taking it back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from ficstead.archive.core.device import device_of, introduce_device, remember_device
from ficstead.archive.reviews.floods import TooMany
from ficstead.archive.reviews.forms import ReviewForm, TextForm
from ficstead.archive.reviews.gates import answerable_review, own_review, posted_chapter
from ficstead.archive.reviews.keys import browser_key, key_for_keyless
from ficstead.archive.reviews.models import Review
from ficstead.archive.reviews.reviewing import delete_review, edit_review, write_review
from ficstead.archive.reviews.rules import Reader, Refused, may_edit, reader_of, why_no_answer, why_no_review
from ficstead.archive.reviews.writing import typed_of
from ficstead.archive.serving.believing import open_to_guests


@open_to_guests
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """The form on a page of its own: for an answer, without JavaScript, and wherever something was wrong."""
    chapter = posted_chapter(request.user, pk)
    answered = answerable_review(request, chapter, request.POST.get("answers") or request.GET.get("answers") or "")
    known = device_of(request)
    device = introduce_device(request) if request.method == "POST" else known
    people = [answered.pseud.user_id] if answered and answered.pseud else []
    reader = reader_of(chapter.work, request.user, device).meeting(people)
    form = ReviewForm(request.POST or None, chapter=chapter, reader=reader, answered=answered)
    if request.method != "POST":
        return _writing_page(request, form, reader)
    if not form.is_valid():
        return _writing_page(request, form, reader, status=422)
    now = timezone.now()
    words = form.words(keyless=key_for_keyless(request, known, at=now), earlier=browser_key(request, at=now))
    try:
        review = write_review(chapter, words, reader=reader, at=now)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _writing_page(request, form, reader, status=429 if isinstance(refusal, TooMany) else 403)
    return _written(request, review)


def _writing_page(request: HttpRequest, form: ReviewForm, reader: Reader, status: int = 200) -> HttpResponse:
    chapter, answered = form.chapter, form.answered
    closed = why_no_answer(answered, chapter.work, reader) if answered else why_no_review(chapter.work, reader)
    ctx = {"work": chapter.work, "chapter": chapter, "form": form, "answered": answered, "closed": closed}
    return render(request, "reviews/write.html", ctx, status=status)


def _written(request: HttpRequest, review: Review) -> HttpResponse:
    if not review.let_in_at:
        messages.success(request, _("Thank you! The author reads reviews first; yours will stand here once let in."))
    answer = redirect(review)
    if not request.user.is_authenticated:
        remember_device(request, answer)
    return answer


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """When the time for changes runs out while somebody types, the page still has what was typed."""
    review = own_review(request, pk)
    reader = reader_of(review.work, request.user, device_of(request))
    now = timezone.now()
    is_open = may_edit(review, review.work, reader, now=now)
    form = TextForm(request.POST or None, initial={"text": typed_of(review.body)}, auto_id="review-%s")
    if is_open and form.is_valid():
        edit_review(review, form.cleaned_data["text"], at=now)
        return redirect(review)
    ctx = {"review": review, "work": review.work, "chapter": review.chapter, "form": form, "is_open": is_open}
    return render(request, "reviews/edit.html", ctx, status=200 if not form.is_bound else 422 if is_open else 403)


def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks first; nothing brings a deleted review back."""
    try:
        review = own_review(request, pk)
    except Http404:
        if not request.POST.get("chapter", "").isdecimal():
            raise
        return redirect("chapter-permalink", int(request.POST["chapter"]))  # sent twice: it is gone already
    if request.method == "POST":
        delete_review(review, at=timezone.now())
        messages.success(request, _("Your words are gone."))
        return redirect(f"{review.chapter.get_absolute_url()}#reviews")
    ctx = {"review": review, "work": review.work, "chapter": review.chapter}
    return render(request, "reviews/delete.html", ctx)
