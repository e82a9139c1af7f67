"""A member's own settings."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from ficstead.archive.accounts.blocking import is_kept_away
from ficstead.archive.accounts.inviting import invite
from ficstead.archive.accounts.joining import create_member
from ficstead.archive.accounts.models import AppPassword, Block, Invitation, User
from tests.archive.accounts.letters import letters
from tests.archive.making import NOON, PASSWORD, make_member
from tests.archive.pages import open_page, read_page

pytestmark = pytest.mark.django_db


def still_me(client: Client) -> Client:
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


def test_the_overview_leads_to_every_setting(as_bob: Client) -> None:
    page = open_page(as_bob, "/settings")
    for address in page.links(".settings-list a"):
        assert as_bob.get(address).status_code in (200, 302), address
    assert len(page.links(".settings-list a")) >= 13


def test_nobody_else_has_settings(client: Client) -> None:
    assert client.get("/settings").headers["Location"] == "/sign-in?next=/settings"


def test_a_user_name_is_changed_by_its_owner_alone(as_bob: Client, bob: User, alice: User) -> None:
    assert as_bob.post("/settings/name", {"username": "rob"}).status_code == 302
    bob.refresh_from_db()
    assert bob.username == "bob", "first they show that it is them"
    still_me(as_bob)
    for name, why in (("ALICE", "taken"), ("a@b.example", "@"), ("no good!", "valid")):
        page = read_page(as_bob.post("/settings/name", {"username": name}).content.decode())
        assert why in page.texts(".errorlist li")[0]
        assert "Signed in as bob." in page.text
    as_bob.post("/settings/name", {"username": "rob"})
    assert "Signed in as rob." in open_page(as_bob, "/").text


def test_what_was_sent_before_showing_who_it_is_is_not_lost(as_bob: Client, bob: User) -> None:
    asked = as_bob.post("/settings/name", {"username": "rob"}).headers["Location"]
    assert asked == "/account/reauthenticate/?next=%2Fsettings%2Fname"
    as_bob.post(asked, {"password": PASSWORD, "next": "/settings/name"})
    bob.refresh_from_db()
    assert bob.username == "rob"


def test_a_new_address_counts_once_it_is_confirmed() -> None:
    carol, client = create_member("carol", PASSWORD, email="carol@mail.example"), Client()
    client.force_login(carol)
    still_me(client)
    client.post("/account/email/", {"action_add": "", "email": "wren@mail.example"})
    page = open_page(client, "/account/email/")
    assert page.texts("main strong") == ["carol@mail.example", "wren@mail.example"]
    [letter] = letters()
    assert letter.address == "wren@mail.example"
    path = next(line for line in letter.text.split() if "confirm-email" in line).removeprefix("http://127.0.0.1:8000")
    client.post(path)
    assert [row.email for row in EmailAddress.objects.all()] == ["wren@mail.example"]
    carol.refresh_from_db()
    assert carol.email == "wren@mail.example"
    assert letters()[1].address == "carol@mail.example", "the old address hears of it"


def test_another_members_address_is_not_betrayed(as_bob: Client) -> None:
    create_member("carol", PASSWORD, email="carol@mail.example")
    still_me(as_bob)
    answer = as_bob.post("/account/email/", {"action_add": "", "email": "carol@mail.example"})
    assert answer.status_code == 302


def test_the_clock_is_set(as_bob: Client, bob: User) -> None:
    open_page(as_bob, "/settings/time-zone")
    as_bob.post("/settings/time-zone", {"time_zone": "Asia/Tokyo"})
    bob.refresh_from_db()
    assert bob.clock().key == "Asia/Tokyo"
    assert as_bob.post("/settings/time-zone", {"time_zone": "Mars/Base"}).status_code == 200


def test_all_other_devices_are_signed_out(bob: User) -> None:
    here, elsewhere = Client(headers={"User-Agent": "Mozilla/5.0 (X11; Linux) Firefox/140"}), Client()
    for client in (here, elsewhere):
        client.post("/sign-in", {"login": "bob", "password": PASSWORD})
    assert open_page(here, "/settings/sessions").texts(".row-name") == ["An unknown device", "Firefox on Linux here"]
    here.post("/settings/sessions")
    assert here.get("/settings").status_code == 200
    assert elsewhere.get("/settings").status_code == 302
    here.post("/settings/sessions", {"here_too": ""})
    assert here.get("/settings").status_code == 302


def test_a_person_is_blocked_by_any_of_their_pseuds_and_let_back(as_bob: Client, bob: User, alice: User) -> None:
    for _twice in range(2):
        as_bob.post("/settings/blocked", {"pseud": "NIGHTJAR"})
    page = open_page(as_bob, "/settings/blocked")
    assert page.texts(".row-name") == ["Nightjar"]
    assert "Alice Amber" not in page.html, "nobody learns whose other pseud it is"
    assert is_kept_away(alice, [bob.pk])
    as_bob.post(f"/settings/blocked/{Block.objects.get().pk}/let-back")
    assert not is_kept_away(alice, [bob.pk])


@pytest.mark.parametrize("name", ["Nobody", "Bob", ""])
def test_neither_nobody_nor_oneself_is_blocked(as_bob: Client, bob: User, name: str) -> None:
    page = read_page(as_bob.post("/settings/blocked", {"pseud": name}).content.decode())
    assert len(page.texts(".errorlist li")) == 1


def test_nobody_touches_what_somebody_else_has(as_bob: Client, bob: User, alice: User) -> None:
    row = Block.objects.create(blocker=alice, blocked=bob, made_at=NOON)
    alice.is_superuser = True
    code = invite(alice, form_key="x", at=NOON)
    password = AppPassword.objects.create(user=alice, name="e-reader", digest="x", made_at=NOON)
    for address in (
        f"/settings/blocked/{row.pk}/let-back",
        f"/settings/invitations/{code.pk}/withdraw",
        f"/settings/app-passwords/{password.pk}/revoke",
    ):
        assert as_bob.post(address).status_code == 404
    assert (Block.objects.count(), Invitation.objects.count(), AppPassword.objects.count()) == (1, 1, 1)


def test_a_member_gives_away_what_they_were_granted(as_bob: Client, bob: User) -> None:
    assert "You have none to give" in open_page(as_bob, "/settings/invitations").text
    User.objects.filter(pk=bob.pk).update(invitations_left=1)
    key = open_page(as_bob, "/settings/invitations").tree.css_first("[name=key]").attributes["value"]
    for _twice in range(2):
        as_bob.post("/settings/invitations", {"key": key, "email": "carol@mail.example"})
    made = Invitation.objects.get()
    assert [letter.address for letter in letters()] == ["carol@mail.example"]
    assert f"/sign-up?code={made.code}" in letters()[0].text
    as_bob.post("/settings/invitations", {"key": "another", "email": ""})
    assert Invitation.objects.count() == 1, "one was all there was"
    as_bob.post(f"/settings/invitations/{made.pk}/withdraw")
    bob.refresh_from_db()
    assert (Invitation.objects.count(), bob.invitations_left) == (0, 1)


def test_an_app_password_is_shown_once_and_revoked(as_bob: Client, bob: User) -> None:
    assert as_bob.get("/settings/app-passwords").status_code == 302, "first they show that it is them"
    still_me(as_bob)
    open_page(as_bob, "/settings/app-passwords")
    made = read_page(as_bob.post("/settings/app-passwords", {"name": "e-reader"}).content.decode())
    [secret] = made.texts("code.secret")
    assert len(secret.replace("-", "")) >= 20
    assert secret not in open_page(as_bob, "/settings/app-passwords").html
    again = read_page(as_bob.post("/settings/app-passwords", {"name": " e-reader "}).content.decode())
    assert again.texts("code.secret") == []
    assert again.texts(".errorlist li") == ["You have an app password of that name."]
    as_bob.post(f"/settings/app-passwords/{AppPassword.objects.get().pk}/revoke")
    assert not AppPassword.objects.exists()


def test_long_lists_ask_the_database_no_more_often(
    as_bob: Client, bob: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(10):
        other = make_member(f"m{number}")
        Block.objects.create(blocker=bob, blocked=other, known_as=other.default_pseud(), made_at=NOON)
        AppPassword.objects.create(user=bob, name=f"a{number}", digest=f"d{number}", made_at=NOON)
        Invitation.objects.create(made_by=bob, code=f"c{number}", made_at=NOON)
    still_me(as_bob)
    for address in ("/settings/blocked", "/settings/app-passwords", "/settings/invitations"):
        with django_assert_max_num_queries(7):
            as_bob.get(address)
