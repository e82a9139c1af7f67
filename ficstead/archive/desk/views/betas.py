"""The betas of a work, for its authors: asking, taking back, and naming them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.accounts.inviting import NoInvitationLeft
from ficstead.archive.desk.beta_gates import beta_of_own
from ficstead.archive.desk.beta_letters import TooManyLetters, write_to_beta
from ficstead.archive.desk.beta_news import ask_to_read
from ficstead.archive.desk.beta_side import chapters_with_remarks
from ficstead.archive.desk.betaing import ask_beta, betas_shown, end_beta, set_credit
from ficstead.archive.desk.forms.beta import AskBetaForm
from ficstead.archive.desk.gates import own_work
from ficstead.archive.desk.inviting import AlreadyThere, NobodyOfThatName, SaidNoLately, ThatIsYou
from ficstead.archive.desk.views.chapters import say_asked
from ficstead.archive.works.models import Work


@require_http_methods(["GET", "POST"])
def betas(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who reads along, who is asked, where remarks wait; and on POST one more who is asked."""
    work = own_work(request.user, pk)
    form = AskBetaForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _asked(request, form, work):
        return redirect("desk-betas", pk)
    shown = list(betas_shown(work))
    ctx = {
        "work": work,
        "betas": shown,
        "reads": any(beta.accepted and beta.ended_at is None for beta in shown),
        "chapters": chapters_with_remarks(work),
        "form": form,
    }
    return render(request, "desk/betas.html", ctx, status=422 if form.errors else 200)


def _asked(request: SignedInRequest, form: AskBetaForm, work: Work) -> bool:
    """Whether the request is on its way; else the form says why not."""
    who, now = form.cleaned_data["who"], timezone.now()
    try:
        if form.is_address():
            write_to_beta(work, who, by=request.user, at=now)
        else:
            ask_beta(work, who, by=request.user, at=now)
    except (AlreadyThere, NobodyOfThatName, NoInvitationLeft, SaidNoLately, ThatIsYou, TooManyLetters) as refused:
        form.add_error("who", _why_not(refused, who))
        return False
    messages.success(request, _("%(name)s has been asked.") % {"name": who})
    return True


def _why_not(refused: Exception, who: str) -> str:
    sentences = {
        AlreadyThere: _("“%(name)s” writes or reads it already."),
        NobodyOfThatName: _("Nobody here is called “%(name)s”. Look at how they sign their works."),
        NoInvitationLeft: _(
            "A newcomer needs an invitation to this archive, and you have none left to give. Is it a member? Then ask "
            "them by their name."
        ),
        SaidNoLately: _("“%(name)s” said no not long ago. You can ask again in a month."),
        ThatIsYou: _("That is you, and you see it all already."),
        TooManyLetters: _("You have written to ten addresses today. Go on tomorrow, or ask members by their names."),
    }
    return sentences[type(refused)] % {"name": who}


@require_POST
def ask_for_all(request: SignedInRequest, pk: int) -> HttpResponse:
    """Betas are asked to read whatever they haven't seen as it stands."""
    say_asked(request, ask_to_read(own_work(request.user, pk), by=request.user, at=timezone.now()))
    return redirect("desk-betas", pk)


@require_POST
def end(request: SignedInRequest, pk: int) -> HttpResponse:
    beta = beta_of_own(request.user, pk)
    end_beta(beta, at=timezone.now())
    messages.success(request, _("%(name)s sees nothing of it any more; what they have said stays.") % {"name": beta})
    return redirect("desk-betas", beta.work_id)


@require_POST
def credit(request: SignedInRequest, pk: int) -> HttpResponse:
    """The name on the title page, or not: `given` is there for yes."""
    beta = beta_of_own(request.user, pk)
    set_credit(beta, given="given" in request.POST)
    messages.success(request, _("The title page is as you wish."))
    return redirect("desk-betas", beta.work_id)
