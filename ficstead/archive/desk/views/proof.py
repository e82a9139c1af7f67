"""A chapter under the proofreader's eyes: for the editor as somebody writes, and as a page of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.desk.answering_notes import NoRoom, hear_again, heed_again, ignore, silence
from ficstead.archive.desk.comparing import Comparison, compared
from ficstead.archive.desk.conflicts import ChangedMeanwhile, last_revision, save_typed, texts_at
from ficstead.archive.desk.forms.proof import CheckForm, FixesForm, IgnoreForm, ParagraphsForm
from ficstead.archive.desk.gates import own_chapter, own_work
from ficstead.archive.desk.proofing import MOST_CHARACTERS, MOST_NOTES, Found, TooLong, knows, proof, wishes_of
from ficstead.archive.desk.putting_right import count_safe, proof_html, texts_put_right, texts_read
from ficstead.archive.desk.revising import TEXT_NAMES
from ficstead.archive.works.models import Chapter, ChapterTexts

# As the editor asks


@require_POST
def notes(request: SignedInRequest, work: int, pk: int) -> JsonResponse:
    """The notes on a text that nobody has saved yet."""
    chapter = own_chapter(request.user, work, pk)
    if len(request.body) > 8 * MOST_CHARACTERS:
        return JsonResponse({"problem": "too long"}, status=413)
    form = ParagraphsForm.sent(request.body)
    if not form.is_valid():
        return JsonResponse({"problem": "not paragraphs"}, status=400)
    if not knows(chapter.work.language):
        return JsonResponse({"problem": "language"}, status=422)
    name, paragraphs = form.cleaned_data["text"], form.cleaned_data["paragraphs"]
    wishes = wishes_of(request.user, chapter.work, chapter)
    try:
        found = proof(paragraphs, wishes, known_as=f"{request.user.pk}-{chapter.pk}-{name}")
    except TooLong:
        return JsonResponse({"problem": "too long"}, status=413)
    return JsonResponse(_for_the_editor(found))


def _for_the_editor(found: Sequence[Found]) -> dict[str, Any]:
    first = found[:MOST_NOTES]
    checks = {each.note.code: each.check() for each in first}
    return {
        "notes": [_one_for_the_editor(each) for each in first],
        "explanations": {code: check.explanation for code, check in checks.items()},
        "more": len(found) - len(first),
    }


def _one_for_the_editor(found: Found) -> dict[str, Any]:
    """Places count as browsers count: a sign beyond the first 65,536 is two."""
    note, text, (begins, ends) = found.note, found.text, found.shown
    places = {"start": note.start, "end": note.end, "from": begins, "to": ends}
    if not text.isascii() and max(text) > "\uffff":
        places = {name: len(text[:at].encode("utf-16-le")) // 2 for name, at in places.items()}
    return {
        **places,
        "paragraph": found.paragraph,
        "code": note.code,
        "kind": found.kind_name(),
        "words": found.words(),
        "title": note.title,
        "message": note.message,
        "severity": note.severity.value,
        "safe": note.safe,
        "replacement": note.replacement,
        "instead": found.put_right(),
        "own_word": found.own_word(),
        "fingerprint": found.fingerprint(),
    }


# What a writer answers


@require_POST
def ignore_note(request: SignedInRequest, work: int, pk: int) -> HttpResponse:
    chapter = own_chapter(request.user, work, pk)
    form = IgnoreForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"problem": "not a note"}, status=400)
    try:
        ignore(chapter, form.cleaned_data["code"], form.cleaned_data["fingerprint"])
    except NoRoom:
        return JsonResponse({"problem": "no room"}, status=413)
    return answered(request, reverse("desk-proof-page", args=[work, pk]))


@require_POST
def heed(request: SignedInRequest, work: int, pk: int) -> HttpResponse:
    heed_again(own_chapter(request.user, work, pk))
    return answered(request, reverse("desk-proof-page", args=[work, pk]))


@require_POST
def silence_check(request: SignedInRequest, pk: int) -> HttpResponse:
    work = own_work(request.user, pk)
    form = CheckForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"problem": "not a check"}, status=400)
    silence(work, form.cleaned_data["code"])
    messages.success(request, _("You won't hear of it again in this work. “My words” undoes it."))
    return answered(request, reverse("desk-own-words"))


@require_POST
def unsilence_check(request: SignedInRequest, pk: int) -> HttpResponse:
    work = own_work(request.user, pk)
    form = CheckForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"problem": "not a check"}, status=400)
    hear_again(work, form.cleaned_data["code"])
    return answered(request, reverse("desk-own-words"))


def answered(request: SignedInRequest, page: str) -> HttpResponse:
    """The page to go on with; a word to the editor, which stays where it is."""
    if request.headers.get("Accept") == "application/json":
        list(messages.get_messages(request))  # said by the editor itself
        return JsonResponse({"done": True})
    return redirect(page)


# As a page


@dataclass(frozen=True, slots=True)
class ProofedText:
    name: str
    label: Promise
    notes: list[Found]


@require_http_methods(["GET", "POST"])
def proof_page(request: SignedInRequest, work: int, pk: int) -> HttpResponse:
    """All notes on a chapter as it was last saved; what is ticked is shown as a comparison, and saved if its author will."""
    chapter = own_chapter(request.user, work, pk)
    if request.method == "POST":
        return _put_right(request, chapter)
    return _page(request, chapter, with_notes="notes" in request.GET)


def _put_right(request: SignedInRequest, chapter: Chapter) -> HttpResponse:
    form = FixesForm(request.POST)
    if not form.is_valid():
        return _page(request, chapter, with_notes=False, status=422)
    asked, base = form.asked(), form.cleaned_data["base"]
    before = texts_at(chapter, base)
    try:
        after = texts_put_right(before, wishes_of(request.user, chapter.work, chapter), asked)
    except TooLong:
        return _page(request, chapter, with_notes=False, status=422)
    if after == before:
        messages.info(request, _("Nothing was ticked, so nothing changes."))
        return redirect("desk-proof-page", chapter.work_id, chapter.pk)
    if request.POST.get("do") != "save":
        return _look(request, chapter, form, before=before, after=after)
    try:
        save_typed(chapter, after, base=base, by=request.user, at=timezone.now())
    except ChangedMeanwhile:
        messages.error(
            request, _("The chapter was changed meanwhile, so nothing was put right. This is how it stands.")
        )
        return _page(request, chapter, with_notes=asked.with_notes, status=409)
    messages.success(request, _("Put right. The version before it is kept."))
    return redirect("desk-proof-page", chapter.work_id, chapter.pk)


def _look(
    request: SignedInRequest, chapter: Chapter, form: FixesForm, *, before: ChapterTexts, after: ChapterTexts
) -> HttpResponse:
    ctx = {
        "chapter": chapter,
        "work": chapter.work,
        "asked": form.asked(),
        "base": form.cleaned_data["base"],
        "changes": _changes(before, after),
    }
    return render(request, "desk/proof_look.html", ctx)


def _changes(before: ChapterTexts, after: ChapterTexts) -> list[tuple[Promise, Comparison]]:
    pairs = ((label, getattr(before, name), getattr(after, name)) for name, label in TEXT_NAMES.items())
    return [(label, compared(old, new, around=0)) for label, old, new in pairs if old != new]


def _page(request: SignedInRequest, chapter: Chapter, *, with_notes: bool, status: int = 200) -> HttpResponse:
    reads = knows(chapter.work.language)
    try:
        texts, too_long = _proofed(request, chapter, with_notes=with_notes) if reads else [], False
    except TooLong:
        texts, too_long = [], True
    ctx = {
        "chapter": chapter,
        "work": chapter.work,
        "base": last_revision(chapter),
        "with_notes": with_notes,
        "knows": reads,
        "too_long": too_long,
        "texts": texts,
        "safe": sum(count_safe(text.notes) for text in texts),
        "ignored": chapter.ignored_notes.count(),
        "most": MOST_NOTES,
    }
    return render(request, "desk/proof.html", ctx, status=status)


def _proofed(request: SignedInRequest, chapter: Chapter, *, with_notes: bool) -> list[ProofedText]:
    """Only the texts of which there is something to say."""
    wishes = wishes_of(request.user, chapter.work, chapter)
    named = {
        name: proof_html(getattr(chapter, name), wishes, known_as=f"{request.user.pk}-{chapter.pk}-{name}-saved")
        for name in texts_read(with_notes=with_notes)
    }
    return [ProofedText(name, TEXT_NAMES[name], found) for name, found in named.items() if found]
