"""Becoming a member: open to all, by invitation, or not at all."""

from threading import Barrier, Thread

import pytest
from allauth.account.models import EmailAddress
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.utils import timezone

from ficstead.archive.accounts.inviting import invite
from ficstead.archive.accounts.joining import create_member
from ficstead.archive.accounts.models import FormerName, Invitation, Pseud, User
from ficstead.archive.mail.models import Letter
from tests.archive.accounts.letters import letters, link_in
from tests.archive.making import NOON, PASSWORD
from tests.archive.pages import open_page, read_page

pytestmark = pytest.mark.django_db
CAROL = {"username": "carol", "pseud": "Wren", "email": "Carol@mail.example", "password1": PASSWORD}


@pytest.fixture(autouse=True)
def open_door(settings: LazySettings) -> None:
    settings.SIGN_UP = "open"
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"


@pytest.fixture
def by_invitation(settings: LazySettings, alice: User) -> Invitation:
    settings.SIGN_UP = "invitation"
    alice.invitations_left = 1
    alice.save()
    return invite(alice, form_key="a", at=NOON)


def errors_on(client: Client, **said: str) -> list[str]:
    answer = client.post("/sign-up", CAROL | {"password1": "another slow heron"} | said)
    assert answer.status_code == 200, answer.headers
    return read_page(answer.content.decode()).texts(".errorlist li")


def test_somebody_becomes_a_member_by_the_link_in_a_letter(client: Client) -> None:
    assert "code" not in open_page(client, "/sign-up").html
    assert client.post("/sign-up", CAROL).headers["Location"] == "/account/confirm-email/"
    assert "Look into your mail" in open_page(client, "/account/confirm-email/").text
    assert client.get("/settings").status_code == 302, "nobody comes in before the address is confirmed"
    [letter] = letters()
    assert letter.address == "carol@mail.example"
    assert open_page(client, link_in(letter)).texts("main strong") == ["carol@mail.example"]
    assert client.post(link_in(letter)).status_code == 302
    assert "Signed in as carol." in open_page(client, "/").text
    carol = User.objects.get(username="carol")
    assert carol.default_pseud().name == "Wren"
    assert EmailAddress.objects.get(user=carol).verified
    assert "has been used" in open_page(client, link_in(letter)).text


def test_the_letter_waits_in_the_queue_for_the_worker(client: Client, settings: LazySettings) -> None:
    settings.EMAIL_BACKEND = "ficstead.archive.mail.queueing.QueueingBackend"
    client.post("/sign-up", CAROL)
    letter = Letter.objects.get()
    assert letter.address == "carol@mail.example"
    assert "\n/" not in letter.text
    assert "&#" not in letter.text


def test_who_signs_in_before_confirming_is_sent_to_the_mail(client: Client) -> None:
    client.post("/sign-up", CAROL)
    answer = Client().post("/sign-in", {"login": "carol", "password": PASSWORD})
    assert answer.headers["Location"] == "/account/confirm-email/"


def test_without_a_mail_server_the_member_is_let_in_and_gets_no_news(client: Client, settings: LazySettings) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "optional"
    assert client.post("/sign-up", CAROL).headers["Location"] == "/"
    assert "Signed in as carol." in open_page(client, "/").text
    assert not EmailAddress.objects.get().verified


def test_a_member_without_any_address_comes_in_all_the_same(client: Client, bob: User) -> None:
    assert client.post("/sign-in", {"login": "bob", "password": PASSWORD}).headers["Location"] == "/desk/"


def test_a_second_click_on_the_form_makes_nothing_and_complains_of_nothing(client: Client) -> None:
    client.post("/sign-up", CAROL)
    assert Client().post("/sign-up", CAROL).headers["Location"] == "/account/confirm-email/"
    assert User.objects.count() == 1


def test_names_and_words_that_will_not_do_are_told_beside_their_field(client: Client, alice: User) -> None:
    FormerName.objects.create(pseud=alice.default_pseud(), name="Alix", key="alix")
    assert errors_on(client, username="Alice") == ["That user name is taken."]
    assert errors_on(client, username="carol@mail.example") == [
        "A user name can't contain @: it would look like a mail address."
    ]
    assert errors_on(client, pseud="nightjar") == ["That pseud is taken."]
    assert errors_on(client, pseud="ALIX") == ["That pseud is taken."]
    assert errors_on(client, pseud="a/b") == ["A pseud can't contain / \\ ? # or %."]
    assert len(errors_on(client, password1="12345678")) == 1
    assert User.objects.count() == 1


def test_what_was_typed_is_still_there_after_an_error(client: Client) -> None:
    page = read_page(client.post("/sign-up", CAROL | {"pseud": "a/b"}).content.decode())
    assert page.tree.css_first("[name=email]").attributes["value"] == "Carol@mail.example"


def test_a_known_address_looks_like_any_other_and_its_owner_is_told(client: Client) -> None:
    create_member("dora", PASSWORD, email="carol@mail.example")
    assert client.post("/sign-up", CAROL).headers["Location"] == "/account/confirm-email/"
    assert not User.objects.filter(username="carol").exists()
    assert letters()[0].subject == "You have an account already"
    assert link_in(letters()[0]) == "/account/password/reset/"


def test_nobody_comes_in_when_the_door_is_closed(client: Client, settings: LazySettings) -> None:
    settings.SIGN_UP = "closed"
    assert open_page(client, "/sign-up").texts("h1") == ["The door is closed"]
    client.post("/sign-up", CAROL)
    assert not User.objects.exists()


def test_an_invitation_lets_one_person_in(client: Client, by_invitation: Invitation) -> None:
    page = open_page(client, f"/sign-up?code={by_invitation.code}")
    assert page.tree.css_first("[name=code]").attributes["value"] == by_invitation.code
    client.post("/sign-up", CAROL | {"code": f" {by_invitation.code.upper()} "})
    by_invitation.refresh_from_db()
    assert by_invitation.used_by == User.objects.get(username="carol")
    second = {"username": "dora", "pseud": "Dora", "email": "dora@mail.example", "code": by_invitation.code}
    assert len(errors_on(Client(), **second)) == 1
    assert not User.objects.filter(username="dora").exists()


@pytest.mark.parametrize("code", ["", "nonsense", "é" * 40])
def test_a_code_that_nobody_made_opens_nothing(client: Client, by_invitation: Invitation, code: str) -> None:
    assert len(errors_on(client, code=code)) == 1
    assert not Pseud.objects.filter(name="Wren").exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_come_with_one_invitation_in_the_same_moment_one_comes_in(by_invitation: Invitation) -> None:
    barrier, answers = Barrier(2), []

    def come(name: str) -> None:
        said = {"username": name, "pseud": name, "email": f"{name}@mail.example", "code": by_invitation.code}
        barrier.wait()
        answers.append(Client().post("/sign-up", CAROL | said).status_code)
        connection.close()

    people = [Thread(target=come, args=(name,)) for name in ("carol", "dora")]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert sorted(answers) == [200, 302]
    assert User.objects.filter(username__in=("carol", "dora")).count() == 1


def test_too_many_tries_are_asked_to_wait(client: Client) -> None:
    answers = [client.post("/sign-up", {"username": "x"}).status_code for _try in range(21)]
    assert answers[19] == 200
    assert answers[20] == 429
    refusal = client.post("/sign-up", {"username": "x"})
    assert read_page(refusal.content.decode()).texts("h1") == ["One moment, please"]
    assert int(refusal.headers["Retry-After"]) > 0
    assert open_page(client, "/sign-up"), "looking is free"


def test_an_account_made_by_the_host_has_a_confirmed_address() -> None:
    dora = create_member("dora", PASSWORD, email="Dora@mail.example")
    address = EmailAddress.objects.get(user=dora)
    assert (address.email, address.verified, address.primary) == ("dora@mail.example", True, True)
    assert dora.date_joined <= timezone.now()
