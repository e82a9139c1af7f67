"""How the archive's mail is doing: what waits, what failed and why, and which addresses rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Min

from ficstead.archive.mail.models import Address, Letter, LetterState

_SHOWN = 50


@dataclass(frozen=True, slots=True)
class MailState:
    server_is_set: bool
    folder: str
    counts: Sequence[tuple[str, int]]
    waiting_since: datetime | None
    troubled: Sequence[Letter]
    paused: Sequence[Address]


def mail_state() -> MailState:
    """Shown to the host alone: addresses are nobody else's business."""
    counted = dict(Letter.objects.order_by().values_list("state").annotate(Count("pk")))
    in_trouble = Letter.objects.exclude(last_error="").exclude(state=LetterState.SENT)
    return MailState(
        server_is_set=bool(settings.SMTP_URL),
        folder=str(settings.MAIL_FOLDER),
        counts=[(str(state.label), counted.get(state, 0)) for state in LetterState],
        waiting_since=Letter.objects.filter(state=LetterState.WAITING).aggregate(first=Min("queued_at"))["first"],
        troubled=list(in_trouble.defer("text", "html").order_by("-queued_at", "-pk")[:_SHOWN]),
        paused=list(Address.objects.filter(paused_at__isnull=False).order_by("-paused_at", "-pk")[:_SHOWN]),
    )
