"""How a person wants to hear of things, and the way out of every letter."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.telling.choices import choices_of, choose, stop_mail
from ficstead.archive.telling.forms import ChoicesForm
from ficstead.archive.telling.reaching import reach_of, try_again
from ficstead.archive.telling.unsubscribing import BadToken, read_token


@login_required
def news_choices(request: SignedInRequest) -> HttpResponse:
    form = ChoicesForm(choices_of(request.user), request.POST if request.method == "POST" else None)
    if form.is_valid():
        choose(request.user, form.choices(), at=timezone.now())
        messages.success(request, _("Saved. Mail that has not left yet goes by this, too."))
        return redirect("news-choices")
    return render(request, "telling/choices.html", {"form": form, "reach": reach_of(request.user)})


@login_required
def mail_again(request: SignedInRequest) -> HttpResponse:
    """The address was paused for its refusals; its owner says that it works again."""
    if request.method == "POST":
        try_again(request.user)
        messages.success(request, _("Mail goes to you again. Should it be refused once more, it will pause again."))
    return redirect("news-choices")


@csrf_exempt  # the mail program posts, without a cookie of ours (RFC 8058); the token says who and what
@never_cache
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Only a POST acts: programs that look at links before people do must not unsubscribe anybody."""
    try:
        way_out = read_token(token)
    except BadToken:
        return _broken(request)
    if request.method == "POST":
        stop_mail(way_out.user, way_out.kinds, at=timezone.now())
    return render(request, "telling/unsubscribe.html", {"kinds": way_out.kinds, "done": request.method == "POST"})


def _broken(request: HttpRequest) -> HttpResponse:
    heading = _("That link is incomplete")
    words = _(
        "It may have been cut off on its way to you. Sign in, and choose under “How I hear of it” what is mailed."
    )
    return render(request, "core/sorry.html", {"heading": heading, "words": words, "status": 404}, status=404)
