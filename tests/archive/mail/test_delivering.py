"""Letters leave once, wait when they must, and are not forced upon addresses that refuse them."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.mail import EmailMultiAlternatives, send_mail

from ficstead.archive.mail.delivering import CLAIM_LASTS, RETRIES, deliver_due_letters, wake
from ficstead.archive.mail.models import Address, Letter, LetterState
from ficstead.archive.mail.queueing import queue_letter
from tests.archive.elsewhere import right_after
from tests.archive.making import NOON
from tests.smtp import Sink

pytestmark = pytest.mark.django_db
BOB = "bob@reader.example"


def queue(key: str = "one", address: str = BOB, **fields: str) -> Letter:
    said = {"subject": "Chapter 4", "text": "It is here.", "html": "<p>It is here.</p>"} | fields
    return queue_letter(key=key, address=address, at=NOON, **said)  # type: ignore[arg-type]


def test_a_letter_arrives_with_both_parts_and_its_headers(sink: Sink) -> None:
    queue_letter(
        key="a",
        address=BOB,
        subject="Grüße\n  Bcc: x",
        text="plain",
        html="<p>html</p>",
        headers={"List-Id": "<w.x>"},
        at=NOON,
    )
    deliver_due_letters(now=NOON)
    [letter] = sink.letters
    assert (letter["Subject"], letter["To"], letter["List-Id"]) == ("Grüße Bcc: x", BOB, "<w.x>")
    assert letter["Message-ID"].endswith("@127.0.0.1>")
    parts = [part.get_content_type() for part in letter.iter_parts()]
    assert parts == ["text/plain", "text/html"]
    assert Letter.objects.get().state == LetterState.SENT


def test_queueing_a_letter_twice_sends_it_once(sink: Sink) -> None:
    assert queue() == queue()
    for _round in range(3):
        deliver_due_letters(now=NOON)
    assert len(sink.letters) == 1


def test_djangos_own_mail_goes_the_same_way(sink: Sink) -> None:
    message = EmailMultiAlternatives("Hello", "plain", to=[BOB, "mo@reader.example"])
    message.attach_alternative("<p>html</p>", "text/html")
    message.send()
    assert sink.letters == []
    deliver_due_letters(now=Letter.objects.latest("pk").due_at)
    assert sorted(str(letter["To"]) for letter in sink.letters) == [BOB, "mo@reader.example"]


def test_a_busy_server_is_asked_again_ever_more_seldom(sink: Sink) -> None:
    letter = queue()
    sink.answers[BOB] = "451 4.3.0 later"
    now = NOON
    for wait in RETRIES:
        deliver_due_letters(now=now)
        letter.refresh_from_db()
        assert letter.due_at - now == wait
        deliver_due_letters(now=letter.due_at - timedelta(seconds=1))
        now = letter.due_at
    assert len(sink.asked_for) == len(RETRIES)
    deliver_due_letters(now=now)
    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == (LetterState.LOST, len(RETRIES) + 1)
    assert not Address.objects.filter(paused_at__isnull=False).exists()


def test_a_letter_gets_through_once_the_server_has_time(sink: Sink) -> None:
    queue()
    sink.answers[BOB] = "451 later"
    deliver_due_letters(now=NOON)
    del sink.answers[BOB]
    deliver_due_letters(now=NOON + RETRIES[0])
    assert len(sink.letters) == 1


def test_an_address_that_is_not_there_is_paused_at_once_and_not_hammered(sink: Sink) -> None:
    sink.answers[BOB] = "550 5.1.1 no such user"
    queue("one")
    deliver_due_letters(now=NOON)
    assert "5.1.1" in Address.objects.get(email=BOB, paused_at=NOON).last_error
    queue("two")
    deliver_due_letters(now=NOON + timedelta(hours=1))
    assert sink.asked_for == [BOB]
    assert Letter.objects.get(key="two").state == LetterState.WAITING


def test_other_refusals_pause_after_the_third_in_a_row(sink: Sink) -> None:
    sink.answers[BOB] = "552 5.2.2 mailbox full"
    for number in range(5):
        queue(str(number))
        deliver_due_letters(now=NOON)
    assert len(sink.asked_for) == 3


def test_a_letter_that_arrives_ends_the_row_of_refusals(sink: Sink) -> None:
    for number, answer in enumerate(["552 full", "552 full", "250 OK", "552 full", "552 full"]):
        sink.answers[BOB] = answer
        queue(str(number))
        deliver_due_letters(now=NOON)
    assert not Address.objects.filter(paused_at__isnull=False).exists()


def test_an_address_that_is_woken_gets_what_waited(sink: Sink) -> None:
    sink.answers[BOB] = "550 5.1.1 no such user"
    queue("one")
    deliver_due_letters(now=NOON)
    queue("two")
    sink.answers.clear()
    wake(BOB)
    deliver_due_letters(now=NOON)
    assert len(sink.letters) == 1


def test_what_waits_a_week_for_a_paused_address_is_given_up(sink: Sink) -> None:
    Address.objects.create(email=BOB, paused_at=NOON)
    queue()
    deliver_due_letters(now=NOON + timedelta(days=8))
    assert Letter.objects.get().state == LetterState.LOST


def test_one_bad_address_does_not_stop_the_others(sink: Sink) -> None:
    sink.answers[BOB] = "550 no"
    queue("one")
    queue("two", "not\nan address")
    queue("three", "mo@reader.example")
    deliver_due_letters(now=NOON)
    assert [letter["To"] for letter in sink.letters] == ["mo@reader.example"]


@pytest.mark.parametrize("answer", ["250 OK", "451 later", "550 no"])
@pytest.mark.parametrize("last_seen", ['SET "state"', "LIMIT 1"], ids=["claimed", "read"])
def test_a_letter_that_goes_with_its_account_while_it_is_sent_stops_no_other(
    sink: Sink, caplog: pytest.LogCaptureFixture, answer: str, last_seen: str
) -> None:
    letter = queue("one")
    queue("two", "mo@reader.example")
    sink.answers[BOB] = answer
    with right_after(last_seen, letter.delete):
        deliver_due_letters(now=NOON)
    assert [letter["To"] for letter in sink.letters][-1] == "mo@reader.example"
    assert caplog.text == ""


def test_content_that_is_refused_is_not_held_against_the_address_for_long(sink: Sink) -> None:
    sink.answer_to_data = "451 4.7.1 greylisted"
    queue()
    deliver_due_letters(now=NOON)
    sink.answer_to_data = "250 OK"
    deliver_due_letters(now=NOON + RETRIES[0])
    assert len(sink.letters) == 1


def test_while_no_server_answers_no_letter_is_touched(settings: LazySettings) -> None:
    settings.SMTP_URL = "smtp://127.0.0.1:1"
    queue()
    assert deliver_due_letters(now=NOON) == 0
    assert Letter.objects.get().attempts == 0


def test_a_worker_that_dies_while_sending_costs_one_more_letter_and_never_a_third(sink: Sink) -> None:
    queue()
    for died_at, arrived in ((NOON, 1), (NOON + CLAIM_LASTS * 2, 1)):
        Letter.objects.update(state=LetterState.SENDING, claimed_at=died_at, sent_at=None)
        deliver_due_letters(now=died_at + CLAIM_LASTS / 2)
        assert len(sink.letters) == arrived - (died_at == NOON)
        deliver_due_letters(now=died_at + CLAIM_LASTS * 2)
        assert len(sink.letters) == arrived
    assert Letter.objects.get().state == LetterState.LOST


def test_a_letter_whose_fate_is_unknown_goes_out_again_under_the_same_message_id(sink: Sink) -> None:
    queue()
    deliver_due_letters(now=NOON)
    Letter.objects.update(state=LetterState.SENDING, claimed_at=NOON, sent_at=None)
    deliver_due_letters(now=NOON + CLAIM_LASTS * 2)
    first, second = sink.letters
    assert first["Message-ID"] == second["Message-ID"]


def test_without_a_server_letters_lie_in_a_folder_each_in_a_file(settings: LazySettings, tmp_path: Path) -> None:
    settings.SMTP_URL, settings.MAIL_FOLDER = "", tmp_path / "mail"
    queue("one")
    send_mail("Your link", "https://archive.example/x", None, [BOB])
    deliver_due_letters(now=Letter.objects.latest("pk").due_at)
    written = sorted((tmp_path / "mail").glob("*.eml"))
    assert len(written) == 2
    assert any("https://archive.example/x" in path.read_text() for path in written)
    assert (tmp_path / "mail").stat().st_mode & 0o077 == 0
