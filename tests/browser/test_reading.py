"""Reading in a real browser: settings, keys, without JavaScript, on a phone, and for everybody."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from ficstead.archive.accounts.models import User
from ficstead.archive.works.models import ChapterTexts, Series, SeriesPlace, Work
from tests.archive.making import PASSWORD, chapter_url, make_texts, make_work

THEMES = ["light", "sepia", "dark", "black"]
PHONE = {"width": 390, "height": 844}
RICH = """<h2>A heading</h2><p>She wrote<sup><a href="#note-1" id="note-r1">1</a></sup> in
<span class="small-caps">Capitals</span>, <ruby>橋<rt>hashi</rt></ruby>.</p><hr><blockquote><p>Quoted.</p></blockquote>
<div class="letter"><p>Dear Bram,</p><p class="right">O.</p></div><div class="verse"><p>Row,<br>row.</p></div>
<table><caption>Bells</caption><thead><tr><th>Bell</th><th>Hour</th></tr></thead><tbody><tr><td>First</td><td>4</td></tr>
</tbody></table><pre>a line of a letter that is typed without any break so that it has to be scrolled by itself, or else</pre>
<details><summary>Spoiler</summary><p>The butler.</p></details><p>Averyveryverylongwordwithoutanyplacetobreakwhatsoeverthatgoesonandonandon</p>
<p class="centre">Middle</p><div class="footnotes"><ol><li id="note-1">A note. <a href="#note-r1">back</a></li></ol></div>"""


@pytest.fixture
def work(alice: User) -> Work:
    texts = [ChapterTexts(title="A rich one", summary="<p>Much.</p>", body=RICH), *map(make_texts, range(2, 5))]
    made = make_work(alice, chapters=texts, summary="<p>A boat.</p>", disclaimer="<p>Not my canals.</p>")
    SeriesPlace.objects.create(series=Series.objects.create(name="The Tides"), work=made, position=1)
    return made


@pytest.fixture
def chapter(site: str, work: Work) -> str:
    return site + chapter_url(work, 2)


@pytest.fixture
def without_javascript(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_settings_show_at_once_and_stay_on_every_page(page: Page, site: str, chapter: str) -> None:
    page.goto(chapter)
    page.get_by_role("button", name="Reading settings").first.click()
    page.get_by_role("radio", name="Sepia").check()
    page.get_by_role("radio", name="Easy").check()
    page.get_by_role("radio", name="Indented").check()
    page.get_by_label("Text size").fill("140")
    page.get_by_label("Line width").fill("50")
    size = "getComputedStyle(document.querySelector('.story')).fontSize"
    larger = page.evaluate(size)
    for address in (f"{site}/", chapter):
        page.goto(address)
        root = page.locator("html")
        expect(root).to_have_attribute("data-theme", "sepia")
        expect(root).to_have_attribute("data-font", "clear")
        expect(root).to_have_attribute("data-paragraphs", "indented")
    assert page.evaluate(size) == larger
    assert "Atkinson" in page.evaluate("getComputedStyle(document.querySelector('.story')).fontFamily")


def test_settings_go_back_to_the_archives_own(page: Page, chapter: str) -> None:
    page.goto(chapter)
    page.get_by_role("button", name="Reading settings").first.click()
    page.get_by_role("radio", name="Black").check()
    page.get_by_role("button", name="Back to the archive's own").click()
    expect(page.get_by_label("Device").first).to_be_checked()
    page.reload()
    assert page.locator("html").get_attribute("data-theme") in (None, "auto")


def test_spoilt_settings_spoil_nothing(page: Page, chapter: str) -> None:
    page.goto(chapter)
    for spoilt in ("{", "null", "[]", '{"theme": "url(x)", "size": "many", "notes": 7}'):
        page.evaluate("text => localStorage.setItem('ficstead-reader', text)", spoilt)
        page.reload()
        expect(page.locator(".story")).to_be_visible()
        assert page.locator("html").get_attribute("data-theme") is None


def test_the_theme_is_there_before_the_first_paint(page: Page, chapter: str) -> None:
    page.add_init_script("localStorage.setItem('ficstead-reader', JSON.stringify({theme: 'black', notes: 'folded'}))")
    page.goto(chapter, wait_until="commit")
    page.wait_for_selector(".story", state="attached")
    assert page.locator("html").get_attribute("data-theme") == "black"
    assert page.evaluate("document.querySelectorAll('details.note[open]').length") == 0
    expect(page.locator("body")).to_have_css("background-color", "rgb(0, 0, 0)")  # as soon as the style sheet is there


def test_notes_are_folded_or_hidden_for_good(page: Page, site: str, work: Work, chapter: str) -> None:
    page.goto(chapter)
    note = page.get_by_text("Thank you for waiting!")
    expect(note).to_be_visible()
    page.get_by_role("button", name="Reading settings").first.click()
    page.get_by_role("radio", name="Folded").check()
    expect(note).to_be_hidden()
    expect(page.get_by_text("Author's note", exact=True)).to_be_visible()
    page.get_by_role("radio", name="Hidden").check()
    page.keyboard.press("Escape")
    page.goto(site + chapter_url(work, 3))
    expect(page.get_by_text("Author's note", exact=True)).to_be_hidden()
    page.get_by_role("button", name="Change").first.click()
    page.get_by_role("radio", name="Shown").check()
    expect(note).to_be_visible()


def test_a_note_folded_by_hand_stays_so_while_other_settings_change(page: Page, chapter: str) -> None:
    page.goto(chapter)
    page.get_by_text("Author's note", exact=True).click()
    page.get_by_role("button", name="Reading settings").first.click()
    page.get_by_role("radio", name="Sepia").check()
    expect(page.get_by_text("Thank you for waiting!")).to_be_hidden()


def test_the_arrows_turn_the_chapters(page: Page, site: str, work: Work, chapter: str) -> None:
    page.goto(chapter)
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/chapters/3-*")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/chapters/2-*")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/chapters/1-*")


def test_arrows_in_the_settings_move_a_slider_and_not_the_chapter(page: Page, chapter: str) -> None:
    page.goto(chapter)
    page.get_by_role("button", name="Reading settings").first.click()
    page.get_by_label("Text size").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label("Text size")).to_have_value("105")
    page.keyboard.press("Alt+ArrowRight")
    assert page.url == chapter


def test_a_question_mark_explains_the_keys(page: Page, chapter: str) -> None:
    page.goto(chapter)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()


def test_the_list_of_chapters_unfolds_and_closes_on_escape(page: Page, chapter: str) -> None:
    page.goto(chapter)
    page.get_by_text("Chapters", exact=True).click()
    entry = page.get_by_role("link", name="4 Bell 4")
    expect(entry).to_be_visible()
    page.keyboard.press("Escape")
    expect(entry).to_be_hidden()
    page.get_by_text("Chapters", exact=True).click()
    entry.click()
    page.wait_for_url("**/chapters/4-*")


def test_everything_reads_without_javascript(without_javascript: Page, chapter: str) -> None:
    page = without_javascript
    page.emulate_media(color_scheme="dark")
    page.goto(chapter)
    expect(page.get_by_text("Thank you for waiting!")).to_be_visible()
    page.get_by_text("Author's note", exact=True).click()
    expect(page.get_by_text("Thank you for waiting!")).to_be_hidden()
    page.get_by_text("Chapters", exact=True).click()
    page.get_by_role("link", name="3 Bell 3").first.click()
    expect(page.get_by_role("heading", name="Bell 3")).to_be_visible()
    page.wait_for_load_state()  # before its style sheet has come a page shows what it should hide
    names = page.get_by_role("button").all_inner_texts()
    assert len(names) == 2, f"only what a form without JavaScript can do: kudos and a review, not {names}"
    page.screenshot()


def test_the_device_chooses_between_light_and_dark(page: Page, chapter: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(chapter)
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(color_scheme="light")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark


def test_paper_shows_the_story_and_nothing_around_it(page: Page, chapter: str) -> None:
    page.goto(chapter)
    page.emulate_media(media="print", color_scheme="dark")
    for gone in (".site-header", ".chapter-bar .menu", ".turn", ".site-footer", ".after-story"):
        expect(page.locator(gone)).to_be_hidden()
    for stays in (".chapter-bar .back", "h1", ".story"):
        expect(page.locator(stays)).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_on_any_page_in_any_theme(page: Page, site: str, work: Work, theme: str) -> None:
    page.add_init_script(f"localStorage.setItem('ficstead-reader', JSON.stringify({{theme: '{theme}'}}))")
    for address in addresses(work):
        page.goto(site + address)
        assert complaints(page) == [], address
    page.goto(site + chapter_url(work, 2))
    for opened in ("reader-settings", "keys"):
        page.locator(f"[data-opens={opened}]").first.click()
        assert complaints(page) == [], opened
        page.keyboard.press("Escape")


def test_no_page_asks_for_what_the_policy_forbids(page: Page, site: str, work: Work) -> None:
    refused: list[str] = []
    page.on("console", lambda message: "Policy" in message.text and refused.append(message.text))
    for address in addresses(work):
        page.goto(site + address)
    assert refused == []


def test_no_page_moves_sideways_on_a_phone(page: Page, site: str, work: Work) -> None:
    page.set_viewport_size(PHONE)
    page.add_init_script("localStorage.setItem('ficstead-reader', JSON.stringify({size: 140, measure: 90}))")
    for address in addresses(work):
        page.goto(site + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], address


def test_a_thumb_finds_the_main_actions(page: Page, chapter: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(chapter)
    for action in page.locator(
        ".site-header a, .site-header button, .chapter-bar summary, .turn a, .note > summary"
    ).all():
        box = action.bounding_box()
        assert box is not None
        assert box["height"] >= 44, action


def test_a_member_signs_in_and_out(page: Page, site: str, alice: User) -> None:
    page.goto(f"{site}/sign-in?next=/works")
    page.locator("[name=login]").fill("alice")
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/works")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in", exact=True)).to_be_visible()


def addresses(work: Work) -> list[str]:
    tag = work.tags.order_by("pk")[0]
    title_page = work.get_absolute_url()
    lists = ["/", "/works", "/authors/Alice%20Amber", f"/tags/{tag.pk}", f"/series/{Series.objects.get().pk}"]
    return [*lists, title_page, chapter_url(work, 1), f"{title_page}/whole", "/sign-in", "/sign-out", "/nowhere"]


def complaints(page: Page) -> list[str]:
    return [
        f"{violation['id']}: {node['html'][:120]} {node['failureSummary']}"
        for violation in Axe().run(page).response["violations"]
        for node in violation["nodes"]
    ]
