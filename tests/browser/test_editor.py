"""The editor in a real browser: it changes nothing by itself, pastes clean, and loses nothing that is typed."""

import re
from collections.abc import Iterator

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.demo import SAMPLES
from ficstead.archive.desk.typed import html_of, typed_of
from ficstead.archive.works.models import Chapter, ChapterTexts
from ficstead.press.manuscript import clean_html, count_html_words, read_manuscript
from tests.archive.making import make_work
from tests.browser.clipboards import DOCS, WEB, WORD
from tests.browser.patience import in_the_end, send
from tests.browser.sitting import sit_down
from tests.browser.test_desk import PHONE, complaints

EDITOR = "/static/desk/editor/editor.js"
NASTY = [
    "<p>The <em>fog</em> came &amp; went.</p><hr><p>One<br>two</p>",
    '<p class="centre">Middle</p><p class="right">R</p><h2>Head</h2><h6 id="note-x">six</h6>',
    "<blockquote><p>a</p><p>b</p></blockquote><blockquote>bare <em>x</em></blockquote>",
    '<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><ol start="3" reversed="" type="i"><li value="9"><p>x</p></li></ol>',
    '<div class="letter"><p>Dear</p><div class="verse">a<br>b</div></div>',
    "loose <strong>words</strong><p>x</p>more",
    '<table><caption>c</caption><colgroup><col><col></colgroup><thead><tr><th scope="col">a</th></tr></thead>'
    '<tbody><tr><td colspan="2">x</td><td><p>y</p><p>z</p></td></tr></tbody></table>',
    "<pre>a\n\n  b <em>x</em></pre>",
    '<details open=""><summary>S <em>x</em></summary><p>a</p></details><details><summary>q</summary>bare</details>',
    "<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字</p>",
    '<div class="footnotes"><p id="note-1">n <a href="#note-r1">b</a></p></div>',
    '<p><a id="note-9"></a>text <span id="note-q">x</span></p>',
    '<p><strong><em>a</em> b</strong> <span class="small-caps"><span class="underline">u</span></span></p>',
    "<dl><dt>t</dt><dd>d</dd><dd><p>e</p></dd></dl>",
    "<p></p><p>&nbsp;</p><p>#</p><p>***</p><p>a  b</p><p>trail<br></p>",
    '<p lang="fr" dir="rtl">x <q>a</q> <abbr title="y">Y</abbr><cite>c</cite><code>d</code><small>e</small></p>',
    "<p>H<sub>2</sub>O <ins>g</ins><del>h</del><i>i</i><b>j</b><u>k</u><s>l</s></p>",
    '<hr class="scene"><hr>',
    "",
]
BEYOND = ["<p>x <q>a <q>b</q></q></p>", "<ul><ul><li>x</li></ul></ul>", "<p><small><small>x</small></small></p>"]


@pytest.fixture
def chapter(alice: User) -> Chapter:
    return make_work(alice, chapters=[ChapterTexts(title="Fog", body="<p>The fog came in.</p>")]).chapters.get()


@pytest.fixture
def address(page: Page, site: str, alice: User, chapter: Chapter) -> str:
    """The chapter at the desk, with alice sitting at it."""
    sit_down(page.context, site, alice)
    return f"{site}/desk/works/{chapter.work_id}/chapters/{chapter.pk}"


@pytest.fixture
def another_device(browser: Browser, site: str, alice: User) -> Iterator[Page]:
    context = browser.new_context()
    sit_down(context, site, alice)
    yield context.new_page()
    context.close()


def story(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Story", exact=True)


def tool(page: Page, name: str) -> Locator:
    return page.locator(".story-field").get_by_role("button", name=name, exact=True)


def save(page: Page) -> None:
    send(page.get_by_role("button", name="Save", exact=True))


def body() -> str:
    return Chapter.objects.get().body


def of_the_editor(page: Page, function: str, texts: list[str]) -> list[object]:
    answers: list[object] = page.evaluate(
        "async ([file, name, texts]) => { const editor = await import(file); return texts.map(editor[name]); }",
        [EDITOR, function, texts],
    )
    return answers


def paste(page: Page, html: str, text: str = "") -> None:
    """What the browser does when a clipboard is let go over the story."""
    story(page).evaluate(
        """(box, [html, text]) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/html", html);
            clipboardData.setData("text/plain", text);
            box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        [html, text],
    )


# What was there stays


def test_texts_come_out_of_the_editor_as_they_went_in(page: Page, address: str) -> None:
    page.goto(address)
    texts = [clean_html(html) for html in NASTY] + _samples()
    assert of_the_editor(page, "isFaithful", texts) == [True] * len(texts)
    out = [clean_html(str(html)) for html in of_the_editor(page, "throughTheEditor", texts)]
    # Between blocks white space means nothing.
    assert out == [re.sub(r"(?<=>)\n(?=<)", "", text) for text in texts]


def _samples() -> list[str]:
    """Every text of the sample archive."""
    manuscripts = [read_manuscript(path.read_bytes(), name=path.name) for path in sorted(SAMPLES.glob("*.md"))]
    chapters = [chapter for manuscript in manuscripts for chapter in manuscript.chapters]
    texts = [text for c in chapters for text in (c.body, c.disclaimer, c.opening_note, c.closing_note) if text]
    assert len(texts) > 100
    return [clean_html(text) for text in texts]


def test_the_editor_reads_typed_texts_as_the_server_does(page: Page, address: str) -> None:
    page.goto(address)
    typed = [typed_of(clean_html(html)) for html in [*NASTY, *BEYOND]] + ["a\n \nb\r\n\r\nc\n***", "~ ~ ~", "I <3 fog"]
    assert of_the_editor(page, "htmlOfTyped", typed) == [html_of(text) for text in typed]


@pytest.mark.parametrize("html", BEYOND)
def test_what_the_editor_can_not_show_stays_as_source(page: Page, address: str, html: str) -> None:
    Chapter.objects.update(body=html, anchors="")
    page.goto(address)
    expect(page.locator(".story-field [data-unfaithful]")).to_be_visible()
    expect(story(page)).to_have_value(typed_of(html))
    page.get_by_label("Title").fill("Mist")
    save(page)
    assert Chapter.objects.get().title == "Mist"
    assert body() == html


def test_opening_and_saving_changes_nothing(page: Page, address: str, chapter: Chapter) -> None:
    html = "<p>The <em>fog</em>.</p>\n<hr>\n" + "".join(clean_html(text) for text in NASTY)
    Chapter.objects.update(body=html, anchors="")
    page.goto(address)
    expect(story(page)).to_be_visible()
    story(page).press("End")
    story(page).type("!")
    story(page).press("Backspace")
    save(page)
    page.wait_for_selector("text=Every version before it")
    assert body() == html
    assert chapter.revisions.count() == 1


def test_the_count_of_words_is_the_archives(page: Page, address: str) -> None:
    html = "<p>It’s well-known -- “Row,” said he—twice.</p><p>日本語です 3rd</p><p>ไทย x<em>y</em>z</p><hr>"
    Chapter.objects.update(body=html, anchors="")
    page.goto(address)
    expect(page.locator(".story-field [data-words]")).to_have_text(f"{count_html_words(html)} words")
    story(page).press("Control+End")
    story(page).type(" two more")
    expect(page.locator(".story-field [data-words]")).to_have_text(f"{count_html_words(html) + 2} words")


# Typing


def test_a_story_is_typed_with_keys_alone(page: Page, address: str) -> None:
    Chapter.objects.update(body="", anchors="")
    page.goto(address)
    story(page).press("Control+b")
    story(page).type("Bold")
    story(page).press("Control+b")
    story(page).type(" and ")
    story(page).press("Control+i")
    story(page).type("slanted")
    story(page).press("Enter")
    story(page).type("***")
    story(page).press("Enter")
    story(page).type("plain")
    story(page).press("Shift+Enter")
    story(page).type("line")
    save(page)
    page.wait_for_selector("text=Every version before it")
    assert body() == "<p><strong>Bold</strong> and <em>slanted</em></p><hr><p>plain<br>line</p>"


def test_the_toolbar_is_one_stop_and_its_buttons_work_by_key(page: Page, address: str) -> None:
    page.goto(address)
    story(page).press("Control+End")
    story(page).press("Alt+F10")
    expect(tool(page, "Bold")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(tool(page, "Italic")).to_be_focused()
    page.keyboard.press("End")
    expect(tool(page, "Source")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowLeft")
    expect(tool(page, "Source")).to_be_focused()
    page.keyboard.press("Tab")
    expect(story(page)).to_be_focused()
    tool(page, "Centred").press("Enter")
    expect(tool(page, "Centred")).to_have_attribute("aria-pressed", "true")
    expect(story(page)).to_be_focused()
    tool(page, "Quotation").press("Enter")
    tool(page, "Undo").press("Enter")
    expect(tool(page, "Quotation")).to_have_attribute("aria-pressed", "false")
    tool(page, "Redo").press("Enter")
    save(page)
    page.wait_for_selector("text=Every version before it")
    assert body() == '<blockquote><p class="centre">The fog came in.</p></blockquote>'


@pytest.mark.parametrize(
    ("name", "html"),
    [
        ("Heading", "<h3>The fog came in.</h3>"),
        ("List", "<ul><li><p>The fog came in.</p></li></ul>"),
        ("Numbered list", "<ol><li><p>The fog came in.</p></li></ol>"),
        ("To the right", '<p class="right">The fog came in.</p>'),
        ("Bold", "<p><strong>The fog came in.</strong></p>"),
        ("Underline", "<p><u>The fog came in.</u></p>"),
        ("Strike through", "<p><s>The fog came in.</s></p>"),
        ("Scene break", "<p>The fog came in.</p><hr><p></p>"),
    ],
)
def test_each_button_does_what_it_says_and_takes_it_back(page: Page, address: str, name: str, html: str) -> None:
    page.goto(address)
    story(page).click()
    page.keyboard.press("Control+a")
    tool(page, name).click()
    save(page)
    page.wait_for_selector("text=Every version before it")
    assert body() == html
    if name == "Scene break":
        return
    story(page).click()
    page.keyboard.press("Control+a")
    tool(page, name).click()
    save(page)
    page.wait_for_selector("text=Version 3")
    assert body() == "<p>The fog came in.</p>"


def test_a_link_is_set_and_taken_away(page: Page, address: str) -> None:
    page.goto(address)
    story(page).click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+k")
    page.get_by_label("Address").fill("https://example.org/fog")
    page.get_by_role("button", name="Set the link").click()
    save(page)
    page.wait_for_selector("text=Every version before it")
    assert body() == '<p><a href="https://example.org/fog" rel="noopener nofollow ugc">The fog came in.</a></p>'
    story(page).click()
    tool(page, "Link").click()
    expect(page.get_by_label("Address")).to_have_value("https://example.org/fog")
    page.get_by_role("button", name="No link").click()
    save(page)
    page.wait_for_selector("text=Version 3")
    assert body() == "<p>The fog came in.</p>"


def test_the_source_can_be_written_and_read(page: Page, address: str) -> None:
    page.goto(address)
    tool(page, "Source").click()
    expect(story(page)).to_have_value("The fog came in.")
    story(page).fill('<p class="right">Row.</p>\n\nAnd <em>swim</em>.')
    tool(page, "Source").click()
    expect(story(page).locator("p.right")).to_have_text("Row.")
    story(page).press("Control+End")
    story(page).type(" Both.")
    tool(page, "Source").click()
    expect(story(page)).to_have_value('<p class="right">Row.</p>\n\n<p>And <em>swim</em>. Both.</p>')
    save(page)
    page.wait_for_selector("text=Every version before it")
    assert body() == '<p class="right">Row.</p><p>And <em>swim</em>. Both.</p>'


# Pasting


@pytest.mark.parametrize("clipboard", [WORD, DOCS, WEB], ids=["Word", "Google Docs", "web page"])
def test_what_is_pasted_keeps_its_emphasis_and_drops_the_rest(
    page: Page, address: str, clipboard: tuple[str, str]
) -> None:
    html, story_html = clipboard
    Chapter.objects.update(body="", anchors="")
    page.goto(address)
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if "Content Security" in message.text else None)
    story(page).click()
    paste(page, html)
    save(page)
    page.wait_for_selector("text=Every version before it")
    assert body() == story_html
    assert problems == []


def test_a_few_words_are_pasted_into_the_line(page: Page, address: str) -> None:
    page.goto(address)
    story(page).press("Control+End")
    paste(page, '<span style="font-style:italic;color:red"> slowly</span>')
    save(page)
    page.wait_for_selector("text=Every version before it")
    assert body() == "<p>The fog came in.<em> slowly</em></p>"


def test_plain_text_is_pasted_with_its_paragraphs_and_scene_breaks(page: Page, address: str) -> None:
    Chapter.objects.update(body="", anchors="")
    page.goto(address)
    story(page).click()
    paste(page, "", "One & <two>\n\n***\n\nThree\nfour")
    save(page)
    page.wait_for_selector("text=Every version before it")
    assert body() == "<p>One &amp; &lt;two&gt;</p><hr><p>Three<br>four</p>"


# Losing nothing


def keeping(page: Page) -> Locator:
    return page.locator(".keep-state")


def says(page: Page, words: str) -> None:
    """The line beside the button comes to say this."""
    expect(keeping(page).get_by_text(words).first).to_be_visible()


def write(page: Page, words: str) -> None:
    story(page).press("Control+End")
    story(page).type(words)


def test_what_is_typed_reaches_the_server_by_itself(page: Page, address: str, alice: User) -> None:
    page.goto(address)
    write(page, " And stayed.")
    says(page, "Kept at")
    assert alice.unsaved_texts.get().fields["body"] == "<p>The fog came in. And stayed.</p>"
    assert body() == "<p>The fog came in.</p>", "keeping is not saving"
    save(page)
    page.wait_for_selector("text=Every version before it")
    assert not alice.unsaved_texts.exists()
    page.reload()
    expect(page.get_by_text("Unsaved text from")).to_be_hidden()


def test_a_tab_that_is_closed_sends_what_it_has(page: Page, address: str, alice: User) -> None:
    def leave() -> None:
        page.goto(address)
        write(page, " Gone.")
        page.goto("about:blank")

    in_the_end(page, leave, alice.unsaved_texts.exists)
    page.goto(address)
    expect(page.get_by_text("Unsaved text from")).to_be_visible()
    assert "Gone." in alice.unsaved_texts.get().fields["body"]
    page.get_by_role("link", name="Take it").click()
    expect(story(page)).to_have_text("The fog came in. Gone.")


def test_without_a_connection_the_device_keeps_it_until_the_server_is_back(
    page: Page, address: str, alice: User
) -> None:
    page.goto(address)
    page.context.set_offline(True)
    write(page, " Offline.")
    says(page, "kept on this device")
    assert not alice.unsaved_texts.exists()
    page.context.set_offline(False)
    says(page, "Kept at")
    assert "Offline." in alice.unsaved_texts.get().fields["body"]


def test_after_a_crash_the_device_offers_what_the_server_never_got(page: Page, address: str, alice: User) -> None:
    page.route("**/desk/unsaved", lambda route: route.abort())
    page.goto(address)
    write(page, " Crash.")
    says(page, "kept on this device")
    page = page.context.new_page()  # the first tab hangs, and never says farewell
    page.goto(address)
    page.get_by_role("button", name="Bring it back").click()
    expect(story(page)).to_have_text("The fog came in. Crash.")
    save(page)
    page.wait_for_selector("text=Every version before it")
    assert body() == "<p>The fog came in. Crash.</p>"
    page.reload()
    expect(page.get_by_role("button", name="Bring it back")).to_be_hidden()


def test_two_tabs_meet_side_by_side(page: Page, address: str, context: BrowserContext) -> None:
    page.goto(address)
    second = context.new_page()
    second.goto(address)
    write(second, " Second.")
    save(second)
    second.wait_for_selector("text=Every version before it")
    write(page, " First.")
    says(page, "saved elsewhere meanwhile")
    save(page)
    expect(page.get_by_role("heading", name="This chapter was changed while you wrote")).to_be_visible()
    expect(page.locator("del")).to_contain_text("Second")
    expect(page.locator("ins")).to_contain_text("First")
    assert complaints(page) == []
    page.get_by_role("button", name="Edit both together").click()
    expect(story(page)).to_have_text("The fog came in. Second.The fog came in. First.")
    save(page)
    page.wait_for_selector("text=Every version before it")
    assert body() == "<p>The fog came in. Second.</p><p>The fog came in. First.</p>"


def test_another_device_offers_what_was_typed_there(page: Page, address: str, another_device: Page) -> None:
    another_device.goto(address)
    write(another_device, " From the phone.")
    says(another_device, "Kept at")
    page.goto(address)
    expect(story(page)).to_have_text("The fog came in.")
    page.get_by_role("link", name="Look at it").click()
    expect(page.locator("ins")).to_contain_text("From the phone")
    page.get_by_role("link", name="Take it").click()
    expect(story(page)).to_have_text("The fog came in. From the phone.")


def test_a_session_that_ends_costs_no_word(page: Page, address: str, site: str, alice: User) -> None:
    page.goto(address)
    Session.objects.all().delete()
    write(page, " After the end of the session.")
    says(page, "You are signed out")
    save(page)
    expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()
    sit_down(page.context, site, alice)
    page.get_by_role("button", name="Send it again").click()
    page.wait_for_selector("text=Every version before it")
    assert body() == "<p>The fog came in. After the end of the session.</p>"


def test_whoever_signs_in_again_in_another_tab_goes_on_typing(page: Page, address: str, site: str, alice: User) -> None:
    page.goto(address)
    Session.objects.all().delete()
    write(page, " Away.")
    says(page, "You are signed out")
    sit_down(page.context, site, alice)
    write(page, " Back.")
    page.evaluate("dispatchEvent(new Event('focus'))")
    says(page, "Kept at")
    expect(keeping(page).locator("[data-signed-out]")).to_be_hidden()
    assert alice.unsaved_texts.get().fields["body"] == "<p>The fog came in. Away. Back.</p>"


def test_without_javascript_a_textarea_does_it_all(browser: Browser, address: str, site: str, alice: User) -> None:
    context = browser.new_context(java_script_enabled=False)
    sit_down(context, site, alice)
    page, second = context.new_page(), context.new_page()
    page.goto(address)
    second.goto(address)
    story(page).fill("One.\n\n***\n\nTwo.")
    save(page)
    assert body() == "<p>One.</p><hr><p>Two.</p>"
    story(second).fill("Three.")
    save(second)
    send(second.get_by_role("button", name="Save mine"))
    assert body() == "<p>Three.</p>"
    context.close()


# Its looks


def test_axe_finds_nothing_in_the_editor(page: Page, address: str) -> None:
    # A heading of the sixth rank is for its author to answer for.
    Chapter.objects.update(body="".join(clean_html(html) for html in NASTY if "<h6" not in html), anchors="")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for way in (address, f"{address.rpartition('/')[0]}/new", f"{address.partition('/desk/')[0]}/desk/works/new"):
            page.goto(way)
            assert complaints(page) == [], f"{way} ({scheme})"
        page.goto(address)
        tool(page, "Source").click()
        assert complaints(page) == []


def test_on_a_phone_it_fits_and_fingers_find_its_buttons(page: Page, address: str) -> None:
    Chapter.objects.update(body="<p>The fog came in.</p>" * 60, anchors="")
    page.set_viewport_size(PHONE)
    page.goto(address)
    expect(story(page)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    for button in page.locator(".story-field .editor-bar button").all():
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
    write(page, "!")
    expect(story(page).locator("p").last).to_be_in_viewport()
    expect(tool(page, "Bold"), "the toolbar stays in sight").to_be_in_viewport()
