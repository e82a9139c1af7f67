"""Reviews and kudos in a real browser: as a guest, as a member, of a passage, with nothing lost, without JavaScript."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from ficstead.archive.accounts.models import User
from ficstead.archive.reviews.models import Kudos, Review
from ficstead.archive.works.models import Chapter
from tests.archive.making import make_work

PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Without the service worker, which would keep what can't be sent in a box of its own."""
    return browser_context_args | {"service_workers": "block"}


@pytest.fixture
def chapter(alice: User) -> Chapter:
    return make_work(alice).chapters.get()


@pytest.fixture
def address(site: str, chapter: Chapter) -> str:
    return site + chapter.get_absolute_url()


@pytest.fixture
def without_javascript(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def sign_in(page: Page, site: str, client: Client) -> None:
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])


def write(page: Page, words: str, name: str = "Wren") -> None:
    if page.get_by_label("Your name").count():
        page.get_by_label("Your name").fill(name)
    page.locator(".review-form textarea").fill(words)


def test_a_guest_reviews_and_corrects_without_leaving_the_page(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("window.stillHere = true")
    write(page, "Row on!")
    page.get_by_role("button", name="Send the review").dblclick()
    expect(page.locator(".review-body")).to_have_text("Row on!")
    assert page.evaluate("window.stillHere") is True
    expect(page.locator(".review-form textarea")).to_have_value("")
    assert Review.objects.count() == 1
    page.get_by_role("link", name="Edit", exact=True).click()
    page.locator("textarea").fill("Row on, Ottilie!")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".review-body")).to_have_text("Row on, Ottilie!")
    expect(page.locator(".review-form textarea")).to_have_value("")


def test_an_answer_is_written_beneath_what_it_answers(page: Page, site: str, address: str, as_bob: Client) -> None:
    page.goto(address)
    write(page, "First")
    page.get_by_role("button", name="Send the review").click()
    expect(page.locator(".review-body")).to_have_text("First")
    sign_in(page, site, as_bob)
    page.goto(address)
    page.get_by_role("link", name="Answer Wren").click()
    expect(page.get_by_text("Answering Wren")).to_be_visible()
    write(page, "Second")
    page.get_by_role("button", name="Send the review").click()
    expect(page.locator(".answers .review-body")).to_have_text("Second")


def test_a_reader_reviews_a_passage(page: Page, address: str, chapter: Chapter) -> None:
    page.goto(address)
    page.locator("#p-1").dblclick(position={"x": 12, "y": 12})
    page.get_by_role("button", name="Review this passage").click()
    expect(page.locator(".review-quote blockquote")).to_have_text("The")
    write(page, "What an opening!")
    page.get_by_role("button", name="Send the review").click()
    expect(page.locator(".review-passage")).to_have_text("The")
    expect(page.locator("#p-1 .passage-mark")).to_have_attribute("aria-label", "Reviews of this passage: 1")
    assert page.locator("#p-1").inner_text() == "The 1th bell had rung."
    page.locator("#p-1 .passage-mark").click()
    expect(page.get_by_role("heading", name="Of one passage")).to_be_visible()


def test_kudos_are_given_once(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Give kudos").click()
    expect(page.get_by_text("Kudos given.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Kudos given.")).to_be_visible()
    assert Kudos.objects.count() == 1


def test_words_that_were_not_sent_are_there_again(page: Page, address: str) -> None:
    page.goto(address)
    write(page, "A long thought")
    page.reload()
    expect(page.locator(".review-form textarea")).to_have_value("A long thought")
    expect(page.get_by_label("Your name")).to_have_value("Wren")
    page.context.set_offline(True)
    page.get_by_role("button", name="Send the review").click()
    expect(page.get_by_text("Your words are kept on this device")).to_be_visible()
    page.context.set_offline(False)
    page.get_by_role("button", name="Send the review").click()
    expect(page.locator(".review-body")).to_have_text("A long thought")
    page.reload()
    expect(page.locator(".review-form textarea")).to_have_value("")


def test_a_page_that_went_stale_is_freshened_with_the_words_in_it(
    page: Page, site: str, address: str, as_bob: Client
) -> None:
    sign_in(page, site, as_bob)
    page.goto(address)
    write(page, "Still here")
    page.context.clear_cookies(name="csrftoken")
    page.get_by_role("button", name="Send the review").click()
    expect(page.locator("[data-kept]")).not_to_be_empty()
    expect(page.locator(".review-form textarea")).to_have_value("Still here")
    page.get_by_role("button", name="Send the review").click()
    expect(page.locator(".review-body")).to_have_text("Still here")


def test_a_guest_who_cleared_all_cookies_is_none_the_worse(page: Page, address: str) -> None:
    page.goto(address)
    write(page, "First")
    page.get_by_role("button", name="Send the review").click()
    expect(page.locator(".review-body")).to_have_text("First")
    write(page, "Second")
    page.context.clear_cookies()
    page.get_by_role("button", name="Send the review").click()
    expect(page.locator(".review-body")).to_have_count(2)


def test_what_is_wrong_is_said_in_place(page: Page, address: str, bob: User) -> None:
    page.goto(address)
    write(page, "It is I", name="bob")
    page.get_by_role("button", name="Send the review").click()
    expect(page.locator(".errorlist")).to_contain_text("Somebody here writes as bob")
    write(page, "It is I", name="Wren")
    page.get_by_role("button", name="Send the review").click()
    expect(page.locator(".review-body")).to_have_text("It is I")


def test_everything_works_without_javascript(
    without_javascript: Page, site: str, chapter: Chapter, as_alice: Client
) -> None:
    page = without_javascript
    page.goto(site + chapter.get_absolute_url())
    page.get_by_role("button", name="Give kudos").click()
    expect(page.get_by_text("Kudos given.")).to_be_visible()
    write(page, "Row on!", name="")
    page.get_by_role("button", name="Send the review").click()
    expect(page.locator("textarea")).to_have_value("Row on!")
    page.get_by_label("Your name").fill("Wren")
    page.get_by_role("button", name="Send the review").click()
    expect(page.locator(".review-body")).to_have_text("Row on!")
    sign_in(page, site, as_alice)
    page.goto(site + "/reviews/mine")
    page.get_by_role("link", name="Answer").click()
    page.locator("textarea").fill("I shall.")
    page.get_by_role("button", name="Send the answer").click()
    expect(page.locator(".answers .mark.author")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "sepia", "dark", "black"])
def test_axe_finds_nothing_and_no_page_moves_sideways(
    page: Page, site: str, address: str, chapter: Chapter, as_alice: Client, theme: str
) -> None:
    page.set_viewport_size(PHONE)
    page.add_init_script(f"localStorage.setItem('ficstead-reader', JSON.stringify({{theme: '{theme}'}}))")
    page.goto(address)
    page.locator("#p-1").dblclick(position={"x": 12, "y": 12})
    page.get_by_role("button", name="Review this passage").click()
    write(page, "Averyverylongword" * 12)
    page.get_by_role("button", name="Send the review").click()
    expect(page.locator(".review")).to_be_visible()
    review = Review.objects.get().pk
    own = [f"/reviews/{review}/edit", f"/reviews/{review}/delete"]
    _look(page, site, [chapter.get_absolute_url(), *own, f"/chapters/{chapter.pk}/reviews"])
    sign_in(page, site, as_alice)
    page.goto(address)
    page.locator(".review-deeds summary").click()
    assert complaints(page) == []
    _look(
        page,
        site,
        [f"/works/{chapter.work_id}/reviews", "/reviews/mine", f"/chapters/{chapter.pk}/reviews?answers={review}"],
    )


def _look(page: Page, site: str, addresses: list[str]) -> None:
    for address in addresses:
        page.goto(site + address)
        assert complaints(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], address


def complaints(page: Page) -> list[str]:
    return [
        f"{violation['id']}: {node['html'][:120]} {node['failureSummary']}"
        for violation in Axe().run(page).response["violations"]
        for node in violation["nodes"]
    ]
