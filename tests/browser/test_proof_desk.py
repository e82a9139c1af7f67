"""The proofreader in a real browser: it reads along, says what it found in every way there is, and does as it is told."""

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.models import OwnWord
from ficstead.archive.works.models import Chapter, ChapterTexts
from ficstead.press.proof import EVERY_CHECK
from tests.archive.desk.proof_checks import know_only, own_checks
from tests.archive.making import make_chapter, make_work
from tests.browser.patience import send
from tests.browser.sitting import sit_down
from tests.browser.test_desk import PHONE, complaints, without_javascript
from tests.browser.test_editor import body, paste, save, story, tool

__all__ = ["own_checks", "without_javascript"]
pytestmark = pytest.mark.usefixtures("own_checks")
BODY = '<p>The fog came in.</p><p>They rowed to <em>teh</em> skyrl.</p><p>"Row." he said, and teh bell rang.</p>'


@pytest.fixture
def chapter(alice: User) -> Chapter:
    texts = ChapterTexts(title="Fog", body=BODY, opening_note="<p>Thanks to teh betas!</p>")
    return make_work(alice, chapters=[texts]).chapters.get()


@pytest.fixture
def address(page: Page, site: str, alice: User, chapter: Chapter) -> str:
    """The chapter at the desk, with alice sitting at it."""
    sit_down(page.context, site, alice)
    return f"{site}/desk/works/{chapter.work_id}/chapters/{chapter.pk}"


def marked(page: Page) -> Locator:
    return page.locator(".story-field .proof-mark")


def card(page: Page) -> Locator:
    return page.locator(".story-field .proof-card")


def listed(page: Page) -> Locator:
    return page.locator(".story-field .proof-list button")


def said(page: Page) -> Locator:
    return page.locator(".story-field [data-said]")


def test_what_is_typed_is_underlined_at_a_pause_and_put_right_by_key(page: Page, address: str) -> None:
    Chapter.objects.update(body="<p>Fog.</p>", anchors="")
    page.goto(address)
    expect(page.locator(".story-field [data-count]")).to_have_text("Nothing to mark.")
    story(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(' "Row." he said')
    expect(marked(page)).to_have_text('"Row."')
    page.keyboard.press("F8")
    expect(card(page)).to_contain_text("A full stop before a tag")
    expect(said(page)).to_have_text('dialogue: "Row.". A full stop before a tag. Alt+Enter puts in: "Row,"')
    page.keyboard.press("Alt+Enter")
    expect(story(page)).to_have_text('Fog. "Row," he said')
    expect(card(page)).to_be_hidden()
    expect(marked(page)).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(story(page)).to_have_text('Fog. "Row." he said')
    expect(marked(page)).to_have_text('"Row."')


def test_notes_are_a_list_that_leads_to_each(page: Page, address: str) -> None:
    page.goto(address)
    expect(listed(page)).to_have_count(4)
    expect(listed(page).nth(1)).to_contain_text("spelling: skyrl")
    listed(page).nth(1).press("Enter")
    expect(card(page)).to_contain_text("No dictionary knows")
    expect(card(page).get_by_role("button", name="Put right")).to_be_hidden()
    expect(story(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()


def test_keys_lead_from_note_to_note_and_around(page: Page, address: str) -> None:
    page.goto(address)
    expect(marked(page)).to_have_count(4)
    story(page).focus()
    page.keyboard.press("Control+Home")
    for words in ("teh", "skyrl", '"Row."', "teh", "teh", "skyrl"):
        page.keyboard.press("Alt+F8")
        expect(page.locator(".proof-mark.is-current")).to_have_text(words)
    page.keyboard.press("Shift+Alt+F8")
    expect(page.locator(".proof-mark.is-current")).to_have_text("teh")
    tool(page, "Next note of the proofreader").click()
    expect(page.locator(".proof-mark.is-current")).to_have_text("skyrl")


def test_fixes_keep_the_emphasis_they_stand_in(page: Page, address: str) -> None:
    page.goto(address)
    marked(page).first.click()
    card(page).get_by_role("button", name="Put right").click()
    expect(listed(page)).to_have_count(3)
    save(page)
    assert body() == BODY.replace("<em>teh", "<em>the")


def test_fixes_keep_the_link_that_ends_with_them(page: Page, address: str) -> None:
    linked = (
        '<p>They rowed to <a href="https://example.org/" rel="noopener nofollow ugc">{}</a>, and {} tide came in.</p>'
    )
    Chapter.objects.update(body=linked.format("teh", "teh"), anchors="")
    page.goto(address)
    page.get_by_role("button", name="Look at 2 safe fixes").click()
    page.get_by_role("button", name="Put all 2 right").click()
    expect(story(page)).to_have_text("They rowed to the, and the tide came in.")
    save(page)
    assert body() == linked.format("the", "the")


def test_all_safe_fixes_are_looked_at_and_undone_at_once(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Look at 3 safe fixes").click()
    look = page.get_by_role("dialog", name="What would be put right")
    expect(look.locator("li")).to_have_count(3)
    expect(look.locator("li").nth(1)).to_have_text('"Row.""Row," he said, and teh bell rang.')
    assert complaints(page) == []
    assert page.evaluate("getSelection().rangeCount") == 0  # behind a dialog, a caret costs seconds in a long text
    look.get_by_role("button", name="Leave it as it is").click()
    expect(story(page)).to_be_focused()
    expect(listed(page)).to_have_count(4)
    page.get_by_role("button", name="Look at 3 safe fixes").click()
    look.get_by_role("button", name="Put all 3 right").click()
    expect(listed(page)).to_have_count(1)
    expect(story(page)).to_contain_text('"Row," he said, and the bell')
    page.keyboard.press("Control+z")
    expect(story(page)).to_contain_text('"Row." he said, and teh bell')
    expect(listed(page)).to_have_count(4)
    tool(page, "Redo").click()
    save(page)
    assert body() == BODY.replace("teh", "the").replace('."', ',"')


def test_what_a_writer_answers_is_remembered(page: Page, address: str) -> None:
    page.goto(address)
    listed(page).nth(1).click()
    card(page).get_by_role("button", name="Add to my words").click()
    expect(listed(page)).to_have_count(3)
    listed(page).nth(0).click()
    card(page).get_by_role("button", name="Ignore here").click()
    expect(listed(page)).to_have_count(2)
    listed(page).nth(0).click()
    card(page).get_by_role("button", name="Never for this work").click()
    expect(listed(page)).to_have_count(1)
    page.reload()
    expect(listed(page)).to_have_count(1)
    assert OwnWord.objects.get().word == "skyrl"


def test_what_is_pasted_is_read_at_once(page: Page, address: str) -> None:
    page.goto(address)
    expect(listed(page)).to_have_count(4)
    story(page).focus()
    page.keyboard.press("Control+End")
    with page.expect_request("**/proof/notes"):
        paste(page, "<p>teh oars</p>")
    expect(listed(page)).to_have_count(5)


def test_the_switches_are_remembered_on_the_device(page: Page, address: str) -> None:
    page.goto(address)
    expect(marked(page)).to_have_count(4)
    note = page.locator(".proof-mark", has_text="teh")
    page.get_by_label("the notes too").check()
    expect(note).to_have_count(3)
    page.reload()
    expect(note).to_have_count(3)
    page.get_by_label("Proofread", exact=True).uncheck()
    expect(page.locator(".proof-mark")).to_have_count(0)
    page.reload()
    expect(page.get_by_label("Proofread", exact=True)).not_to_be_checked()
    expect(page.locator(".proof-mark")).to_have_count(0)


def test_without_an_answer_one_writes_and_saves_as_ever(page: Page, address: str) -> None:
    page.route("**/proof/notes", lambda route: route.abort())
    page.goto(address)
    expect(page.locator(".story-field [data-count]")).to_contain_text("can't be reached")
    story(page).click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("Mist. ")
    save(page)
    assert body() == BODY.replace("The fog", "Mist. The fog")


def test_a_word_that_is_mended_by_hand_loses_its_line_at_once(page: Page, address: str) -> None:
    page.goto(address)
    expect(marked(page)).to_have_count(4)
    page.route("**/proof/notes", lambda route: route.abort())
    marked(page).nth(1).dblclick()
    page.keyboard.type("skirl")
    expect(marked(page)).to_have_count(3)
    expect(card(page)).to_be_hidden()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_underlines_card_and_list_are_for_everybody(page: Page, address: str, theme: str) -> None:
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    for size in (PHONE, {"width": 1400, "height": 900}):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.goto(address)
        expect(marked(page)).to_have_count(4)
        story(page).focus()
        page.keyboard.press("F8")
        expect(card(page)).to_be_visible()
        assert complaints(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_underlines_move_no_line(page: Page, address: str) -> None:
    page.route("**/proof/notes", lambda route: route.abort())
    page.goto(address)
    height = story(page).bounding_box()
    page.unroute("**/proof/notes")
    page.reload()
    expect(marked(page)).to_have_count(4)
    assert story(page).bounding_box() == height


def test_the_page_does_it_all_without_javascript(
    without_javascript: Page, site: str, chapter: Chapter, alice: User
) -> None:
    page = without_javascript
    page.goto(f"{site}/desk/works/{chapter.work_id}/chapters/{chapter.pk}/proof")
    page.get_by_label("Put right: the").first.uncheck()
    page.get_by_role("button", name="Look at what is ticked").click()
    expect(page.locator("ins[data-is]")).to_have_count(2)
    send(page.get_by_role("button", name="Put it right and save"))
    assert body() == BODY.replace('."', ',"').replace("and teh", "and the")


def test_the_pages_are_for_everybody(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(f"{address}/proof")
    assert complaints(page) == []
    page.get_by_role("button", name="Look at all 3 safe fixes").click()
    assert complaints(page) == []
    page.goto(address.partition("/works")[0] + "/words")
    page.get_by_label("A word of your own").fill("skyrl")
    page.get_by_role("button", name="Add").click()
    assert complaints(page) == []
    page.get_by_role("button", name="Remove skyrl").click()
    expect(page.get_by_text("No words of your own yet.")).to_be_visible()


def test_on_a_phone_the_proofreader_is_a_tap_away(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(address)
    expect(page.locator("[data-badge]").first).to_have_text("4")
    expect(tool(page, "Next note of the proofreader")).to_be_in_viewport(ratio=1)
    tool(page, "Next note of the proofreader").click()
    put_right = card(page).get_by_role("button", name="Put right")
    expect(put_right).to_be_in_viewport(ratio=1)
    put_right.click()
    expect(listed(page)).to_have_count(3)
    expect(said(page)).to_have_text("Put right: the")


def test_the_card_of_a_word_at_the_foot_of_a_phone_comes_into_sight(page: Page, address: str) -> None:
    lines = "<p>The fog came in over the water.</p>" * 40
    Chapter.objects.update(body=f"{lines}<p>They rowed to teh quay.</p>{lines}", anchors="")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(address)
    expect(marked(page)).to_have_text("teh")
    marked(page).evaluate(
        "word => scrollBy({ top: word.getBoundingClientRect().bottom - innerHeight + 90, behavior: 'instant' })"
    )
    marked(page).click()
    expect(card(page).get_by_role("button", name="Put right")).to_be_in_viewport(ratio=1)


def test_the_card_says_in_which_chapters_a_name_is_spelled_otherwise(
    page: Page, address: str, chapter: Chapter, monkeypatch: pytest.MonkeyPatch
) -> None:
    know_only(EVERY_CHECK, monkeypatch)
    for number in (2, 3):
        rows = "".join(f"<p>And then Manticore {verb}.</p>" for verb in ("rowed", "sang", "slept", "wept"))
        make_chapter(chapter.work, title=f"No. {number}", body=rows)
    Chapter.objects.filter(pk=chapter.pk).update(body="<p>So they saw Mantacore rise.</p>", anchors="")
    page.goto(address)
    expect(marked(page)).to_have_text("Mantacore")
    page.keyboard.press("Tab")
    story(page).focus()
    page.keyboard.press("F8")
    expect(card(page)).to_contain_text("in chapters 2 and 3 it is “Manticore” (8 times)")
    expect(said(page)).to_contain_text("name: Mantacore. “Mantacore”: in chapters 2 and 3")


def test_a_text_beyond_measure_is_asked_about_once(page: Page, address: str) -> None:
    asked: list[str] = []

    def too_long(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=413, json={"problem": "too long"})

    page.clock.install()
    page.route("**/proof/notes", too_long)
    page.goto(address)
    counted = page.locator(".story-field [data-count]")
    expect(counted).to_have_text("Too long to be read as you write.")
    story(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" More.")
    page.clock.fast_forward(5_000)
    assert len(asked) == 1
    page.unroute("**/proof/notes")
    page.keyboard.press("Control+a")
    page.keyboard.type("teh fog")
    expect(counted).to_have_text("1 note")
    save(page)
    assert body() == "<p>teh fog</p>"


def test_offline_nothing_is_noted_and_that_is_said(page: Page, address: str) -> None:
    page.goto(address)
    expect(listed(page)).to_have_count(4)
    page.context.set_offline(True)
    listed(page).nth(1).click()
    card(page).get_by_role("button", name="Add to my words").click()
    expect(said(page)).to_have_text("The archive can't be reached, so nothing was noted.")
    expect(listed(page)).to_have_count(4)
    story(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" And teh end.")
    expect(page.locator(".story-field [data-count]")).to_have_text("The proofreader can't be reached just now.")
    expect(listed(page)).to_have_count(4)
    expect(listed(page).first).to_be_visible()
    page.context.set_offline(False)
    expect(listed(page)).to_have_count(5)


def test_two_tabs_read_the_same_chapter_and_learn_from_one_another(page: Page, address: str) -> None:
    page.goto(address)
    expect(listed(page)).to_have_count(4)
    other = page.context.new_page()
    other.goto(address)
    expect(listed(other)).to_have_count(4)
    listed(other).nth(1).click()
    card(other).get_by_role("button", name="Add to my words").click()
    expect(listed(other)).to_have_count(3)
    story(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" They rowed on.")
    expect(listed(page)).to_have_count(3)
    other.close()


def test_posting_waits_for_no_proofreader(page: Page, address: str, chapter: Chapter) -> None:
    Chapter.objects.update(posted_at=None)
    page.route("**/proof/notes", lambda _route: None)  # an answer that never comes
    page.goto(address)
    page.get_by_role("button", name="Post this chapter").click()
    expect(page.get_by_text("Posted. Readers can see it now.")).to_be_visible()
    chapter.refresh_from_db()
    assert chapter.posted_at is not None
