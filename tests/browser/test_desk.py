"""The desk in a real browser: drop a file, look at it, label it, post it, read it; and lose nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.trashing import trash_work
from ficstead.archive.works.models import Chapter, Work
from tests.archive.desk.manuscripts import UNTIDY
from tests.archive.making import NOON, make_chapter, make_work
from tests.browser.patience import soon
from tests.browser.sitting import sit_down

PHONE = {"width": 390, "height": 844}
STORY = "\n\n".join(f'"That is oar number {n}," said Bram, and she counted again.' for n in range(30))


@pytest.fixture
def desk(page: Page, site: str, alice: User) -> str:
    """The address of the desk, with alice sitting at it."""
    sit_down(page.context, site, alice)
    return f"{site}/desk/"


@pytest.fixture
def without_javascript(browser: Browser, site: str, alice: User) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    sit_down(context, site, alice)
    yield context.new_page()
    context.close()


@pytest.fixture
def heron(tmp_path: Path) -> Path:
    path = tmp_path / "heron.txt"
    path.write_text(UNTIDY, encoding="utf-8")
    return path


def piece(page: Page, words: str) -> Locator:
    return page.locator(".piece", has_text=words)


def drop(page: Page, name: str, text: str) -> None:
    """What the browser does when somebody lets go of a file over the page."""
    page.evaluate(
        """([name, text]) => {
            const carried = new DataTransfer();
            carried.items.add(new File([text], name, { type: "text/plain" }));
            for (const kind of ["dragover", "drop"])
                document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
        }""",
        [name, text],
    )


def test_a_dropped_file_becomes_a_chapter_that_others_read(page: Page, desk: str, site: str) -> None:
    page.goto(desk)
    page.get_by_role("link", name="New from a manuscript").click()
    page.wait_for_url("**/desk/new", wait_until="load")
    drop(page, "heron.txt", UNTIDY)
    expect(page.get_by_role("heading", name="The Clockwork Heron", level=1)).to_be_visible()
    piece(page, "Ottilie stood on the wrong side").get_by_role("combobox").select_option("Opening note")
    expect(page.get_by_text("Labels applied.")).to_be_visible()
    expect(page.locator(".assembled .note", has_text="Ottilie stood on the wrong side")).to_be_visible()
    page.get_by_role("button", name="Post").click()
    page.wait_for_url("**/works/*")
    page.get_by_role("link", name="What the Fog Owes").first.click()
    expect(page.locator(".story")).to_contain_text("came in hungry")
    expect(page.locator(".story")).not_to_contain_text("Ottilie stood on the wrong side")


def test_a_chosen_file_opens_its_preview_at_once(page: Page, desk: str, heron: Path) -> None:
    page.goto(f"{desk}new")
    page.set_input_files("[name=file]", heron)
    expect(page.get_by_text("2 chapters")).to_be_visible()


def test_everything_works_without_javascript(without_javascript: Page, site: str, heron: Path) -> None:
    page = without_javascript
    page.goto(f"{site}/desk/new")
    page.set_input_files("[name=file]", heron)
    page.get_by_role("button", name="Look at it").click()
    piece(page, "Ottilie stood on the wrong side").get_by_role("combobox").select_option("Opening note")
    page.get_by_role("button", name="Apply labels").click()
    expect(piece(page, "Ottilie stood on the wrong side").get_by_role("combobox")).to_have_value("opening_note")
    page.get_by_text("lines for the title page").click()
    page.get_by_role("button", name="Change labels in here").click()
    expect(piece(page, "Beta: the ever patient").get_by_role("combobox")).to_have_value("metadata")
    page.get_by_role("button", name="Save as draft").click()
    page.wait_for_url("**/desk/works/*")
    assert Work.objects.get().title == "The Clockwork Heron"


def test_a_pasted_page_keeps_its_italics(page: Page, desk: str) -> None:
    page.goto(f"{desk}new")
    paste(page, "She ran.", "<p>She <i>ran</i>.</p>")
    expect(page.get_by_text("Pasted with its italics and headings.")).to_be_visible()
    page.get_by_role("button", name="Look at it").click()
    expect(page.locator(".assembled em, .assembled i")).to_have_text("ran")


def test_typing_after_a_paste_counts_as_typed(page: Page, desk: str) -> None:
    page.goto(f"{desk}new")
    paste(page, "She ran.", "<p>She <i>ran</i>.</p>")
    page.get_by_label("Or paste the text").press_sequentially(" He swam.")
    expect(page.get_by_text("Pasted with its italics and headings.")).to_be_hidden()
    page.get_by_role("button", name="Look at it").click()
    expect(page.locator(".assembled .story")).to_contain_text("He swam.")


def paste(page: Page, text: str, html: str) -> None:
    """A paste as from another program: the clipboard holds the text twice, plain and formatted."""
    box = page.get_by_label("Or paste the text")
    box.focus()
    box.evaluate(
        """(box, [text, html]) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            clipboardData.setData("text/html", html);
            box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
            document.execCommand("insertText", false, text);
        }""",
        [text, html],
    )


def test_a_fold_offers_labels_when_it_is_opened(page: Page, desk: str) -> None:
    page.goto(f"{desk}new")
    drop(page, "oars.txt", f"Title: Oars\n\nChapter 1\n\n{STORY}\n")
    page.get_by_text("paragraphs of story").click()
    line = piece(page, "oar number 14,").get_by_role("combobox")
    expect(line).to_have_value("story")
    line.select_option("Leave out")
    expect(page.get_by_text("Labels applied.")).to_be_visible()
    expect(line).to_be_focused()
    expect(piece(page, "oar number 9,").get_by_role("combobox"), "what was open stays open").to_be_visible()
    expect(page.locator(".assembled .story")).not_to_contain_text("oar number 14,")


def test_what_was_typed_survives_a_page_that_is_left(page: Page, desk: str, alice: User) -> None:
    chapter = make_work(alice).chapters.get()
    address = f"{desk}works/{chapter.work_id}/chapters/{chapter.pk}"
    story = page.get_by_role("textbox", name="Story", exact=True)
    page.goto(address)
    story.fill("An hour of work.")
    page.goto(desk)
    soon(page, alice.unsaved_texts.exists)
    page.goto(address)
    expect(page.get_by_role("button", name="Bring it back"), "it is offered once").to_be_hidden()
    page.get_by_role("link", name="Take it").click()
    expect(story).to_have_text("An hour of work.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved. Every version before it is kept below.")).to_be_visible()
    expect(page.get_by_role("link", name="Take it")).to_be_hidden()
    assert Chapter.objects.get().body == "<p>An hour of work.</p>"


def test_axe_finds_nothing_at_the_desk(page: Page, desk: str, alice: User, heron: Path) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for address in _pages(page, desk, alice, heron):
            page.goto(address)
            assert complaints(page) == [], f"{address} ({scheme})"


def test_no_page_of_the_desk_moves_sideways_on_a_phone(page: Page, desk: str, alice: User, heron: Path) -> None:
    page.set_viewport_size(PHONE)
    for address in _pages(page, desk, alice, heron):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], address


def _pages(page: Page, desk: str, alice: User, heron: Path) -> list[str]:
    work = make_work(alice, chapters=2, summary="<p>A boat.</p>")
    draft = make_chapter(work, posted=False, title="A draft with averyveryverylongwordwithoutanyplacetobreakwhatsoever")
    trash_work(make_work(alice, title="In the trash"), at=NOON)
    page.goto(f"{desk}new")
    page.set_input_files("[name=file]", heron)
    page.wait_for_url("**/manuscripts/*")
    chapter = f"{desk}works/{work.pk}/chapters/{draft.pk}"
    own = [f"{desk}works/{work.pk}", chapter, f"{chapter}/revisions/1"]
    return [desk, f"{desk}new", page.url, *own, f"{desk}trash", f"{desk}standing"]


def complaints(page: Page) -> list[str]:
    return [
        f"{violation['id']}: {node['html'][:120]} {node['failureSummary']}"
        for violation in Axe().run(page).response["violations"]
        for node in violation["nodes"]
    ]
