"""The doors in a real browser: passkeys from a virtual authenticator, every page looked at by axe."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import LazySettings
from django.core.cache import cache
from playwright.sync_api import CDPSession, Page, expect

from ficstead.archive.accounts.inviting import invite
from ficstead.archive.accounts.models import AppPassword, Block, User
from ficstead.archive.core.models import Worker
from ficstead.archive.mail.delivering import pause
from tests.archive.making import NOON, PASSWORD, make_work

PHONE = {"width": 390, "height": 844}
DOORS = ["/sign-in", "/sign-up", "/account/password/reset/", "/account/confirm-email/", "/account/inactive/"]
SETTINGS = [
    "/settings",
    "/settings/name",
    "/settings/time-zone",
    "/settings/sessions",
    "/settings/blocked",
    "/settings/invitations",
    "/settings/app-passwords",
    "/account/email/",
    "/account/password/change/",
    "/account/2fa/",
    "/account/2fa/totp/activate/",
    "/account/2fa/webauthn/",
    "/account/2fa/webauthn/add/",
    "/desk/pseuds",
    "/desk/leave",
    "/staff/",
    "/staff/invitations",
    "/staff/mail",
]


@pytest.fixture(autouse=True)
def _nobody_has_knocked() -> Iterator[None]:
    """The count of knocks outlives a test: its table is no model's, and is not emptied with theirs."""
    yield
    cache.clear()


@pytest.fixture
def authenticator(page: Page) -> CDPSession:
    """A device that makes passkeys and says yes to everything."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session


def sign_in(page: Page, site: str, name: str) -> None:
    page.goto(f"{site}/sign-in")
    page.get_by_label("User name or mail address").fill(name)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/desk/")


def show_that_it_is_me(page: Page) -> None:
    expect(page.get_by_role("heading", name="Is it still you?")).to_be_visible()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="It is me").click()


def add_passkey(page: Page, site: str, *, without_password: bool) -> None:
    page.goto(f"{site}/account/2fa/webauthn/add/")
    show_that_it_is_me(page)
    page.get_by_label("Its name").fill("My phone")
    page.get_by_label("It opens the door without a password").set_checked(without_password)
    page.get_by_role("button", name="Make the passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()


def sign_out(page: Page, site: str) -> None:
    page.goto(f"{site}/sign-out")
    page.locator("main").get_by_role("button", name="Sign out").click()
    page.wait_for_url(f"{site}/")


def test_a_passkey_opens_the_door_without_a_password(
    page: Page, site: str, bob: User, authenticator: CDPSession
) -> None:
    sign_in(page, site, "bob")
    add_passkey(page, site, without_password=True)
    page.goto(f"{site}/account/2fa/webauthn/")
    expect(page.get_by_text("My phone").first).to_be_visible()
    expect(page.get_by_text("opens the door without a password")).to_be_visible()
    sign_out(page, site)
    page.goto(f"{site}/sign-in")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/desk/")
    expect(page.get_by_text("Signed in as bob.")).to_be_visible()


def test_a_passkey_is_the_second_step_and_proves_who_it_is(
    page: Page, site: str, bob: User, authenticator: CDPSession
) -> None:
    sign_in(page, site, "bob")
    add_passkey(page, site, without_password=False)
    sign_out(page, site)
    page.goto(f"{site}/sign-in")
    page.get_by_label("User name or mail address").fill("bob")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="The second step")).to_be_visible()
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/desk/")
    page.goto(f"{site}/settings/name")
    page.get_by_role("link", name="Use a passkey").click()
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", name="User name")).to_be_visible()


def test_a_passkey_is_renamed_and_removed(page: Page, site: str, bob: User, authenticator: CDPSession) -> None:
    sign_in(page, site, "bob")
    add_passkey(page, site, without_password=False)
    page.goto(f"{site}/account/2fa/webauthn/")
    page.get_by_role("link", name="Rename My phone").click()
    page.get_by_label("Its name").fill("The old phone")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Remove The old phone").click()
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_text("None yet.")).to_be_visible()


def test_a_device_that_refuses_is_told_in_words(page: Page, site: str, bob: User) -> None:
    page.goto(f"{site}/sign-in")
    page.evaluate(
        "() => { navigator.credentials.get = async () => { throw new DOMException('no', 'NotAllowedError') } }"
    )
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("That did not work")


def test_becoming_a_member_by_a_link(page: Page, site: str, alice: User, settings: LazySettings) -> None:
    settings.SIGN_UP = "invitation"
    alice.invitations_left = 1
    alice.save()
    code = invite(alice, form_key="k", at=NOON).code
    page.goto(f"{site}/sign-up?code={code}")
    expect(page.get_by_label("Invitation")).to_have_value(code)
    page.get_by_label("User name").fill("carol")
    page.get_by_label("Pseud", exact=True).fill("Wren")
    page.get_by_label("Mail address").fill("carol@mail.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Become a member").click()
    expect(page.get_by_text("Signed in as carol.")).to_be_visible()


@pytest.mark.parametrize("size", ["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_open_to_everyone(page: Page, site: str, mo: User, alice: User, size: str, scheme: str) -> None:
    fill_the_rooms(mo, alice)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    if size == "phone":
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    found = [trouble for path in DOORS for trouble in look_at(page, site, path, f"{size}-{scheme}")]
    sign_in(page, site, "mo")
    page.goto(f"{site}/settings/name")
    found += look_at(page, site, "/account/reauthenticate/", f"{size}-{scheme}")
    page.goto(f"{site}/settings/name")
    show_that_it_is_me(page)
    found += [trouble for path in SETTINGS for trouble in look_at(page, site, path, f"{size}-{scheme}")]
    assert found == []


def look_at(page: Page, site: str, path: str, kind: str) -> list[str]:
    """What axe finds, and whether the page is wider than its screen."""
    page.goto(f"{site}{path}")
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{kind}{path.replace('/', '-')}.png", full_page=True)
    found = [f"{path}: {rule['id']} {rule['nodes'][0]['html']}" for rule in Axe().run(page).response["violations"]]
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        found.append(f"{path}: wider than its screen")
    return found


def fill_the_rooms(mo: User, alice: User) -> None:
    User.objects.filter(pk=mo.pk).update(is_superuser=True, email="mo@mail.example", invitations_left=2)
    User.objects.filter(pk=alice.pk).update(invitations_left=3)
    mo.refresh_from_db()
    make_work(mo)
    make_work(mo, alice, title="Together")
    make_work(mo, title="A Draft", posted=False)
    invite(mo, form_key="k", email="friend@mail.example", at=NOON)
    Block.objects.create(blocker=mo, blocked=alice, known_as=alice.default_pseud(), made_at=NOON)
    AppPassword.objects.create(user=mo, name="e-reader", digest="d", made_at=NOON)
    pause("a@mail.example", because="550 5.1.1 no such user", now=NOON)
    Worker.objects.create(name="worker-1", started_at=NOON, seen_at=NOON)
