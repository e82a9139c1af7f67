"""Handing letters in: a row in our database, in the same transaction as whatever the letter speaks of."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from django.utils.html import linebreaks, urlize

from ficstead.archive.mail.models import Letter

_HTML = "text/html"


def queue_letter(
    *,
    key: str,
    address: str,
    subject: str,
    text: str,
    html: str = "",
    headers: Mapping[str, str] | None = None,
    at: datetime,
) -> Letter:
    """The letter with this key, queued now unless it was before. `headers` are further ones, such as `List-Id`."""
    letter = Letter(
        key=key,
        address=address,
        subject=" ".join(subject.split())[:250],
        text=text,
        html=html,
        headers=dict(headers or {}),
        queued_at=at,
        due_at=at,
    )
    Letter.objects.bulk_create([letter], ignore_conflicts=True)
    return Letter.objects.get(key=key)


class QueueingBackend(BaseEmailBackend):
    """Django's way of sending mail, ending in our queue: no page waits for a mail server.

    A letter that comes as plain text alone gets the same words as HTML, so that its links can be clicked everywhere.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        return sum(self._queue(message) for message in email_messages)

    def _queue(self, message: EmailMessage) -> int:
        for address in message.recipients():
            queue_letter(
                key=f"mail:{secrets.token_urlsafe(16)}",
                address=address,
                subject=str(message.subject),
                text=str(message.body),
                html=_html_part(message) or linebreaks(urlize(str(message.body), autoescape=True)),
                headers={name: str(value) for name, value in message.extra_headers.items()},
                at=timezone.now(),
            )
        return 1


def _html_part(message: EmailMessage) -> str:
    parts = message.alternatives if isinstance(message, EmailMultiAlternatives) else []
    return next((str(part[0]) for part in parts if part[1] == _HTML), "")
