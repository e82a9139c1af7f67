"""Reading without a network, in a real Chromium: kept works, places and reviews that wait, and nobody's traces."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.posting import save_chapter
from ficstead.archive.desk.trashing import trash_work
from ficstead.archive.reading.models import ChapterRead, Place
from ficstead.archive.reviews.models import Review
from ficstead.archive.works.models import ChapterTexts, Work
from tests.archive.making import NOON, chapter_url, make_chapter, make_work
from tests.browser.patience import soon
from tests.browser.sitting import sit_down

PHONE = {"width": 390, "height": 844}
LONG = "".join(f"<p>Paragraph {number}. The tide came in, and the tide went out.</p>" for number in range(1, 80))
# A first visit is not the service worker's yet: it takes over once it is installed.
IN_CHARGE = """async () => {
  await navigator.serviceWorker.ready;
  while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 20));
}"""
# All that lies on the device, as one text.
EVERYTHING_KEPT = """async () => {
  const kept = [JSON.stringify(localStorage), document.cookie];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    kept.push(name);
    for (const request of await cache.keys()) {
      if (!request.url.includes("/static/")) kept.push(request.url, await (await cache.match(request)).text());
    }
  }
  return kept.join(" ");
}"""
IS_KEPT = "async (path) => Boolean(await caches.match(path))"


@pytest.fixture(autouse=True)
def _on_a_phone(page: Page) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]


@pytest.fixture
def work(alice: User) -> Work:
    return make_work(alice, chapters=[ChapterTexts(title=f"Bell {number}", body=LONG) for number in (1, 2)])


@pytest.fixture
def as_bob(bob: User, site: str, context: BrowserContext) -> User:
    sit_down(context, site, bob)
    return bob


@pytest.fixture
def as_bob_keeping(as_bob: User, page: Page, site: str, work: Work) -> User:
    keep(page, site + work.get_absolute_url())
    return as_bob


def keep(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate(IN_CHARGE)
    page.get_by_role("button", name="Keep offline").click()
    expect(page.get_by_text("Kept on this device.")).to_be_visible()


def read_to(page: Page, anchor: int) -> None:
    """Scrolls there, and stays until the page has taken it down."""
    page.locator(f"#p-{anchor}").evaluate("paragraph => paragraph.scrollIntoView()")
    page.wait_for_function(
        "anchor => Object.values(JSON.parse(localStorage.getItem('ficstead-kept-places') ?? '{}')).some(place => place.anchor === anchor)",
        arg=anchor,
    )


def write_review(page: Page, text: str) -> None:
    page.get_by_label("Your review").fill(text)
    page.get_by_role("button", name="Send the review").click()


def test_a_kept_work_is_read_offline_at_the_paragraph_where_its_reader_stopped(
    page: Page, context: BrowserContext, site: str, work: Work, as_bob_keeping: User
) -> None:
    page.goto(site + chapter_url(work, 2))
    read_to(page, 40)
    context.set_offline(True)
    page.goto(f"{site}/works")
    expect(page.get_by_role("heading", name="Kept offline")).to_be_visible()
    page.get_by_role("link", name="Continue reading").click()
    expect(page).to_have_url(f"{site}{chapter_url(work, 2)}#p-40")
    expect(page.locator("#p-40")).to_be_in_viewport()
    expect(page.get_by_text("You are reading the copy kept on this device")).to_be_attached()
    assert page.evaluate("document.fonts.load('16px Literata').then((found) => found.length)")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto(site + chapter_url(work, 2))
    page.get_by_role("link", name="Continue where you were").click()
    expect(page.locator("#p-40")).to_be_in_viewport()
    page.get_by_role("link", name=re.compile("Previous")).click()
    expect(page.get_by_role("heading", name="Bell 1")).to_be_visible()
    page.goto(site + work.get_absolute_url())
    expect(page.get_by_role("heading", name="The Long Tide")).to_be_visible()
    # Addresses from before a chapter moved, and those that name it alone, find the copy too.
    chapter = work.chapters.get(number=2)
    for address in (f"/chapters/{chapter.pk}", f"/works/{work.pk}/chapters/9-{chapter.pk}"):
        page.goto(site + address)
        expect(page.get_by_role("heading", name="Bell 2")).to_be_visible()


def test_keeping_a_work_is_not_reading_it(as_bob_keeping: User) -> None:
    assert not ChapterRead.objects.filter(user=as_bob_keeping).exists()


def test_a_place_reached_offline_is_told_when_the_network_is_back(
    page: Page, context: BrowserContext, site: str, work: Work, as_bob_keeping: User
) -> None:
    context.set_offline(True)
    page.goto(site + chapter_url(work, 1))
    read_to(page, 30)
    assert not Place.objects.exists()
    context.set_offline(False)
    soon(page, lambda: Place.objects.filter(user=as_bob_keeping, anchor=30, chapter__number=1).exists())


def test_a_review_written_offline_is_sent_once_when_the_network_is_back(
    page: Page, context: BrowserContext, site: str, work: Work, as_bob_keeping: User
) -> None:
    context.set_offline(True)
    page.goto(site + chapter_url(work, 1))
    write_review(page, "I read this on a train.")
    expect(page.get_by_text("Your review waits on this device").first).to_be_visible()
    expect(page.get_by_label("Your review")).to_have_value("")
    page.reload()
    write_review(page, "And this in a tunnel.")
    expect(page.get_by_text("Your review waits on this device").first).to_be_visible()
    page.goto(f"{site}/offline")
    expect(page.locator(".waiting-words")).to_have_text(["I read this on a train.", "And this in a tunnel."])
    assert not Review.objects.exists()
    context.set_offline(False)
    soon(page, lambda: Review.objects.count() == 2)
    page.goto(site + chapter_url(work, 1))
    page.reload()
    expect(page.get_by_text("I read this on a train.")).to_have_count(1)
    expect(page.get_by_label("Your review")).to_have_value("")
    page.goto(f"{site}/offline")
    expect(page.locator(".waiting-words")).to_have_count(0)
    assert list(Review.objects.order_by("posted_at").values_list("pseud__name", flat=True)) == ["Bob", "Bob"]


def test_a_review_outlives_an_ended_session(
    page: Page, context: BrowserContext, site: str, work: Work, as_bob_keeping: User
) -> None:
    context.set_offline(True)
    page.goto(site + chapter_url(work, 1))
    write_review(page, "I read this on a long journey.")
    expect(page.get_by_text("Your review waits on this device").first).to_be_visible()
    context.clear_cookies()
    context.set_offline(False)
    page.goto(f"{site}/works")
    expect(page.get_by_role("link", name="A review that was written offline could not be sent yet.")).to_be_visible()
    page.goto(f"{site}/offline")
    expect(page.get_by_text("Sign in as you were, and it is sent.")).to_be_visible()
    expect(page.locator(".kept-work")).to_have_count(0)
    assert not Review.objects.exists()
    sit_down(context, site, as_bob_keeping)
    page.goto(f"{site}/works")
    soon(page, lambda: Review.objects.filter(pseud__name="Bob").count() == 1)
    page.goto(f"{site}/offline")
    expect(page.locator(".kept-work")).to_have_count(1)


def test_a_later_chapter_arrives_by_itself(
    page: Page, context: BrowserContext, site: str, work: Work, as_bob_keeping: User
) -> None:
    chapter = make_chapter(work, title="Clearing", body="<p>The sun came out.</p>")
    page.goto(site + work.get_absolute_url())
    soon(page, lambda: bool(page.evaluate(IS_KEPT, chapter.get_absolute_url())))
    context.set_offline(True)
    page.goto(site + chapter_url(work, 2))
    page.locator(".turn-on").click()
    expect(page.get_by_text("The sun came out.")).to_be_visible()


def test_online_every_page_is_the_fresh_one(page: Page, site: str, work: Work, as_bob_keeping: User) -> None:
    save_chapter(work.chapters.get(number=1), ChapterTexts(body="<p>She rowed.</p>"), by=None, at=NOON)
    page.goto(site + chapter_url(work, 1))
    expect(page.get_by_text("She rowed.")).to_be_visible()
    expect(page.get_by_text("You are reading the copy")).to_have_count(0)


def test_signing_out_leaves_nothing_of_the_reader_on_the_device(
    page: Page, context: BrowserContext, site: str, work: Work, as_bob_keeping: User
) -> None:
    page.goto(site + chapter_url(work, 1))
    read_to(page, 20)
    page.get_by_label("Your review").fill("Half a thought")
    assert "Signed in as bob" in page.evaluate(EVERYTHING_KEPT)
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    kept = page.evaluate(EVERYTHING_KEPT)
    for trace in ("bob", "Bob", "Half a thought", "The Long Tide", "ficstead-kept:"):
        assert trace not in kept
    context.set_offline(True)
    page.goto(site + chapter_url(work, 1))
    expect(page.get_by_text("Nothing is kept yet.")).to_be_visible()


def test_whoever_signs_in_next_finds_nothing_of_the_last(
    page: Page, context: BrowserContext, site: str, work: Work, alice: User, as_bob_keeping: User
) -> None:
    sit_down(context, site, alice)
    page.goto(f"{site}/works")
    soon(page, lambda: "ficstead-kept:" not in page.evaluate("caches.keys().then(String)"))
    assert "Signed in as bob" not in page.evaluate(EVERYTHING_KEPT)


def test_a_guest_keeps_works_too_and_their_place(page: Page, context: BrowserContext, site: str, work: Work) -> None:
    keep(page, site + work.get_absolute_url())
    page.goto(site + chapter_url(work, 2))
    page.locator("#p-40").evaluate("paragraph => paragraph.scrollIntoView()")
    anchor = "work => JSON.parse(localStorage.getItem('ficstead-places'))?.[work]?.anchor === 40"
    page.wait_for_function(anchor, arg=str(work.pk))
    context.set_offline(True)
    page.goto(site + chapter_url(work, 2))
    page.get_by_role("link", name="Continue where you were").click()
    expect(page.locator("#p-40")).to_be_in_viewport()
    page.get_by_label("Your name").fill("A passer-by")
    write_review(page, "From the mountains.")
    expect(page.get_by_text("Your review waits on this device").first).to_be_visible()
    context.set_offline(False)
    soon(page, lambda: Review.objects.filter(guest_name="A passer-by").count() == 1)


def test_a_work_that_was_taken_back_or_removed_is_kept_no_longer(
    page: Page, site: str, work: Work, alice: User, as_bob_keeping: User
) -> None:
    other = make_work(alice, title="Another tide")
    keep(page, site + other.get_absolute_url())
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{site}/offline")
    expect(page.locator(".kept-work")).to_have_count(2)
    page.locator(".kept-work", has_text="Another tide").get_by_role("button", name="Remove").click()
    expect(page.locator(".kept-work")).to_have_count(1)
    page.goto(site + other.get_absolute_url())
    expect(page.get_by_role("button", name="Keep offline", exact=True)).to_be_visible()
    trash_work(work, at=NOON)
    page.goto(site + work.get_absolute_url())
    soon(page, lambda: "ficstead-kept:" not in page.evaluate("caches.keys().then(String)"))


def test_the_list_of_kept_works_is_for_everybody(page: Page, site: str, as_bob_keeping: User) -> None:
    page.goto(f"{site}/offline")
    expect(page.get_by_text("2 chapters")).to_be_visible()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
