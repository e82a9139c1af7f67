"""The staff's pages."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from ficstead.archive.accounts.models import User
from ficstead.archive.core.models import Worker
from ficstead.archive.mail.delivering import pause
from ficstead.archive.mail.models import Address, Letter, LetterState
from tests.archive.making import NOON
from tests.archive.pages import open_page, read_page

pytestmark = pytest.mark.django_db
PAGES = ("/staff/", "/staff/invitations", "/staff/mail")


@pytest.fixture
def as_mo(mo: User) -> Client:
    """mo moderates."""
    User.objects.filter(pk=mo.pk).update(is_staff=True)
    client = Client()
    client.force_login(mo)
    return client


@pytest.fixture
def as_host(as_mo: Client, mo: User) -> Client:
    User.objects.filter(pk=mo.pk).update(is_superuser=True)
    return as_mo


@pytest.mark.parametrize("page", PAGES)
def test_to_everybody_else_the_pages_do_not_exist(client: Client, as_bob: Client, page: str) -> None:
    assert client.get(page).status_code == 404
    assert as_bob.get(page).status_code == 404


def test_the_state_of_the_mail_is_the_hosts_alone(as_mo: Client, alice: User) -> None:
    address = Address.objects.create(email="a@mail.example", paused_at=NOON)
    assert as_mo.get("/staff/mail").status_code == 404
    assert as_mo.post(f"/staff/mail/{address.pk}/try-again").status_code == 404
    assert open_page(as_mo, "/staff/").links(".settings-list a") == ["/staff/invitations"]


def test_a_moderator_grants_invitations_by_pseud_or_user_name(as_mo: Client, alice: User) -> None:
    open_page(as_mo, "/staff/invitations")
    for name, number in (("nightjar", 3), ("alice", 5), ("alice", 5)):
        as_mo.post("/staff/invitations", {"member": name, "number": number})
        alice.refresh_from_db()
        assert alice.invitations_left == number
    assert "5 invitations" in open_page(as_mo, "/staff/invitations").text


@pytest.mark.parametrize(("member", "number"), [("nobody", "3"), ("alice", "-1"), ("alice", "1000"), ("", "")])
def test_nonsense_grants_nothing(as_mo: Client, alice: User, member: str, number: str) -> None:
    page = read_page(as_mo.post("/staff/invitations", {"member": member, "number": number}).content.decode())
    assert page.texts(".errorlist li") != []
    alice.refresh_from_db()
    assert alice.invitations_left == 0


def test_a_host_reads_plainly_that_no_mail_leaves(as_host: Client, settings: LazySettings) -> None:
    settings.SMTP_URL = ""
    assert "no letter leaves this machine" in open_page(as_host, "/staff/mail").text
    settings.SMTP_URL = "smtp://mail.example:25"
    assert "no letter leaves this machine" not in open_page(as_host, "/staff/mail").text


def test_a_host_sees_what_failed_and_wakes_an_address(as_host: Client) -> None:
    pause("a@mail.example", because="550 5.1.1 <no such user>", now=NOON)
    Letter.objects.create(
        key="k",
        address="a@mail.example",
        subject="News",
        text="…",
        state=LetterState.REFUSED,
        queued_at=NOON,
        due_at=NOON,
        last_error="550 5.1.1 <no such user>",
    )
    page = open_page(as_host, "/staff/mail")
    assert page.text.count("550 5.1.1 <no such user>") == 2
    as_host.post(f"/staff/mail/{Address.objects.get().pk}/try-again")
    assert Address.objects.get().paused_at is None
    assert "Try again" not in open_page(as_host, "/staff/mail").text


def test_a_host_sees_which_workers_live(as_host: Client) -> None:
    assert "None has been seen" in open_page(as_host, "/staff/mail").text
    now = timezone.now()
    Worker.objects.create(name="lively", started_at=NOON, seen_at=now)
    Worker.objects.create(name="gone", started_at=NOON, seen_at=now - timedelta(hours=1))
    names = open_page(as_host, "/staff/mail").texts("h2 + .rows .row-name")
    assert [name for name in names if "silent" in name] == ["gone silent"]
