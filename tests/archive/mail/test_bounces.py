"""A letter that comes back pauses its address."""

import pytest

from ficstead.archive.mail.bounces import NotABounce, take_bounce
from ficstead.archive.mail.models import Address
from tests.archive.making import NOON

RETURNED = """From: MAILER-DAEMON@mx.example
Content-Type: multipart/report; report-type=delivery-status; boundary="b"
MIME-Version: 1.0

--b
Content-Type: text/plain

I could not deliver your letter.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; bob@reader.example
Action: {action}
Status: {status}

--b--
"""


@pytest.mark.django_db
def test_an_address_that_failed_for_good_is_paused() -> None:
    assert take_bounce(RETURNED.format(action="failed", status="5.1.1").encode(), now=NOON) == ["bob@reader.example"]
    assert Address.objects.get(email="bob@reader.example").paused_at == NOON


@pytest.mark.django_db
@pytest.mark.parametrize(("action", "status"), [("delayed", "4.4.1"), ("failed", "4.4.7"), ("delivered", "2.0.0")])
def test_what_failed_only_for_now_is_left_alone(action: str, status: str) -> None:
    with pytest.raises(NotABounce):
        take_bounce(RETURNED.format(action=action, status=status).encode(), now=NOON)
    assert not Address.objects.exists()


@pytest.mark.parametrize("letter", [b"", b"Subject: Hello\n\nBob here.", b"\xff\xfe\x00", RETURNED[:200].encode()])
def test_any_other_letter_is_refused(letter: bytes) -> None:
    with pytest.raises(NotABounce):
        take_bounce(letter, now=NOON)
