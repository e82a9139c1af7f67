"""How each person wants to hear of each kind of news: in the inbox, and by mail at their own pace."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from ficstead.archive.accounts.models import User
from ficstead.archive.telling.models import MailPace, NewsKind, Notice, TellingChoice

MAIL_LEAVES_AT = time(8)
_MONDAY = 0


@dataclass(frozen=True, slots=True)
class Choice:
    in_inbox: bool
    mail: MailPace


# Whoever follows something wants to know; a review is why one writes. A revised chapter has been read already: that
# is worth a line in the inbox, but no mail that nobody asked for.
BY_DEFAULT: Mapping[str, Choice] = {
    kind: Choice(in_inbox=True, mail=MailPace.NEVER if kind == NewsKind.REVISION else MailPace.AT_ONCE)
    for kind in NewsKind.values
}


def choices_of(user: User) -> dict[str, Choice]:
    """The person's choice for every kind of news."""
    made = {row.kind: _as_choice(row) for row in TellingChoice.objects.filter(user=user)}
    return {**BY_DEFAULT, **made}


def choices_for(kind: str, users: Iterable[User]) -> Mapping[int, Choice]:
    """What these people chose for one kind of news, by their ids. One query."""
    users = list(users)
    made = {row.user_id: _as_choice(row) for row in TellingChoice.objects.filter(kind=kind, user__in=users)}
    return {user.pk: made.get(user.pk, BY_DEFAULT[kind]) for user in users}


@transaction.atomic
def choose(user: User, choices: Mapping[str, Choice], *, at: datetime) -> None:
    """From now on it is so; mail that has not left yet goes by the new pace, or not at all."""
    rows = [TellingChoice(user=user, kind=kind, in_inbox=one.in_inbox, mail=one.mail) for kind, one in choices.items()]
    TellingChoice.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["user", "kind"], update_fields=["in_inbox", "mail"]
    )
    for kind, choice in choices.items():
        waiting = Notice.objects.filter(recipient=user, news__kind=kind, letter=None, mail_at__isnull=False)
        waiting.update(mail_at=mail_time(choice.mail, user, now=at))


def stop_mail(user: User, kinds: Iterable[str], *, at: datetime) -> None:
    """No more mail of these kinds; the inbox stays as it is."""
    present = choices_of(user)
    choose(user, {kind: Choice(present[kind].in_inbox, MailPace.NEVER) for kind in kinds if kind in present}, at=at)


def mail_time(pace: str, user: User, *, now: datetime) -> datetime | None:
    """When mail of this pace leaves: now, the person's next morning, their next Monday's morning, or never."""
    if pace == MailPace.NEVER:
        return None
    if pace == MailPace.AT_ONCE:
        return now
    clock = user.clock()
    today = now.astimezone(clock).date()
    days = (today + timedelta(days=later) for later in range(8))
    mornings = (_morning(day, clock) for day in days if pace == MailPace.DAILY or day.weekday() == _MONDAY)
    return next(morning for morning in mornings if morning > now)


def _morning(day: date, clock: ZoneInfo) -> datetime:
    return datetime.combine(day, MAIL_LEAVES_AT, tzinfo=clock).astimezone(UTC)


def _as_choice(row: TellingChoice) -> Choice:
    return Choice(in_inbox=row.in_inbox, mail=MailPace(row.mail))
