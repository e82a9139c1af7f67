"""A serial at the desk in a real browser: dates without JavaScript, chapters drawn to their place, cut, compared."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.posting import save_chapter
from ficstead.archive.works.models import Chapter, ChapterTexts, Work
from tests.archive.making import NOON, make_chapter, make_work
from tests.browser.patience import send
from tests.browser.sitting import sit_down

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def at_desk(page: Page, site: str, alice: User) -> Page:
    sit_down(page.context, site, alice)
    return page


@pytest.fixture
def without_javascript(browser: Browser, site: str, alice: User) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    sit_down(context, site, alice)
    yield context.new_page()
    context.close()


def order(work: Work) -> list[str]:
    return list(Chapter.objects.filter(work=work, trashed_at=None).in_order().values_list("title", flat=True))


def test_a_date_is_given_without_javascript_on_a_phone(without_javascript: Page, site: str, alice: User) -> None:
    page, draft = without_javascript, make_chapter(make_work(alice), posted=False)
    page.goto(f"{site}/desk/works/{draft.work_id}/chapters/{draft.pk}/schedule")
    day = timezone.now() + timedelta(days=10)
    page.get_by_label("Day").fill(f"{day:%Y-%m-%d}")
    page.get_by_label("Time", exact=True).fill("18:30")
    page.get_by_label("Time zone").select_option("Asia/Kolkata")
    page.get_by_role("button", name="Let it go out then").click()
    expect(page.get_by_role("status")).to_contain_text("13:00")
    draft.refresh_from_db()
    assert draft.scheduled_for == day.replace(hour=13, minute=0, second=0, microsecond=0)
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("Nothing waits for its day.")).to_be_visible()


def test_a_queue_is_laid_without_javascript(without_javascript: Page, site: str, alice: User) -> None:
    page, work = without_javascript, make_work(alice)
    for _ in range(3):
        make_chapter(work, posted=False)
    page.goto(f"{site}/desk/works/{work.pk}/schedule")
    page.get_by_role("button", name="Save the rhythm").click()
    page.get_by_role("button", name="Queue them all").click()
    expect(page.locator(".slot .mark")).to_have_text(["Queue"] * 3)
    expect(page.locator(".goes-out").first).to_contain_text("Friday")


def test_chapters_are_drawn_and_stepped_to_their_places(at_desk: Page, site: str, alice: User) -> None:
    page, work = at_desk, make_work(alice, chapters=4)
    page.goto(f"{site}/desk/works/{work.pk}/arrange")
    grips = page.locator("[data-grip]")
    last, first = grips.nth(3).bounding_box(), grips.nth(0).bounding_box()
    assert last
    assert first
    page.mouse.move(last["x"] + 10, last["y"] + 10)
    page.mouse.down()
    page.mouse.move(first["x"] + 10, first["y"] - 10, steps=12)
    page.mouse.up()
    page.get_by_role("button", name="Move Chapter 1: Bell 1 down").click()
    expect(page.get_by_role("button", name="Move Chapter 1: Bell 1 down")).to_be_focused()
    page.get_by_role("button", name="Save the order").last.click()
    expect(page.get_by_role("status").first).to_contain_text("in this order now")
    assert order(work) == ["Bell 4", "Bell 2", "Bell 1", "Bell 3"]


def test_chapters_are_ordered_without_javascript(without_javascript: Page, site: str, alice: User) -> None:
    page, work = without_javascript, make_work(alice, chapters=3)
    page.goto(f"{site}/desk/works/{work.pk}/arrange")
    page.get_by_label("Place of Chapter 3: Bell 3").fill("1")
    send(page.get_by_role("button", name="Save the order").last)
    assert order(work) == ["Bell 3", "Bell 1", "Bell 2"]
    send(page.get_by_role("button", name="Move Chapter 1: Bell 3 down"))
    assert order(work) == ["Bell 1", "Bell 3", "Bell 2"]


def test_a_chapter_is_cut_and_joined_again(at_desk: Page, site: str, alice: User) -> None:
    page = at_desk
    work = make_work(alice, chapters=[ChapterTexts(title="Tide", body="<p>One.</p><p>Two.</p><hr><p>Three.</p>")])
    page.goto(f"{site}/desk/works/{work.pk}/arrange")
    page.get_by_role("link", name="Cut in two").click()
    page.get_by_role("button", name="Cut here before “Three.”").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Chapter 2")
    page.goto(f"{site}/desk/works/{work.pk}/arrange")
    page.get_by_role("link", name="Join with the next").click()
    expect(page.locator(".story")).to_contain_text("Three.")
    send(page.get_by_role("button", name="Join them"))
    assert Chapter.objects.get(work=work, trashed_at=None).body == "<p>One.</p><p>Two.</p><hr><p>Three.</p>"


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 900}], ids=["phone", "desktop"])
def test_every_page_is_open_to_everybody_and_fits(
    at_desk: Page, site: str, alice: User, viewport: dict[str, int]
) -> None:
    page, work = at_desk, make_work(alice, chapters=3)
    draft = make_chapter(work, posted=False)
    chapter = work.chapters.get(number=1)
    save_chapter(
        chapter, ChapterTexts(title="Bell one", body="<p>The 1st bell had <em>not</em> rung.</p>"), by=alice, at=NOON
    )
    at_work, at_chapter = f"{site}/desk/works/{work.pk}", f"{site}/desk/works/{work.pk}/chapters/{chapter.pk}"
    page.set_viewport_size(viewport)  # type: ignore[arg-type]
    for address in (
        f"{at_work}/schedule",
        f"{at_work}/chapters/{draft.pk}/schedule",
        f"{at_work}/arrange",
        f"{at_chapter}/split",
        f"{at_chapter}/join/{work.chapters.get(number=2).pk}",
        f"{at_chapter}/revisions",
        f"{at_chapter}/revisions/compared",
        f"{site}/desk/trash",
    ):
        page.goto(address)
        assert Axe().run(page).violations_count == 0, f"{address}: {Axe().run(page).generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], address
