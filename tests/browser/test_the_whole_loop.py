"""The life of a serial, lived once: alice posts from a manuscript, bob follows and reviews, alice answers and schedules,
the worker posts, inbox and mail tell bob, and he comes back on his phone, offline, to the paragraph he left."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.message import EmailMessage
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from ficstead.archive.accounts.models import User
from ficstead.archive.core.working import go_rounds, run_tasks
from ficstead.archive.works.models import Work
from tests.archive.making import PASSWORD
from tests.archive.telling.people import give_address
from tests.browser.patience import send
from tests.smtp import Sink

PHONE = {"width": 390, "height": 844}
BOBS_ADDRESS = "bob@reader.example"
STORY = "\n\n".join(
    f"The {number}th bell rang over the water, and nobody on the quay looked up; they had heard it before, all of them."
    for number in range(4, 64)
)
CHAPTER_1 = f"""Title: Salt and Rope
Fandom: The Lantern Canals
Rating: PG

Disclaimer: The canals belong to the city. I only row on them.

A/N: Sorry it has been ages! Thanks to everyone who waited.

Chapter 1: Low Water

"You could mend it," said Bram.

"It isn't broken," said Ottilie. "It's sulking."

{STORY}

A/N: Please review, I'll update sooner this time!
"""
CHAPTER_2 = f"Chapter 2: High Water\n\nBram had mended it.\n\n{STORY}\n"


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=PHONE, has_touch=True)  # type: ignore[arg-type]
    yield context
    context.close()


def test_a_serial_lives(page: Page, phone: BrowserContext, site: str, alice: User, bob: User, sink: Sink) -> None:
    give_address(bob, BOBS_ADDRESS)
    hers, his = page, phone.new_page()

    come_in(hers, site, "alice")
    post_from_a_manuscript(hers, site)
    chapter_1 = hers.url
    work = Work.objects.get()
    let_the_worker_work(timezone.now())

    come_in(his, site, "bob")
    his.goto(site + work.get_absolute_url())
    his.get_by_role("button", name="Follow this work").click()
    expect(his.get_by_role("button", name="Following")).to_be_visible()
    his.goto(chapter_1)
    expect(his.locator(".story")).not_to_contain_text("Please review")
    his.get_by_label("Your review").fill("It isn't sulking. I am.")
    his.get_by_role("button", name="Send the review").click()
    expect(his.get_by_text("It isn't sulking. I am.")).to_be_visible()

    answer_from_the_inbox(hers, site)
    his.goto(f"{site}/inbox")
    expect(his.get_by_text("You will love the next one.")).to_be_visible()

    goes_out_at = schedule_chapter_2(hers, site, work)
    his.goto(site + work.get_absolute_url())
    expect(his.get_by_text("High Water")).to_have_count(0)
    let_the_worker_work(goes_out_at - timedelta(minutes=1))
    assert work.chapters.filter(posted_at=None).exists()
    let_the_worker_work(goes_out_at + timedelta(seconds=30))

    his.goto(site)
    expect(his.locator(".badge")).to_contain_text("2")  # the answer and the chapter
    his.get_by_role("link", name="Inbox").click()
    his.get_by_role("link", name=re.compile("Salt and Rope")).first.click()
    expect(his.get_by_role("heading", name="High Water")).to_be_visible()
    [letter] = [letter for letter in sink.to(BOBS_ADDRESS) if "High Water" in words_of(letter)]
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert {part.get_content_type() for part in letter.iter_parts()} == {"text/plain", "text/html"}

    keep_offline(his, site, work)
    his.goto(site + work.chapters.get(number=2).get_absolute_url())
    with his.expect_response("**/place"):
        his.locator("#p-40").evaluate("paragraph => paragraph.scrollIntoView()")
    phone.set_offline(True)
    his.goto(f"{site}/offline")
    his.get_by_role("link", name="Continue reading").click()
    expect(his.locator("#p-40")).to_be_in_viewport()


def come_in(page: Page, site: str, name: str) -> None:
    page.goto(f"{site}/sign-in")
    page.locator("[name=login]").fill(name)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text(f"Signed in as {name}.")).to_be_visible()


def post_from_a_manuscript(page: Page, site: str) -> None:
    page.goto(f"{site}/desk/new")
    page.locator("[name=file]").set_input_files(
        {"name": "salt.txt", "mimeType": "text/plain", "buffer": CHAPTER_1.encode()}
    )
    page.wait_for_url("**/desk/manuscripts/*")
    send(page.get_by_role("button", name=re.compile("^Post")))
    page.goto(site + Work.objects.get().chapters.get().get_absolute_url())


def answer_from_the_inbox(page: Page, site: str) -> None:
    page.goto(f"{site}/inbox")
    page.get_by_role("link", name=re.compile("Bob")).first.click()
    page.get_by_role("link", name="Answer").or_(page.get_by_role("button", name="Answer")).first.click()
    page.get_by_label(re.compile("Your (review|answer)")).fill("You will love the next one.")
    page.get_by_role("button", name=re.compile("Send the (review|answer)")).click()
    expect(page.get_by_text("You will love the next one.")).to_be_visible()


def schedule_chapter_2(page: Page, site: str, work: Work) -> datetime:
    """Takes chapter 2 in as a draft and gives it a day; when that is."""
    page.goto(f"{site}/desk/new?work={work.pk}")
    page.locator("[name=work]").select_option(str(work.pk))
    page.locator("[name=file]").set_input_files(
        {"name": "salt2.txt", "mimeType": "text/plain", "buffer": CHAPTER_2.encode()}
    )
    page.wait_for_url("**/desk/manuscripts/*")
    send(page.get_by_role("button", name=re.compile("draft")))
    draft = work.chapters.get(number=2)
    page.goto(f"{site}/desk/works/{work.pk}/chapters/{draft.pk}/schedule")
    day = (timezone.now() + timedelta(days=3)).date()
    page.get_by_label("Day").fill(day.isoformat())
    page.get_by_label("Time", exact=True).fill("18:00")
    page.get_by_label("Time zone").select_option("Europe/Berlin")
    send(page.get_by_role("button", name=re.compile("Schedule|Let it go out|Set")).first)
    draft.refresh_from_db()
    goes_out_at = datetime(day.year, day.month, day.day, 18, tzinfo=ZoneInfo("Europe/Berlin"))
    assert draft.scheduled_for == goes_out_at
    return goes_out_at


def keep_offline(page: Page, site: str, work: Work) -> None:
    page.goto(site + work.get_absolute_url())
    page.evaluate("() => navigator.serviceWorker.ready")
    page.reload()
    page.get_by_role("button", name="Keep offline").click()
    expect(page.get_by_text("Kept on this device.")).to_be_visible()


def words_of(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    return f"{letter['Subject']} {body.get_content()}"


def let_the_worker_work(now: datetime) -> None:
    run_tasks("the worker")
    while go_rounds(now=now):
        pass
