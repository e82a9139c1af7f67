"""A beta's own pages: who asks them, what waits, the works they read and each chapter of them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.desk.beta_gates import beta_asked, beta_named, beta_reading, chapter_for, chapters_for
from ficstead.archive.desk.beta_letters import letter_for
from ficstead.archive.desk.beta_news import note_work_seen
from ficstead.archive.desk.beta_side import (
    note_look,
    readings_of,
    readings_past,
    remarks_on,
    requests_to_beta,
    seen_by,
)
from ficstead.archive.desk.betaing import NoLongerAsked, accept_beta, decline_beta, end_beta, set_credit
from ficstead.archive.desk.comparing import word_diff
from ficstead.archive.desk.conflicts import last_revision
from ficstead.archive.desk.forms.beta import AnswerForm, ByNameForm, RemarkForm
from ficstead.archive.desk.inviting import AlreadyThere
from ficstead.archive.desk.margins import with_margins
from ficstead.archive.desk.models import Beta, Remark
from ficstead.archive.desk.proposals import without_their_words
from ficstead.archive.desk.remarking import make_remark, note_news_seen
from ficstead.archive.desk.revising import changes_between
from ficstead.archive.reading.neighbours import neighbours_of
from ficstead.archive.reading.notes import notes_around
from ficstead.archive.works.models import Chapter


@require_safe
def betaing(request: SignedInRequest) -> HttpResponse:
    ctx = {
        "asked": requests_to_beta(request.user),
        "readings": readings_of(request.user),
        "past": readings_past(request.user),
    }
    return render(request, "desk/betaing.html", ctx)


@require_POST
def accept(request: SignedInRequest, pk: int) -> HttpResponse:
    asked = beta_asked(request.user, pk)
    return _accepted(request, asked) if asked.pseud else redirect("desk-betaing")


def _accepted(request: SignedInRequest, asked: Beta) -> HttpResponse:
    try:
        beta = accept_beta(asked, by=asked.pseud or request.user.default_pseud(), at=timezone.now())
    except NoLongerAsked:
        messages.error(request, _("That invitation is no longer open. They can ask you again."))
    except AlreadyThere:
        messages.error(request, _("You are on that work already."))
    else:
        messages.success(request, _("You read “%(title)s” now. What you say stays between you.") % {"title": beta.work})
        return redirect("desk-beta-work", beta.work_id)
    return redirect("desk-betaing")


@require_POST
def decline(request: SignedInRequest, pk: int) -> HttpResponse:
    asked = beta_asked(request.user, pk)
    decline_beta(asked, at=timezone.now())
    messages.success(request, _("You declined. They won't be able to ask you again for a month."))
    return redirect("desk-betaing")


@require_http_methods(["GET", "POST"])
def letter(request: SignedInRequest, token: str) -> HttpResponse:
    """Where the link of a letter leads: an invitation to read, for the first who takes it."""
    beta = letter_for(request.user, token)
    if beta is None:
        raise Http404
    form = ByNameForm(request.POST if request.method == "POST" else None, user=request.user)
    if request.method == "POST" and request.POST.get("do") == "decline":
        decline_beta(beta, at=timezone.now())
        messages.success(request, _("You declined. They won't be able to ask you again for a month."))
        return redirect("desk-betaing")
    if form.is_valid():
        beta.pseud = form.cleaned_data["pseud"] if beta.pseud is None else beta.pseud
        return _accepted(request, beta) if beta.pseud.user == request.user else redirect("desk-betaing")
    is_open = beta.answered_at is None and beta.ended_at is None
    return render(
        request,
        "desk/beta_letter.html",
        {"beta": beta, "form": form, "is_open": is_open},
        status=422 if form.errors else 200,
    )


@require_safe
def work(request: SignedInRequest, work: int) -> HttpResponse:
    beta = beta_reading(request.user, work)
    [reading] = seen_by([beta])
    note_work_seen(request.user, beta.work, at=timezone.now())
    return render(request, "desk/beta_work.html", {"beta": beta, "work": beta.work, "reading": reading})


@require_http_methods(["GET", "POST"])
def chapter(request: SignedInRequest, work: int, pk: int) -> HttpResponse:
    """A chapter as the reading page shows it, with a margin for remarks; on POST a new one."""
    beta = beta_reading(request.user, work)
    here, now = chapter_for(beta, pk), timezone.now()
    if request.method == "POST":
        form = RemarkForm(request.POST, chapter=here)
        if form.is_valid():
            made = _remarked(beta, here, form)
            messages.success(request, _("Your remark is with the author."))
            return redirect(f"{request.path}#{f'p-{made.anchor}' if made.anchor else f'remark-{made.pk}'}")
    else:
        form = RemarkForm(initial=RemarkForm.about(here, request.GET.get("about", "")), chapter=here)
        note_look(beta, here, at=now)
        note_news_seen(request.user, here, at=now)
    return _page(request, beta, here, form)


def _remarked(beta: Beta, chapter: Chapter, form: RemarkForm) -> Remark:
    return make_remark(
        chapter,
        by=beta.pseud,  # type: ignore[arg-type]  # who reads has a name: the database says so
        text=form.cleaned_data["text"].strip(),
        passage=form.found,
        wording=form.proposed_wording(),
        form_key=form.sent_key(),
        at=timezone.now(),
    )


def _page(request: SignedInRequest, beta: Beta, here: Chapter, form: RemarkForm) -> HttpResponse:
    contents = list(chapters_for(beta).for_contents())
    remarks = remarks_on(here)
    in_margin: dict[int, int] = {}
    for remark in remarks:
        if remark.anchor and remark.resolved_at is None:
            in_margin[remark.anchor] = in_margin.get(remark.anchor, 0) + 1
    ctx = {
        "beta": beta,
        "work": here.work,
        "chapter": here,
        "contents": contents,
        "neighbours": neighbours_of(here, contents),
        "notes": notes_around(here, here.work, contents),
        "story": with_margins(here.anchored_body(), in_margin),
        "remarks": remarks,
        "gone": without_their_words(here, remarks),
        "word_diff": word_diff,
        "form": form,
        "answer": AnswerForm(),
    }
    return render(request, "desk/beta_chapter.html", ctx, status=422 if form.errors else 200)


@require_safe
def changes(request: SignedInRequest, work: int, pk: int) -> HttpResponse:
    """What became of a chapter since the beta saw it last; versions that they never saw stay the author's."""
    beta = beta_reading(request.user, work)
    here = chapter_for(beta, pk)
    seen = get_object_or_404(beta.looks, chapter=here)
    old, new = (get_object_or_404(here.revisions, number=number) for number in (seen.revision, last_revision(here)))
    ctx = {"work": here.work, "chapter": here, "changes": changes_between(old, new)}
    return render(request, "desk/beta_changes.html", ctx)


@require_POST
def step_down(request: SignedInRequest, work: int) -> HttpResponse:
    beta = beta_reading(request.user, work)
    end_beta(beta, at=timezone.now())
    messages.success(
        request, _("You no longer read “%(title)s”. What you said stays with its author.") % {"title": beta.work}
    )
    return redirect("desk-betaing")


@require_POST
def credit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Whether one's name may stand on the title page: `wanted` is there for yes."""
    beta = beta_named(request.user, pk)
    set_credit(beta, wanted="wanted" in request.POST)
    messages.success(request, _("Saved."))
    return redirect("desk-beta-work", beta.work_id) if beta.ended_at is None else redirect("desk-betaing")
