"""Remarks: the author's page of them beside the chapter, and what both sides do with one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.accounts.models import Pseud
from ficstead.archive.desk.beta_gates import proposal_to, remark_open_to, voice_of
from ficstead.archive.desk.beta_side import remarks_on
from ficstead.archive.desk.comparing import word_diff
from ficstead.archive.desk.forms.beta import AnswerForm, QuestionForm
from ficstead.archive.desk.gates import own_chapter
from ficstead.archive.desk.models import Remark
from ficstead.archive.desk.proposals import Taken, accept_proposals, reject_proposals, without_their_words
from ficstead.archive.desk.remarking import answer_remark, make_remark, note_news_seen, settle_remark
from ficstead.archive.works.models import Chapter


@dataclass(frozen=True, slots=True)
class Offer:
    """All that one beta proposes for a chapter, and nobody has decided."""

    pseud: Pseud | None
    proposals: int
    gone: int
    """Of these, how many are for words that read otherwise by now: they can't be taken."""


@require_http_methods(["GET", "POST"])
def remarks(request: SignedInRequest, work: int, pk: int) -> HttpResponse:
    """All that is said of a chapter, beside its text; on POST a question to the betas."""
    chapter = own_chapter(request.user, work, pk)
    form = QuestionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        voice, now = voice_of(request.user, chapter.work), timezone.now()
        make_remark(chapter, by=voice, text=form.cleaned_data["text"], form_key=form.sent_key(), at=now)
        messages.success(request, _("Your betas find it on their page."))
        return redirect("desk-remarks", work, pk)
    note_news_seen(request.user, chapter, at=timezone.now())
    found = remarks_on(chapter)
    gone = without_their_words(chapter, found)
    ctx = {
        "chapter": chapter,
        "work": chapter.work,
        "remarks": found,
        "offers": _offers(found, gone),
        "gone": gone,
        "form": form,
        "answer": AnswerForm(),
        "word_diff": word_diff,
    }
    return render(request, "desk/remarks.html", ctx, status=422 if form.errors else 200)


def _offers(remarks: Sequence[Remark], gone: Collection[int]) -> list[Offer]:
    proposed: dict[Pseud | None, list[int]] = {}
    for remark in remarks:
        if remark.is_open_proposal:
            proposed.setdefault(remark.pseud, []).append(remark.pk)
    return [Offer(pseud, proposals=len(pks), gone=sum(pk in gone for pk in pks)) for pseud, pks in proposed.items()]


@require_POST
def judge_all(request: SignedInRequest, work: int, pk: int) -> HttpResponse:
    """Every open proposal of one beta (`pseud`, empty for somebody who has left) for a chapter."""
    chapter = own_chapter(request.user, work, pk)
    asked = request.POST.get("pseud", "")
    of_one = chapter.remarks.proposals().filter(pseud=int(asked) if asked.isdecimal() and len(asked) < 19 else None)
    return _judged(request, chapter, list(of_one.values_list("pk", flat=True)))


@require_POST
def judge(request: SignedInRequest, pk: int) -> HttpResponse:
    proposal = proposal_to(request.user, pk)
    return _judged(request, proposal.chapter, [proposal.pk], back_to=proposal)


def _judged(
    request: SignedInRequest, chapter: Chapter, pks: Sequence[int], back_to: Remark | None = None
) -> HttpResponse:
    if request.POST.get("do") == "accept":
        _say_taken(request, accept_proposals(chapter, pks, by=request.user, at=timezone.now()))
    elif request.POST.get("do") == "reject" and reject_proposals(chapter, pks, by=request.user, at=timezone.now()):
        messages.success(request, _("Not taken. The chapter is as it was."))
    return redirect(reverse("desk-remarks", args=[chapter.work_id, chapter.pk]) + (_at(back_to) if back_to else ""))


def _say_taken(request: SignedInRequest, outcome: Taken) -> None:
    if number := len(outcome.taken):
        words = ngettext("%(num)d proposal is in the chapter now.", "%(num)d proposals are in the chapter now.", number)
        messages.success(request, words % {"num": number})
    if number := len(outcome.left):
        words = ngettext(
            "%(num)d proposal could not be taken: its words read otherwise by now. It is still open.",
            "%(num)d proposals could not be taken: their words read otherwise by now. They are still open.",
            number,
        )
        messages.error(request, words % {"num": number})


@require_POST
def answer(request: SignedInRequest, pk: int) -> HttpResponse:
    """What an author or a beta says further; an empty answer comes back with the page."""
    remark = remark_open_to(request.user, pk)
    form = AnswerForm(request.POST)
    if form.is_valid():
        voice = voice_of(request.user, remark.chapter.work)
        text, now = form.cleaned_data["text"], timezone.now()
        answer_remark(remark, by=voice, text=text, form_key=form.sent_key(), at=now)
        return _back(request, remark)
    ctx = {
        "remark": remark,
        "chapter": remark.chapter,
        "work": remark.chapter.work,
        "form": form,
        "back": _page_of(request, remark),
    }
    return render(request, "desk/remark_answer.html", ctx, status=422)


@require_POST
def settle(request: SignedInRequest, pk: int) -> HttpResponse:
    """Resolved, or with `again` open once more."""
    remark = remark_open_to(request.user, pk)
    settle_remark(remark, settled="again" not in request.POST, at=timezone.now())
    return _back(request, remark)


def _back(request: SignedInRequest, remark: Remark) -> HttpResponse:
    return redirect(_page_of(request, remark) + _at(remark))


def _page_of(request: SignedInRequest, remark: Remark) -> str:
    """The page of remarks that is this person's: at the desk, or on the beta's reading page."""
    work = remark.chapter.work
    name = "desk-remarks" if work.is_written_by(request.user) else "desk-beta-chapter"
    return reverse(name, args=[work.pk, remark.chapter_id])


def _at(remark: Remark) -> str:
    return f"#remark-{remark.pk}"
