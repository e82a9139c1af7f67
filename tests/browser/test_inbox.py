"""The way of a piece of news: followed, told, counted in the header, opened, read."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from ficstead.archive.accounts.models import User
from ficstead.archive.mail.models import Address
from ficstead.archive.telling.models import Follow, NewsKind
from ficstead.archive.telling.reporting import report_to
from ficstead.archive.telling.spreading import spread_untold_news
from ficstead.archive.works.models import Work
from tests.archive.making import NOON, make_chapter, make_work
from tests.archive.telling.people import give_address, make_follow, tell

PHONE = {"width": 390, "height": 844}
THEMES = ["light", "dark"]


@pytest.fixture
def work(alice: User) -> Work:
    work = make_work(alice, title="The Long Tide", chapters=2)
    spread_untold_news(now=NOON)
    return work


@pytest.fixture
def news(alice: User, bob: User, work: Work) -> None:
    """Some of everything in bob's inbox."""
    make_follow(bob, alice.default_pseud())
    for title in ("Clearing", "The Ferryman's Daughter"):
        make_chapter(work, title=title, at=NOON + timedelta(days=7))
        tell(work)
    tell(make_work(alice, title="A Lantern for Bram", chapters=9))
    report_to([bob], NewsKind.ANSWER, key="review:2", link="/works", at=NOON, actor_name="Alice Amber", work=work, excerpt="Thank you! The ferryman comes back, I promise.")  # fmt: skip
    report_to([bob], NewsKind.REVIEW, key="review:3", link="/works", at=NOON, actor_name="Mo", work=work, chapter=work.chapters.first(), excerpt="I had to put it down twice, and came back twice.")  # fmt: skip
    report_to([bob], NewsKind.REQUEST, key="request:3", link="/works", at=NOON, actor_name="Mo", excerpt="Salt")


def sign_in(page: Page, site: str, user: User) -> None:
    page.context.clear_cookies()
    session = _session_of(user)
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": site}])


def _session_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value


def test_follow_hear_of_it_open_it_and_the_count_is_gone(page: Page, site: str, bob: User, work: Work) -> None:
    sign_in(page, site, bob)
    page.goto(site + work.get_absolute_url())
    page.get_by_role("button", name="Follow this work").click()
    expect(page.get_by_role("button", name="Following (stop)")).to_be_focused()
    assert Follow.objects.get(user=bob).work == work
    make_chapter(work, title="Clearing", at=NOON + timedelta(days=7))
    spread_untold_news(now=NOON)
    page.goto(site)
    page.get_by_role("link", name="Inbox").click()
    expect(page.locator(".notice.unread")).to_have_count(1)
    page.get_by_role("link", name="A new chapter of “The Long Tide”: Clearing").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Clearing")
    page.goto(f"{site}/inbox")
    expect(page.locator(".notice")).to_have_count(1)
    expect(page.locator(".notice.unread")).to_have_count(0)


def test_stopping_in_place_leaves_the_page_where_it_was(page: Page, site: str, bob: User, work: Work) -> None:
    make_follow(bob, work)
    sign_in(page, site, bob)
    page.goto(site + work.chapters.get(number=1).get_absolute_url())
    page.get_by_role("button", name="Following (stop)").click()
    expect(page.get_by_role("button", name="Follow this work")).to_be_visible()
    assert not Follow.objects.exists()
    page.get_by_role("button", name="Follow this work").click()
    expect(page.get_by_role("button", name="Following (stop)")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("theme", THEMES)
def test_the_pages_of_being_told_are_for_everybody(
    page: Page, site: str, bob: User, news: None, theme: str, width: int
) -> None:
    Address.objects.create(email=give_address(bob), paused_at=NOON, last_error="550 5.1.1 no such user here")
    sign_in(page, site, bob)
    page.set_viewport_size({"width": width, "height": 844})
    page.add_init_script(f"localStorage.setItem('ficstead-reader', JSON.stringify({{theme: '{theme}'}}))")
    for name in ("inbox", "following", "settings/news"):
        page.goto(f"{site}/{name}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


def test_without_javascript_following_is_a_round_trip(browser: Browser, site: str, bob: User, work: Work) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, site, bob)
    page.goto(site + work.get_absolute_url())
    page.get_by_role("button", name="Follow this work").click()
    expect(page.get_by_role("button", name="Following (stop)")).to_be_visible()
    assert page.url == site + work.get_absolute_url()
    context.close()
