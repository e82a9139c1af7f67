"""A beta at work, in a real browser: asked, reading, selecting words, proposing others; and the author who takes them."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.models import Remark
from ficstead.archive.desk.proposals import accept_proposals
from ficstead.archive.works.models import Chapter, ChapterTexts, Work
from tests.archive.desk.beta_reading import make_beta, only_chapter, propose, send_remark
from tests.archive.making import NOON, make_work
from tests.browser.patience import send
from tests.browser.sitting import sit_down

PHONE = {"width": 390, "height": 844}
STORY = (
    "<p>The bell had rung, and <em>nobody</em> came. She waited on the quay, and the bell, the old bell, said "
    "nothing more.</p><p>“Row,” said Ottilie, “or swim.”</p><hr><p>“I’d rather swim,” he said softly. "
    "The water was black and very still, and it went on being still.</p>"
)


@pytest.fixture
def at_alices(page: Page, site: str, alice: User) -> Page:
    sit_down(page.context, site, alice)
    return page


@pytest.fixture
def at_bobs(browser: Browser, site: str, bob: User) -> Iterator[Page]:
    context = browser.new_context()
    sit_down(context, site, bob)
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"{page.url}: {error}"))
    yield page
    context.close()


@pytest.fixture
def at_bobs_telephone(browser: Browser, site: str, bob: User) -> Iterator[Page]:
    """Without JavaScript."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    sit_down(context, site, bob)
    page = context.new_page()
    yield page
    context.close()


@pytest.fixture
def work(alice: User) -> Work:
    return make_work(alice, posted=False, chapters=[ChapterTexts(title="Bell", body=STORY)])


def select(page: Page, anchor: int, words: str, *, last: bool = False) -> None:
    """Those words, within one piece of text of the paragraph."""
    page.evaluate(
        """([anchor, words, last]) => {
            const texts = document.createTreeWalker(document.getElementById(`p-${anchor}`), NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) {
                const text = texts.currentNode.data;
                const at = last ? text.lastIndexOf(words) : text.indexOf(words);
                if (at >= 0) getSelection().setBaseAndExtent(texts.currentNode, at, texts.currentNode, at + words.length);
            }
        }""",
        [anchor, words, last],
    )


def test_an_author_asks_a_beta_who_proposes_words_which_the_author_takes(at_alices: Page, at_bobs: Page, site: str, work: Work) -> None:  # fmt: skip
    at_alices.goto(f"{site}/desk/works/{work.pk}")
    at_alices.get_by_role("navigation", name="This work").get_by_role("link", name="Betas").click()
    at_alices.get_by_label("Their name, or their mail address").fill("bob")
    at_alices.get_by_role("button", name="Ask them").click()
    expect(at_alices.get_by_text("bob has been asked.")).to_be_visible()

    at_bobs.goto(f"{site}/inbox")
    at_bobs.get_by_role("link", name="Alice Amber asks you to read as a beta").click()
    at_bobs.get_by_role("button", name="Yes, gladly").click()
    at_bobs.get_by_role("link", name="Chapter 1: Bell").click()
    expect(at_bobs.locator("#p-1")).to_be_visible()
    select(at_bobs, 1, "bell", last=True)
    at_bobs.get_by_role("button", name="Remark on these words").click()
    expect(at_bobs.get_by_role("textbox", name="The passage", exact=True)).to_have_value("bell")
    at_bobs.get_by_role("button", name="Start from the present words").click()
    at_bobs.get_by_label("Other words for the passage").fill("gong")
    at_bobs.get_by_label("Your remark").fill("Two bells are enough.")
    at_bobs.get_by_role("button", name="Send to the author").click()
    expect(at_bobs.get_by_role("link", name="Remark on this paragraph, 1 open remark")).to_be_visible()
    assert at_bobs.url.endswith("#p-1")

    at_alices.goto(f"{site}/inbox")
    at_alices.get_by_role("link", name="Bob on “The Long Tide”, as a beta").first.click()
    expect(at_alices.get_by_text("Two bells are enough.")).to_be_visible()
    at_alices.get_by_role("button", name="Take it over").click()
    expect(at_alices.get_by_text("1 proposal is in the chapter now.")).to_be_visible()
    assert "the bell, the old gong, said" in Chapter.objects.get().body
    at_alices.goto(f"{site}/desk/works/{work.pk}/chapters/{only_chapter(work).pk}/revisions")
    expect(at_alices.get_by_text("with words by Bob")).to_be_visible()


def test_a_beta_without_javascript_proposes_from_a_telephone(at_bobs_telephone: Page, site: str, work: Work, alice: User, bob: User) -> None:  # fmt: skip
    make_beta(work, bob, by=alice)
    page = at_bobs_telephone
    page.goto(f"{site}/desk/beta/works/{work.pk}/chapters/{only_chapter(work).pk}")
    page.get_by_role("link", name="Remark on this paragraph").nth(1).click()
    expect(page.get_by_role("textbox", name="The passage", exact=True)).to_have_value("“Row,” said Ottilie, “or swim.”")
    page.get_by_role("textbox", name="The passage", exact=True).fill("or swim")
    page.get_by_label("Other words for the passage").fill("or drown")
    send(page.get_by_role("button", name="Send to the author"))
    remark = Remark.objects.get()
    assert (remark.quoted, remark.wording, remark.anchor) == ("or swim", "or drown", 2)


def test_a_remark_that_was_not_sent_comes_back_with_its_passage(at_bobs: Page, site: str, work: Work, alice: User, bob: User) -> None:  # fmt: skip
    make_beta(work, bob, by=alice)
    address = f"{site}/desk/beta/works/{work.pk}/chapters/{only_chapter(work).pk}"
    at_bobs.goto(address)
    select(at_bobs, 2, "Ottilie")
    at_bobs.get_by_role("button", name="Remark on these words").click()
    at_bobs.get_by_label("Your remark").fill("Who is she?")
    at_bobs.goto(f"{site}/inbox")
    at_bobs.goto(address)
    at_bobs.get_by_role("button", name="Bring it back").click()
    expect(at_bobs.get_by_role("textbox", name="The passage", exact=True)).to_have_value("Ottilie")
    at_bobs.get_by_role("button", name="Send to the author").click()
    expect(at_bobs.locator(".remark-quote")).to_have_text("Ottilie")
    assert Remark.objects.get().text == "Who is she?"


def test_a_passage_over_the_end_of_a_line_keeps_that_end(at_bobs: Page, site: str, alice: User, bob: User) -> None:
    verse = make_work(alice, posted=False, chapters=[ChapterTexts(body="<p>The bell fell <em>silent,</em><br>the tide came in.</p>")])  # fmt: skip
    make_beta(verse, bob, by=alice)
    at_bobs.goto(f"{site}/desk/beta/works/{verse.pk}/chapters/{only_chapter(verse).pk}")
    at_bobs.evaluate("getSelection().selectAllChildren(document.getElementById('p-1'))")
    at_bobs.get_by_role("button", name="Remark on these words").click()
    passage = at_bobs.get_by_role("textbox", name="The passage", exact=True)
    expect(passage).to_have_value("The bell fell silent, the tide came in.")
    at_bobs.get_by_role("button", name="Start from the present words").click()
    wording = at_bobs.get_by_label("Other words for the passage")
    wording.fill(wording.input_value().replace("bell", "gong"))
    at_bobs.get_by_role("button", name="Send to the author").click()
    expect(at_bobs.locator(".remark-change")).to_be_visible()
    chapter = only_chapter(verse)
    accept_proposals(chapter, [Remark.objects.get().pk], by=alice, at=NOON)
    assert Chapter.objects.get().body == "<p>The gong fell <em>silent,</em><br>the tide came in.</p>"


def test_a_passage_is_let_go_by_keys_alone(at_bobs: Page, site: str, work: Work, alice: User, bob: User) -> None:
    make_beta(work, bob, by=alice)
    at_bobs.goto(f"{site}/desk/beta/works/{work.pk}/chapters/{only_chapter(work).pk}")
    at_bobs.get_by_role("link", name="Remark on this paragraph").first.press("Enter")
    expect(at_bobs.get_by_role("textbox", name="The passage", exact=True)).to_be_visible()
    at_bobs.get_by_role("link", name="Speak of the whole chapter instead").press("Enter")
    expect(at_bobs.get_by_role("textbox", name="The passage", exact=True)).to_be_hidden()
    at_bobs.keyboard.type("All of it is lovely.")
    at_bobs.get_by_role("button", name="Send to the author").press("Enter")
    expect(at_bobs.locator(".remark-text")).to_have_text("All of it is lovely.")


@pytest.fixture
def busy(work: Work, alice: User, bob: User) -> Work:
    make_beta(work, bob, by=alice)
    as_bob, as_alice, chapter = Client(), Client(), only_chapter(work)
    as_bob.force_login(bob)
    as_alice.force_login(alice)
    send_remark(as_bob, chapter, text="It reads well aloud; only the middle sags a little.")
    remark = propose(as_bob, chapter, 1, "The bell had rung, and nobody came", "The bell rang and nobody came", text="Tighter?")  # fmt: skip
    propose(as_bob, chapter, 3, "he said softly", "he said")
    propose(as_bob, chapter, 3, "and it went on being still", "")
    send_remark(as_bob, chapter, anchor=2, passage="or swim", text="Good.")
    as_alice.post(f"/desk/remarks/{remark.pk}/answer", {"text": "Hm. I like the pluperfect."})
    as_alice.post(f"/desk/remarks/{Remark.objects.latest('pk').pk}/settle")
    return work


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_fit_a_phone_and_axe_finds_nothing(at_alices: Page, at_bobs: Page, site: str, busy: Work, scheme: str) -> None:  # fmt: skip
    chapter = only_chapter(busy)
    pages = [
        (at_alices, f"desk/works/{busy.pk}/betas"),
        (at_alices, f"desk/works/{busy.pk}/chapters/{chapter.pk}"),
        (at_alices, f"desk/works/{busy.pk}/chapters/{chapter.pk}/remarks"),
        (at_bobs, "desk/beta"),
        (at_bobs, f"desk/beta/works/{busy.pk}"),
        (at_bobs, f"desk/beta/works/{busy.pk}/chapters/{chapter.pk}"),
        (at_bobs, f"desk/beta/works/{busy.pk}/chapters/{chapter.pk}?about=1"),
    ]
    for page, address in pages:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(PHONE)
        page.goto(f"{site}/{address}")
        found = Axe().run(page)
        assert found.violations_count == 0, f"{address}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], address


def test_every_margin_mark_is_on_the_page_whichever_way_its_paragraph_runs(at_bobs: Page, site: str, alice: User, bob: User) -> None:  # fmt: skip
    both_ways = '<p>The bell fell silent.</p><p dir="rtl">فتح الباب ونظر إلى البحر.</p><blockquote><p>A letter.</p></blockquote>'
    work = make_work(alice, posted=False, chapters=[ChapterTexts(body=both_ways)])
    make_beta(work, bob, by=alice)
    at_bobs.set_viewport_size(PHONE)
    at_bobs.goto(f"{site}/desk/beta/works/{work.pk}/chapters/{only_chapter(work).pk}")
    marks = at_bobs.get_by_role("link", name="Remark on this paragraph")
    expect(marks).to_have_count(3)
    for mark in marks.all():
        expect(mark).to_be_in_viewport(ratio=1)


def test_a_word_and_the_one_proposed_for_it_stand_on_one_line(at_alices: Page, site: str, work: Work, alice: User, bob: User) -> None:  # fmt: skip
    make_beta(work, bob, by=alice)
    as_bob = Client()
    as_bob.force_login(bob)
    propose(as_bob, only_chapter(work), 2, "Ottilie", "the ferryman")
    at_alices.goto(f"{site}/desk/works/{work.pk}/chapters/{only_chapter(work).pk}/remarks")
    gone, come = (at_alices.locator(f".remark-change {name}").bounding_box() for name in ("del", "ins"))
    assert gone
    assert come
    assert gone["y"] == come["y"]
    assert gone["x"] < come["x"]
