"""The second step: codes from an app, codes from a sheet of paper."""

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from ficstead.archive.accounts.joining import create_member
from ficstead.archive.accounts.models import User
from tests.archive.accounts.letters import letters
from tests.archive.making import PASSWORD
from tests.archive.pages import open_page, read_page

pytestmark = pytest.mark.django_db
ACTIVATE = "/account/2fa/totp/activate/"


@pytest.fixture
def carol(db: None) -> User:
    return create_member("carol", PASSWORD, email="carol@mail.example")


@pytest.fixture
def as_carol(carol: User) -> Client:
    client = Client()
    client.force_login(carol)
    return client


def code_of(secret: str) -> str:
    """What the app would show now, by allauth's own arithmetic: the middle of the codes that it takes."""
    counters = list(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, counters[len(counters) // 2]))


def set_up(client: Client) -> tuple[str, list[str]]:
    """The app's secret and the recovery codes."""
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    secret = open_page(client, ACTIVATE).texts("code.secret")[0]
    answer = client.post(ACTIVATE, {"code": code_of(secret)})
    assert answer.headers["Location"] == "/account/2fa/recovery-codes/"
    return secret, open_page(client, "/account/2fa/recovery-codes/").texts(".codes code")


def at_the_second_step() -> Client:
    client = Client()
    answer = client.post("/sign-in", {"login": "carol", "password": PASSWORD})
    assert answer.headers["Location"] == "/account/2fa/authenticate/"
    assert client.get("/settings").status_code == 302
    return client


def test_setting_it_up_asks_first_whether_it_is_still_them(as_carol: Client) -> None:
    answer = as_carol.get(ACTIVATE)
    assert answer.headers["Location"] == f"/account/reauthenticate/?next={ACTIVATE.replace('/', '%2F')}"
    page = open_page(as_carol, answer.headers["Location"])
    assert page.tree.css_first("[name=next]").attributes["value"] == ACTIVATE
    back = as_carol.post("/account/reauthenticate/", {"password": PASSWORD, "next": ACTIVATE})
    assert back.headers["Location"] == ACTIVATE


@pytest.mark.django_db(transaction=True)
def test_with_an_app_signing_in_takes_two_steps(as_carol: Client) -> None:
    secret, _codes = set_up(as_carol)
    assert letters()[0].subject == "An authenticator app was set up"
    assert "In use" in open_page(as_carol, "/account/2fa/").text
    client = at_the_second_step()
    open_page(client, "/account/2fa/authenticate/")
    wrong = client.post("/account/2fa/authenticate/", {"code": "000000"})
    assert "That code isn't right, or no longer." in read_page(wrong.content.decode()).texts(".errorlist li")
    assert client.post("/account/2fa/authenticate/", {"code": code_of(secret)}).headers["Location"] == "/desk/"
    assert client.get("/settings").status_code == 200


def test_a_recovery_code_opens_the_door_once(as_carol: Client) -> None:
    _secret, codes = set_up(as_carol)
    assert len(codes) == 10
    first = at_the_second_step()
    assert first.post("/account/2fa/authenticate/", {"code": codes[0]}).status_code == 302
    again = at_the_second_step()
    assert again.post("/account/2fa/authenticate/", {"code": codes[0]}).status_code == 200
    assert "9 codes are left." in open_page(first, "/account/2fa/").text


def test_recovery_codes_are_shown_and_downloaded_only_after_showing_who_it_is(as_carol: Client) -> None:
    _secret, codes = set_up(as_carol)
    sheet = as_carol.get("/account/2fa/recovery-codes/download/")
    assert sheet.content.decode().split() == codes
    fresh = at_the_second_step()
    fresh.post("/account/2fa/authenticate/", {"code": codes[1]})
    assert fresh.get("/account/2fa/recovery-codes/").status_code == 302
    assert fresh.get("/account/2fa/recovery-codes/download/").status_code == 302


def test_the_app_can_be_given_up_and_new_codes_made(as_carol: Client) -> None:
    _secret, codes = set_up(as_carol)
    open_page(as_carol, "/account/2fa/recovery-codes/generate/")
    as_carol.post("/account/2fa/recovery-codes/generate/")
    assert set(open_page(as_carol, "/account/2fa/recovery-codes/").texts(".codes code")).isdisjoint(codes)
    open_page(as_carol, "/account/2fa/totp/deactivate/")
    as_carol.post("/account/2fa/totp/deactivate/")
    answer = Client().post("/sign-in", {"login": "carol", "password": PASSWORD})
    assert answer.headers["Location"] == "/desk/"


def test_after_a_while_it_is_asked_again(as_carol: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    as_carol.post("/account/reauthenticate/", {"password": PASSWORD})
    assert as_carol.get(ACTIVATE).status_code == 200
    later = time.time() + 3600
    monkeypatch.setattr(time, "time", lambda: later)
    assert as_carol.get(ACTIVATE).status_code == 302


@pytest.mark.parametrize(
    "junk",
    ["", "null", "[]", '{"id": 5}', '{"id":"x","rawId":"eA","type":"public-key","response":{"userHandle":"eA"}}'],
)
def test_what_no_browser_would_send_adds_no_passkey_and_opens_no_door(as_carol: Client, junk: str) -> None:
    as_carol.post("/account/reauthenticate/", {"password": PASSWORD})
    as_carol.get("/account/2fa/webauthn/add/")
    page = read_page(as_carol.post("/account/2fa/webauthn/add/", {"name": "x", "credential": junk}).content.decode())
    assert page.texts(".errorlist li") != []
    stranger = Client()
    stranger.get("/account/2fa/webauthn/login/", headers={"Accept": "application/json"})
    answer = stranger.post("/account/2fa/webauthn/login/", {"credential": junk})
    assert answer.headers["Location"] == "/sign-in"
    open_page(stranger, "/sign-in")
