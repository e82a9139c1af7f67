"""Sending what is due: by SMTP, or into a folder while the host has named no mail server.

A letter is claimed, handed over, marked as sent, each step on its own. A worker that dies between the last two leaves
the letter claimed: it is sent once more, and not a third time. Servers that are busy are asked again later, ever more
seldom; an address that is refused for good is paused, not hammered.
"""

import hashlib
import logging
import re
import smtplib
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, QuerySet

from ficstead.archive.mail.models import Address, Letter, LetterState
from ficstead.archive.mail.transport import transport

logger = logging.getLogger(__name__)

LETTERS_A_ROUND = 50
CLAIM_LASTS = timedelta(minutes=30)
"""Longer than the slowest server can spin out one round: a living worker's claim is never taken for a dead one's."""
RETRIES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720, 1440))
"""How long to wait after each failed attempt; after the last one, some two days on, the letter is given up."""
WAITS_FOR_A_PAUSED_ADDRESS = timedelta(days=7)
REFUSALS_BEFORE_A_PAUSE = 3
"""One refusal may be a full mailbox; after the third in a row the address rests until somebody wakes it."""
_NO_SUCH_ADDRESS = re.compile(r"\b5\.1\.\d")
"""Enhanced status codes for an address that isn't there (RFC 3463, section 3.2): believed at once."""


def deliver_due_letters(*, now: datetime) -> int:
    """Sends up to `LETTERS_A_ROUND` letters over one connection; returns how many it tried.

    Never raises for a letter's sake. While the server can't be reached no letter is touched.
    """
    _free_lost_claims(now)
    _give_up_on_paused(now)
    due = Letter.objects.due(now).exclude(address__in=_paused())
    letters = list(due.values_list("pk", flat=True)[:LETTERS_A_ROUND])
    if not letters:
        return 0
    connection = transport()
    try:
        connection.open()
        return _deliver_all(letters, connection, now)
    except (smtplib.SMTPException, OSError) as trouble:
        logger.warning("The mail server can't be reached: %s", trouble)
        return 0
    finally:
        _hang_up(connection)


def _deliver_all(letters: list[int], connection: BaseEmailBackend, now: datetime) -> int:
    for tried, pk in enumerate(letters, start=1):
        letter = _claim(pk, now)
        if letter and not _deliver(letter, connection, now):
            return tried  # the server itself is in trouble: the others wait for the next round
    return len(letters)


def pause(email: str, *, because: str, now: datetime) -> None:
    """Nothing is sent there any more until somebody wakes the address."""
    Address.objects.update_or_create(email=email, defaults={"paused_at": now, "last_error": because})


def wake(email: str) -> None:
    """The address is believed to work again; what waits for it leaves with the next round."""
    Address.objects.filter(email=email).update(paused_at=None, refusals=0)


def _paused() -> QuerySet[Address, str]:
    return Address.objects.filter(paused_at__isnull=False).values_list("email", flat=True)


def _free_lost_claims(now: datetime) -> None:
    """Letters whose worker died before it could write down how it went."""
    lost = Letter.objects.filter(state=LetterState.SENDING, claimed_at__lt=now - CLAIM_LASTS)
    lost.filter(unsure__gte=1).update(state=LetterState.LOST, last_error="The worker died twice while sending it.")
    lost.update(state=LetterState.WAITING, unsure=F("unsure") + 1)


def _give_up_on_paused(now: datetime) -> None:
    waiting = Letter.objects.due(now - WAITS_FOR_A_PAUSED_ADDRESS).filter(address__in=_paused())
    waiting.update(state=LetterState.LOST, last_error="The address has been paused for a week.")


def _claim(pk: int, now: datetime) -> Letter | None:
    """The letter, if no other worker was quicker."""
    claimed = Letter.objects.filter(pk=pk, state=LetterState.WAITING).update(
        state=LetterState.SENDING, claimed_at=now, attempts=F("attempts") + 1
    )
    return Letter.objects.filter(pk=pk).first() if claimed else None


def _deliver(letter: Letter, connection: BaseEmailBackend, now: datetime) -> bool:
    """Whether the next letter may be tried at once."""
    try:
        connection.send_messages([_message(letter)])
    except smtplib.SMTPRecipientsRefused as refused:
        code, words = next(iter(refused.recipients.values()))
        return _refused(letter, code, words, now)
    except smtplib.SMTPDataError as refused:
        return _refused(letter, refused.smtp_code, refused.smtp_error, now)
    except (smtplib.SMTPException, OSError) as trouble:
        logger.warning("No mail could be sent: %s", trouble)
        _try_later(letter, str(trouble), now)
        return False
    except Exception as error:
        # One letter that can't be written must not stop the others.
        logger.exception("Letter %s can't be sent", letter.pk)
        _end(letter, LetterState.LOST, repr(error))
        return True
    _sent(letter, now)
    return True


def _message(letter: Letter) -> EmailMultiAlternatives:
    """The letter as it travels. Sent twice it has the same Message-ID, so that mail programs show it once."""
    name = hashlib.sha256(letter.key.encode()).hexdigest()[:32]
    headers = {"Message-ID": f"<{letter.queued_at:%Y%m%d%H%M%S}-{name}@{settings.SITE_HOST}>", **letter.headers}
    message = EmailMultiAlternatives(letter.subject, letter.text, to=[letter.address], headers=headers)
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    return message


def _sent(letter: Letter, now: datetime) -> None:
    _note(letter, state=LetterState.SENT, sent_at=now, last_error="")
    Address.objects.filter(email=letter.address, refusals__gt=0).update(refusals=0)


def _refused(letter: Letter, code: int, words: bytes | str, now: datetime) -> bool:
    """4xx means not now, 5xx means never (RFC 5321, section 4.2.1)."""
    because = f"{code} {words.decode(errors='replace') if isinstance(words, bytes) else words}"
    if code < 500:
        _try_later(letter, because, now)
    else:
        with transaction.atomic():
            _end(letter, LetterState.REFUSED, because)
            _count_refusal(letter.address, because, now)
    return True


def _count_refusal(email: str, because: str, now: datetime) -> None:
    address, _new = Address.objects.select_for_update().get_or_create(email=email)
    address.refusals += 1
    address.last_error = because
    if address.refusals >= REFUSALS_BEFORE_A_PAUSE or _NO_SUCH_ADDRESS.search(because):
        address.paused_at = now
    address.save()


def _try_later(letter: Letter, because: str, now: datetime) -> None:
    if letter.attempts > len(RETRIES):
        _end(letter, LetterState.LOST, because)
        return
    due_at = now + RETRIES[letter.attempts - 1]
    _note(letter, state=LetterState.WAITING, due_at=due_at, last_error=because)


def _end(letter: Letter, state: LetterState, because: str) -> None:
    _note(letter, state=state, last_error=because)


def _note(letter: Letter, **fields: object) -> None:
    """If it is still there: with an account go the letters to it, also while one is on its way."""
    Letter.objects.filter(pk=letter.pk).update(**fields)


def _hang_up(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except (smtplib.SMTPException, OSError):
        logger.info("The mail server was gone before we could say goodbye.")
