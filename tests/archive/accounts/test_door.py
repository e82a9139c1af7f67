"""Coming in and going out."""

import pytest
from django.test import Client

from ficstead.archive.accounts.models import User
from tests.archive.making import PASSWORD
from tests.archive.pages import open_page, read_page

pytestmark = pytest.mark.django_db


def test_a_member_comes_in_and_lands_on_the_desk(client: Client, bob: User) -> None:
    open_page(client, "/sign-in")
    answer = client.post("/sign-in", {"login": "bob", "password": PASSWORD})
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/desk/"


def test_a_member_comes_back_to_the_page_that_asked(client: Client, bob: User) -> None:
    page = open_page(client, "/sign-in?next=/works/7")
    assert page.tree.css_first("[name=next]").attributes["value"] == "/works/7"
    answer = client.post("/sign-in", {"login": "bob", "password": PASSWORD, "next": "/works/7"})
    assert answer.headers["Location"] == "/works/7"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_nobody_is_led_off_the_archive(client: Client, bob: User, elsewhere: str) -> None:
    answer = client.post("/sign-in", {"login": "bob", "password": PASSWORD, "next": elsewhere})
    assert answer.headers["Location"] == "/desk/"


def test_a_wrong_password_is_told_without_saying_which_half_was_wrong(client: Client, bob: User) -> None:
    wrong = client.post("/sign-in", {"login": "bob", "password": "six quick herons"})
    unknown = client.post("/sign-in", {"login": "bobby", "password": "six quick herons"})
    assert wrong.status_code == unknown.status_code == 200
    errors = [read_page(answer.content.decode()).texts("[role=alert]") for answer in (wrong, unknown)]
    assert errors[0] == errors[1] != []


def test_whoever_is_in_needs_no_door(as_bob: Client) -> None:
    assert as_bob.get("/sign-in").headers["Location"] == "/desk/"


def test_a_link_cannot_sign_anybody_out(as_bob: Client) -> None:
    page = open_page(as_bob, "/sign-out")
    assert page.texts("h1") == ["Sign out?"]
    assert "Signed in as bob." in open_page(as_bob, "/").text


def test_a_member_goes_out_to_the_front_page(as_bob: Client) -> None:
    assert as_bob.post("/sign-out").headers["Location"] == "/"
    assert "Sign in" in open_page(as_bob, "/").text
