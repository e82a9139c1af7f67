"""Coming back to a story: to the paragraph, on every device, by the archive or by the device alone."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from ficstead.archive.accounts.models import User
from ficstead.archive.reading.models import Place
from ficstead.archive.reading.remembering import remember_opening, remember_place
from ficstead.archive.reading.shelving import list_named, shelve
from ficstead.archive.works.models import ChapterTexts, Work
from ficstead.archive.works.writing import write_work_texts
from tests.archive.making import NOON, chapter_url, make_chapter, make_texts, make_work
from tests.browser.patience import soon

DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SENTENCE = (
    "The lanterns went out one by one along the canal, and nobody who was there could say which of them went first. "
)
LONG = ChapterTexts(title="Sixty strokes", body="".join(f"<p>Stroke {n}. {SENTENCE * 2}</p>" for n in range(1, 61)))


@pytest.fixture
def work(alice: User) -> Work:
    return make_work(alice, chapters=[make_texts(1), LONG, make_texts(3)])


@pytest.fixture
def chapter(site: str, work: Work) -> str:
    return site + chapter_url(work, 2)


@pytest.mark.parametrize("window", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_member_comes_back_to_the_paragraph_on_another_device(
    context: BrowserContext,
    browser: Browser,
    page: Page,
    site: str,
    work: Work,
    chapter: str,
    bob: User,
    window: dict[str, int],
) -> None:
    come_in(context, site, bob)
    page.set_viewport_size(window)
    page.goto(chapter)
    with page.expect_response("**/place") as told:
        scroll_to(page, 34)
    assert told.value.status == 204
    assert Place.objects.get(user=bob).anchor == 34
    other = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    come_in(other, site, bob)
    phone = other.new_page()
    phone.goto(f"{site}/")
    phone.get_by_role("link", name="Sixty strokes").click()
    expect(phone.locator("#p-34")).to_be_in_viewport()
    assert topmost(phone) == 34
    phone.goto(chapter)
    assert phone.evaluate("scrollY") == 0, "nobody is thrown about unasked"
    phone.get_by_role("link", name="Continue where you were").click()
    expect(phone.locator("#p-34")).to_be_in_viewport()
    other.close()


def test_leaving_the_page_tells_the_place_at_once(
    context: BrowserContext, page: Page, site: str, work: Work, chapter: str, bob: User
) -> None:
    come_in(context, site, bob)
    page.goto(chapter)
    scroll_to(page, 20)
    page.goto(f"{site}/works")
    soon(page, Place.objects.filter(user=bob, anchor=20).exists)
    page.goto(site + work.get_absolute_url())
    page.get_by_role("link", name="Continue reading: Chapter 2").click()
    page.wait_for_url("**#p-20")


def test_who_only_looks_in_keeps_the_place(
    context: BrowserContext, page: Page, site: str, work: Work, chapter: str, bob: User
) -> None:
    come_in(context, site, bob)
    remember_place(bob, work.chapters.get(number=2), anchor=34, at_end=False, at=NOON)
    page.goto(chapter)
    page.goto(f"{site}/works")
    assert Place.objects.get(user=bob).anchor == 34


def test_at_the_end_the_next_chapter_is_offered(
    context: BrowserContext, page: Page, site: str, work: Work, chapter: str, bob: User
) -> None:
    come_in(context, site, bob)
    page.goto(chapter)
    with page.expect_response("**/place"):
        scroll_to(page, 60)
    assert Place.objects.get(user=bob).at_end
    page.goto(site + work.get_absolute_url())
    page.get_by_role("link", name="Continue reading: Chapter 3").click()
    expect(page).to_have_url(site + chapter_url(work, 3))


def test_a_place_that_could_not_be_sent_goes_later(
    context: BrowserContext, page: Page, site: str, work: Work, chapter: str, bob: User
) -> None:
    come_in(context, site, bob)
    page.goto(chapter)
    context.set_offline(True)
    with page.expect_event("requestfailed"):
        scroll_to(page, 34)
    wait_for_memory(page, "ficstead-unsent-places", "34")
    with page.expect_response("**/place"):
        context.set_offline(False)
    assert Place.objects.get(user=bob).anchor == 34


@pytest.mark.parametrize("window", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_guests_device_remembers_by_itself(
    page: Page, site: str, work: Work, chapter: str, window: dict[str, int]
) -> None:
    page.set_viewport_size(window)
    page.emulate_media(reduced_motion="reduce")
    page.goto(chapter)
    scroll_to(page, 34)
    wait_for_memory(page, "ficstead-places", '"anchor":34')
    page.goto(f"{site}/")
    card = page.get_by_role("link", name="The Long Tide Chapter 2: Sixty strokes")
    expect(page.locator(".continue-cards")).to_contain_text("2 of 3")
    assert axe(page) == []
    card.click()
    page.wait_for_url("**#p-34")
    expect(page.locator("#p-34")).to_be_in_viewport()
    page.goto(chapter)
    page.keyboard.press("c")
    page.wait_for_url("**#p-34")
    expect(page.locator("#p-34")).to_be_in_viewport()
    wait_for_memory(page, "ficstead-places", '"anchor":34')
    page.goto(site + work.get_absolute_url())
    expect(page.get_by_role("link", name="Continue reading: Chapter 2: Sixty strokes")).to_have_attribute(
        "href", f"{chapter_url(work, 2)}#p-34"
    )
    assert page.context.cookies() == [] or {cookie["name"] for cookie in page.context.cookies()} == {"csrftoken"}
    assert not Place.objects.exists()
    page.goto(f"{site}/")
    page.get_by_role("button", name="Forget it").click()
    expect(page.get_by_role("heading", name="Continue reading")).to_be_hidden()
    page.reload()
    expect(page.get_by_role("heading", name="Continue reading")).to_be_hidden()


def test_a_guest_sees_what_is_new_since(page: Page, site: str, work: Work, chapter: str) -> None:
    page.goto(site + chapter_url(work, 3))
    page.goto(site + work.get_absolute_url())
    expect(page.locator(".contents .mark.new:visible")).to_have_count(0)
    make_chapter(work, title="Fresh", at=timezone.now() + timedelta(minutes=1))
    page.reload()
    expect(page.locator(".contents li:has(.mark.new:visible)")).to_contain_text(["Fresh"])


@pytest.mark.parametrize(
    "spoilt",
    ["{", "[]", "null", '{"1": null}', '{"1": {"chapter": 7, "read": 3}}', '{"1": {"chapter": {}, "read": []}}'],
)
def test_a_spoilt_memory_spoils_nothing(page: Page, site: str, work: Work, chapter: str, spoilt: str) -> None:
    page.goto(chapter)
    for address in (f"{site}/", site + work.get_absolute_url(), chapter):
        page.evaluate("text => localStorage.setItem('ficstead-places', text)", spoilt)
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_back_stays_where_it_was(page: Page, site: str, work: Work, chapter: str) -> None:
    page.goto(chapter)
    scroll_to(page, 40)
    page.goto(site + work.get_absolute_url())
    page.go_back()
    expect(page.locator("#p-40")).to_be_in_viewport()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("window", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_readers_own_pages_are_for_everybody(
    context: BrowserContext,
    page: Page,
    site: str,
    alice: User,
    work: Work,
    bob: User,
    window: dict[str, int],
    theme: str,
) -> None:
    come_in(context, site, bob)
    recapped = settle_in(alice, bob, work)
    page.add_init_script(f"localStorage.setItem('ficstead-reader', JSON.stringify({{theme: '{theme}'}}))")
    page.set_viewport_size(window)
    addresses = ["/", "/library", "/library/history", f"/works/{work.pk}/bookmark", work.get_absolute_url(), recapped]
    addresses.append(f"/library/lists/{bob.reading_lists.get(kind='own').pk}")
    for address in addresses:
        page.goto(site + address)
        page.evaluate("for (const box of document.querySelectorAll('details')) box.open = true")
        assert axe(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= window["width"], address


def settle_in(alice: User, bob: User, work: Work) -> str:
    """bob has lists, notes and a place; the address of a chapter that came to him after a long pause."""
    own = list_named(bob, "Boats", at=NOON)
    shelve(bob, work, kind="reading", own=[own], at=NOON)
    remember_place(bob, work.chapters.get(number=2), anchor=34, at_end=False, at=NOON)
    bob.bookmarks.create(work=work, note="Ask Wren about the bell.", made_at=NOON).own_tags.create(
        name="boats", key="boats"
    )
    later = make_work(alice, title="After the Flood", chapters=2)
    write_work_texts(later, story_so_far="<p>They rowed.</p>")
    later.save()
    remember_opening(bob, later.chapters.get(number=2), at=NOON)
    make_chapter(later, at=NOON + timedelta(days=90))
    return chapter_url(later, 3)


def come_in(context: BrowserContext, site: str, user: User) -> None:
    client = Client()
    client.force_login(user)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])


def scroll_to(page: Page, paragraph: int) -> None:
    page.evaluate(f"document.getElementById('p-{paragraph}').scrollIntoView({{behavior: 'instant'}})")


def wait_for_memory(page: Page, key: str, words: str) -> None:
    """The policy forbids Playwright's own way of waiting for an expression."""
    page.evaluate(
        """([key, words]) => new Promise((seen) => {
            const look = () => localStorage.getItem(key)?.includes(words) ? seen() : setTimeout(look, 50);
            look();
        })""",
        [key, words],
    )


def topmost(page: Page) -> int:
    return page.evaluate("""[...document.querySelectorAll('.story [id^=p-]')]
        .find((paragraph) => paragraph.getBoundingClientRect().bottom > 24).id.slice(2) | 0""")


def axe(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {[node['html'] for node in each['nodes']]}" for each in found]
