"""Authors in company, in a real browser: two people agree to write together; one looks at who reads them."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.announcing import announce
from ficstead.archive.desk.inviting import invite
from ficstead.archive.desk.series_making import add_works, start_series
from ficstead.archive.reading.models import ChapterDay
from ficstead.archive.telling.models import Follow
from ficstead.archive.works.models import Series, Work
from tests.archive.making import make_texts, make_work
from tests.browser.sitting import sit_down

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def at_alices(page: Page, site: str, alice: User) -> Page:
    sit_down(page.context, site, alice)
    return page


@pytest.fixture
def at_bobs(browser: Browser, site: str, bob: User) -> Iterator[Page]:
    """A telephone, without JavaScript: consent must not hang on it."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    sit_down(context, site, bob)
    page = context.new_page()
    yield page
    context.close()


def read_for_a_year(work: Work) -> None:
    today = timezone.now().date()
    ChapterDay.objects.bulk_create(
        ChapterDay(chapter=chapter, day=today - timedelta(days=ago), readers=(ago * 7) % 23 + 60 // chapter.number)
        for chapter in work.chapters.all()
        for ago in range(0, 360, 9)
    )


@pytest.fixture
def busy(alice: User, bob: User) -> Work:
    """A work with readers, followers, an announcement, and a place in a series beside another."""
    now = timezone.now()
    work = make_work(alice, chapters=[make_texts(n) for n in range(1, 41)], at=now - timedelta(days=700))
    read_for_a_year(work)
    Follow.objects.create(user=bob, work=work, made_at=now - timedelta(days=3))
    announce(work, "<p>On hiatus until spring.</p>", status="hiatus", by=alice, form_key="a", at=now)
    invite(make_work(bob, title="The Short Tide"), "Alice Amber", by=bob, at=now)
    series = start_series("The Canal Years", summary="", creators=[alice.default_pseud()], by=alice, form_key="s")
    add_works(series, [work, make_work(alice, title="Ebb")])
    invite(series, "Bob", by=alice, at=now)
    return work


def test_two_people_agree_to_write_together(at_alices: Page, at_bobs: Page, site: str, alice: User) -> None:
    work = make_work(alice)
    at_alices.goto(f"{site}/desk/works/{work.pk}")
    at_alices.get_by_role("navigation", name="This work").get_by_role("link", name="Authors").click()
    at_alices.get_by_label("Their name").fill("bob")
    at_alices.get_by_role("button", name="Ask them").click()
    expect(at_alices.get_by_text("Bob has been asked.")).to_be_visible()

    at_bobs.goto(f"{site}/inbox")
    at_bobs.get_by_role("link", name="Alice Amber would like to write with you").click()
    expect(at_bobs.get_by_role("heading", name="The Long Tide")).to_be_visible()
    at_bobs.get_by_role("button", name="Yes, gladly").click()
    expect(at_bobs.get_by_text("“The Long Tide” is yours too now.")).to_be_visible()
    at_bobs.get_by_role("link", name="See it as readers do").click()
    expect(at_bobs.locator(".byline")).to_contain_text("Alice Amber, Bob")

    at_alices.reload()
    expect(at_alices.get_by_text("Asked", exact=True)).to_have_count(0)
    expect(at_alices.locator(".desk-list")).to_contain_text("Bob")


def test_a_series_is_put_in_order_by_keys_alone(at_alices: Page, site: str, busy: Work) -> None:
    series = Series.objects.get()
    at_alices.goto(f"{site}/desk/series/{series.pk}")
    at_alices.get_by_role("button", name="Move “Ebb” up").press("Enter")
    expect(at_alices.locator(".part-row .desk-title")).to_have_text(["Ebb", "The Long Tide"])
    at_alices.get_by_label("Part number of “Ebb”").fill("2")
    at_alices.get_by_label("Part number of “Ebb”").press("Enter")
    expect(at_alices.locator(".part-row .desk-title")).to_have_text(["The Long Tide", "Ebb"])


def test_the_plots_fit_and_their_words_keep_their_size(at_alices: Page, site: str, busy: Work) -> None:
    at_alices.goto(f"{site}/desk/works/{busy.pk}/statistics?span=365")
    expect(at_alices.locator("svg.plot-drawing")).to_have_count(3)
    for width in (1200, 390):
        at_alices.set_viewport_size({"width": width, "height": 844})
        drawing = at_alices.locator("svg.plot-drawing").first.bounding_box()
        assert drawing is not None
        assert 0 < drawing["x"] < drawing["x"] + drawing["width"] <= width
        words = [tick.bounding_box() for tick in at_alices.locator("svg.plot-drawing").first.locator("text").all()]
        assert all(10 <= box["height"] <= 20 for box in words)
        ends = [(box["x"], box["x"] + box["width"]) for box in words]
        assert all(left[1] < right[0] for left, right in zip(ends, ends[1:], strict=False)), "labels lie on each other"
        assert ends[-1][1] <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_fit_a_phone_and_axe_finds_nothing(at_alices: Page, site: str, busy: Work, scheme: str) -> None:
    series = Series.objects.get()
    at_alices.emulate_media(color_scheme=scheme)
    at_alices.set_viewport_size(PHONE)
    own = (
        "",
        "/settings",
        "/authors",
        "/announcements",
        f"/announcements/{busy.announcements.get().pk}",
        "/statistics",
    )
    for address in (
        *(f"desk/works/{busy.pk}{path}" for path in own),
        *("desk/series", "desk/series/new", f"desk/series/{series.pk}", f"desk/series/{series.pk}/creators"),
        *("desk/requests", "desk/standing", f"works/{busy.pk}"),
    ):
        at_alices.goto(f"{site}/{address}")
        found = Axe().run(at_alices)
        assert found.violations_count == 0, f"{address}: {found.generate_report()}"
        assert at_alices.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], address
