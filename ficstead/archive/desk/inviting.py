"""Writing together: asking a pseud onto a title page, their yes or no, and leaving again.

Nobody stands on a work or a series without having said yes, and nobody but themselves takes their name off.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.urls import reverse

from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.core.names import name_key
from ficstead.archive.desk.models import AuthorRequest
from ficstead.archive.telling.models import NewsKind
from ficstead.archive.telling.reporting import report_to, withdraw
from ficstead.archive.works.models import Authorship, Series, Work

REST_AFTER_A_NO = timedelta(days=30)


class NobodyOfThatName(Exception):
    """No pseud is called so, nor was."""


class ThatIsYou(Exception):
    """One's own names need nobody's consent."""


class AlreadyThere(Exception):
    """The pseud stands on it already."""


class SaidNoLately(Exception):
    """Who has declined is left in peace for a while."""


class LastAuthor(Exception):
    """Somebody's name has to stay."""


@transaction.atomic
def invite(thing: Work | Series, name: str, *, by: User, at: datetime) -> AuthorRequest:
    """Asks the owner of that pseud, who finds it in their inbox. Asking twice is asking once.

    Somebody who has blocked `by` isn't told; to `by` it looks like any request that waits.
    Raises `NobodyOfThatName`, `ThatIsYou`, `AlreadyThere`, `SaidNoLately`.
    """
    _lock(thing)
    pseud = pseud_called(name)
    if pseud.user_id == by.pk:
        raise ThatIsYou
    if _names_on(thing).filter(pk=pseud.pk).exists():
        raise AlreadyThere
    asked = requests_for(thing).filter(pseud=pseud)
    if asked.filter(answered_at__gt=at - REST_AFTER_A_NO, accepted=False).exists():
        raise SaidNoLately
    request = asked.filter(answered_at=None).first()
    if request is None:
        request = AuthorRequest(pseud=pseud, asked_by=by, asked_at=at)
        request.work, request.series = (thing, None) if isinstance(thing, Work) else (None, thing)
        request.save()
        _report(request, at=at)
    return request


def pseud_called(name: str) -> Pseud:
    """By its name of today or one of before, in any mixture of capitals."""
    key = name_key(name)
    pseud = Pseud.objects.filter(Q(key=key) | Q(former_names__key=key)).order_by("pk").first()
    if pseud is None:
        raise NobodyOfThatName
    return pseud


def _report(request: AuthorRequest, *, at: datetime) -> None:
    """Names no work, since the person who is asked can't see one that is still a draft.

    Nobody is told of what people do whom they keep away: `telling` sees to that.
    """
    signed = _names_on(request.thing).filter(user=request.asked_by).first()
    report_to(
        [request.pseud.user],
        NewsKind.REQUEST,
        key=f"request:{request.pk}",
        link=reverse("desk-requests"),
        at=at,
        actor=request.asked_by,
        actor_name=str(signed or ""),
        excerpt=str(request.thing),
    )


@transaction.atomic
def accept(request: AuthorRequest, *, at: datetime) -> None:
    """The pseud stands on the title page from now on. A request that has been answered stays as it was answered."""
    thing = request.thing
    _lock(thing)
    if not _answer(request, accepted=True, at=at):
        return
    if isinstance(thing, Work):
        last = thing.authorships.aggregate(last=Max("position"))["last"]
        position = 0 if last is None else last + 1
        Authorship.objects.get_or_create(work=thing, pseud=request.pseud, defaults={"position": position})
        thing.show_change()
    else:
        thing.creators.add(request.pseud)


@transaction.atomic
def decline(request: AuthorRequest, *, at: datetime) -> None:
    _answer(request, accepted=False, at=at)


def _answer(request: AuthorRequest, *, accepted: bool, at: datetime) -> bool:
    """Whether this was the first answer to it; `request` knows the answer that holds."""
    first = AuthorRequest.objects.filter(pk=request.pk, answered_at=None).update(answered_at=at, accepted=accepted)
    request.refresh_from_db(fields=["answered_at", "accepted"])
    withdraw(f"request:{request.pk}")
    return bool(first)


@transaction.atomic
def take_back(requests: QuerySet[AuthorRequest]) -> None:
    """Nobody is asked any more, and what was told of it goes; answered ones stay."""
    for pk in list(requests.filter(answered_at=None).values_list("pk", flat=True)):
        withdraw(f"request:{pk}")
        AuthorRequest.objects.filter(pk=pk, answered_at=None).delete()


@transaction.atomic
def leave_work(work: Work, *, by: User) -> None:
    """Their names go from the title page, and their open requests with them. Raises `LastAuthor`."""
    _lock(work)
    if not work.authorships.exclude(pseud__user=by).exists():
        raise LastAuthor
    work.authorships.filter(pseud__user=by).delete()
    take_back(work.author_requests.filter(asked_by=by))
    work.show_change()


@transaction.atomic
def leave_series(series: Series, *, by: User) -> None:
    """The same for a series; works of theirs that are part of it stay part of it. Raises `LastAuthor`."""
    _lock(series)
    if not series.creators.exclude(user=by).exists():
        raise LastAuthor
    series.creators.remove(*series.creators.filter(user=by))
    take_back(series.author_requests.filter(asked_by=by))


def requests_for(thing: Work | Series) -> QuerySet[AuthorRequest]:
    return AuthorRequest.objects.filter(**{"work" if isinstance(thing, Work) else "series": thing})


def requests_to(user: User) -> QuerySet[AuthorRequest]:
    """What this person is asked and may still answer: nothing by people they keep away, nothing from the trash."""
    asked = AuthorRequest.objects.filter(pseud__user=user, answered_at=None, work__trashed_at=None)
    return asked.exclude(asked_by__blocked_by__blocker=user)


def _names_on(thing: Work | Series) -> QuerySet[Pseud]:
    on_it = Pseud.objects.filter(works=thing) if isinstance(thing, Work) else Pseud.objects.filter(series=thing)
    return on_it.order_by("pk")


def _lock(thing: Work | Series) -> None:
    """Whoever changes the names on it next waits until we are done."""
    type(thing)._default_manager.select_for_update().get(pk=thing.pk)
