"""Passwords: signing in with them, forgetting them, changing them, guessing them."""

import pytest
from django.test import Client

from ficstead.archive.accounts.joining import create_member
from ficstead.archive.accounts.models import User
from tests.archive.accounts.letters import letters, link_in
from tests.archive.making import PASSWORD
from tests.archive.pages import open_page, read_page

pytestmark = pytest.mark.django_db
NEW = "eleven quiet lanterns"


@pytest.fixture
def carol(db: None) -> User:
    return create_member("carol", PASSWORD, email="carol@mail.example")


def sign_in(login: str, password: str = PASSWORD) -> Client:
    client = Client()
    client.post("/sign-in", {"login": login, "password": password})
    return client


def is_in(client: Client) -> bool:
    return client.get("/settings").status_code == 200


@pytest.mark.parametrize("login", ["carol", "CAROL", "carol@mail.example", "Carol@Mail.Example", " carol "])
def test_the_name_and_the_address_both_open_the_door(carol: User, login: str) -> None:
    assert is_in(sign_in(login))


def test_a_known_address_costs_one_hash_like_an_unknown_one(carol: User, monkeypatch: pytest.MonkeyPatch) -> None:
    hashes: list[str] = []
    hashed = User.check_password, User.set_password
    monkeypatch.setattr(User, "check_password", lambda self, raw: hashes.append("known") or hashed[0](self, raw))
    monkeypatch.setattr(User, "set_password", lambda self, raw: hashes.append("unknown") or hashed[1](self, raw))
    for login in ("carol@mail.example", "nobody@mail.example", "carol", "nobody"):
        sign_in(login, "wrong")
    assert hashes == ["known", "unknown", "known", "unknown"]


def test_an_account_that_sleeps_is_told_so(carol: User) -> None:
    carol.is_active = False
    carol.save()
    answer = Client().post("/sign-in", {"login": "carol", "password": PASSWORD})
    assert answer.headers["Location"] == "/account/inactive/"


def test_a_forgotten_password_is_set_anew_by_a_letter(carol: User) -> None:
    elsewhere, client = sign_in("carol"), Client()
    assert "/account/password/reset/" in open_page(client, "/sign-in").links()
    answer = client.post("/account/password/reset/", {"email": "Carol@mail.example"})
    assert answer.headers["Location"] == "/account/password/reset/done/"
    [letter] = letters()
    assert "The user name is carol." in letter.text
    form_at = client.get(link_in(letter)).headers["Location"]
    assert link_in(letter) != form_at, "the key doesn't stay in the address"
    open_page(client, form_at)
    weak = client.post(form_at, {"password1": "carol", "password2": "carol"})
    assert len(read_page(weak.content.decode()).texts(".errorlist li")) > 0
    assert client.post(form_at, {"password1": NEW, "password2": NEW}).status_code == 302
    assert is_in(sign_in("carol", NEW))
    assert not is_in(sign_in("carol"))
    assert not is_in(elsewhere)
    assert "has been used" in open_page(Client(), link_in(letter)).text
    assert letters()[1].subject == "Your password was set anew"


def test_an_unknown_address_gets_the_same_answer_and_a_kind_letter(client: Client) -> None:
    answer = client.post("/account/password/reset/", {"email": "nobody@mail.example"})
    assert answer.headers["Location"] == "/account/password/reset/done/"
    assert letters()[0].subject == "There is no account with your address"


def test_a_changed_password_signs_all_other_devices_out(carol: User) -> None:
    here, elsewhere = sign_in("carol"), sign_in("carol")
    wrong = here.post("/account/password/change/", {"oldpassword": "x", "password1": NEW, "password2": NEW})
    assert "That isn't your present password." in read_page(wrong.content.decode()).texts(".errorlist li")
    right = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert here.post("/account/password/change/", right).headers["Location"] == "/settings"
    assert is_in(here)
    assert not is_in(elsewhere)
    assert "If it wasn't you" in letters()[0].text


def test_guessing_is_stopped_for_the_name_and_told_politely(carol: User) -> None:
    for _guess in range(5):
        sign_in("carol", "wrong")
    answer = Client().post("/sign-in", {"login": "carol", "password": PASSWORD})
    assert "Wait a few minutes" in read_page(answer.content.decode()).texts("[role=alert]")[0]
    assert is_in(sign_in("carol@mail.example")), "whoever guesses at the name doesn't lock its owner out of the address"


def test_knocking_without_end_is_answered_with_a_page_of_ours(client: Client) -> None:
    answers = [client.post("/sign-in", {"login": f"n{guess}", "password": "x"}) for guess in range(31)]
    assert answers[-1].status_code == 429
    assert read_page(answers[-1].content.decode()).texts("h1") == ["One moment, please"]
