"""The form behind the editor: it takes HTML where the editor says so, typed text where nobody does."""

import pytest
from django import forms
from django.test import Client

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.forms import TypedField
from ficstead.archive.works.models import Chapter, Work
from ficstead.press.manuscript import clean_html
from tests.archive.desk.test_conflict import address, fields
from tests.archive.making import make_work
from tests.archive.pages import open_page

pytestmark = pytest.mark.django_db


class OneText(forms.Form):
    text = TypedField()


NASTY = [
    "<p>The <em>fog</em> came.</p><hr><p>He rowed.<br>She swam.</p>",
    "<p>***</p><p>#</p><p>&lt;p&gt; &amp; more</p>",
    '<p class="centre">Middle</p><div class="letter"><p>Dear</p><p>Bram</p></div>',
    "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>",
    "<table><tbody><tr><td>a</td></tr></tbody></table>",
    "<pre>a\n\n  b</pre>",
    "<p></p><p>one<br></p><p>a<br><br>b</p>",
    "<details><summary>S</summary><p>a</p></details>",
    "<p><ruby>漢<rt>kan</rt></ruby></p>",
]


@pytest.mark.parametrize("html", NASTY)
def test_html_from_the_editor_arrives_as_it_was_sent(html: str) -> None:
    form = OneText({"text": html, "text_format": "html"})
    assert form.is_valid()
    assert clean_html(form.cleaned_data["text"]) == html


@pytest.mark.parametrize("html", NASTY)
def test_what_the_page_shows_leads_back_to_the_same_html(html: str) -> None:
    shown = OneText({"text": html, "text_format": "html"})["text"].value()
    assert clean_html(OneText({"text": shown}).fields["text"].clean(shown)) == html


def test_without_the_word_html_a_text_is_read_as_typed() -> None:
    form = OneText({"text": "One.\r\n\r\n***\r\n\r\nTwo."})
    assert form.is_valid()
    assert form.cleaned_data["text"] == "<p>One.</p><hr><p>Two.</p>"


def test_every_text_of_a_work_can_come_from_the_editor(as_alice: Client, alice: User) -> None:
    work = make_work(alice)
    page = f"/desk/works/{work.pk}"
    marked = open_page(as_alice, page).tree.css("textarea[data-editor]")
    assert {node.attributes["name"] for node in marked} >= {"summary", "disclaimer", "opening_note", "closing_note"}


def test_a_chapter_from_the_editor_is_saved_clean(as_alice: Client, alice: User) -> None:
    chapter = make_work(alice).chapters.get()
    html = '<p class="centre">Fog<script>x()</script></p><p onclick="x()">Bram</p>'
    as_alice.post(address(chapter), {"body": html, "body_format": "html"})
    assert Chapter.objects.get().body == '<p class="centre">Fog</p><p>Bram</p>'


# Beginning without a manuscript


def test_a_work_is_begun_by_hand_and_a_form_sent_twice_begins_one(as_alice: Client, alice: User) -> None:
    alice.default_disclaimer = "<p>Not mine.</p>"
    alice.default_opening_note = "<p>Hello again.</p>"
    alice.save()
    page = open_page(as_alice, "/desk/works/new")
    form = page.tree.css_first("form[data-keeps-as]")
    sent = {
        "form_key": form.css_first("[name=form_key]").attributes["value"],
        "title": "By Hand",
        "authors": [str(alice.default_pseud().pk)],
        "rating": "Not rated",
        "language": "en",
        "status": "in_progress",
        "visibility": "everyone",
    }
    answers = [as_alice.post("/desk/works/new", sent) for _ in range(2)]
    work = Work.objects.get()
    chapter = work.chapters.get()
    assert [answer.headers["Location"] for answer in answers] == [address(chapter)] * 2
    assert (work.title, work.visibility, work.disclaimer) == ("By Hand", "draft", "<p>Not mine.</p>")
    assert (chapter.opening_note, chapter.posted_at) == ("<p>Hello again.</p>", None)


def test_a_work_needs_a_title_to_begin(as_alice: Client) -> None:
    assert as_alice.post("/desk/works/new", {"summary": "A boat."}).status_code == 422
    assert not Work.objects.exists()


def test_a_chapter_is_begun_behind_the_last_or_where_its_author_says(as_alice: Client, alice: User) -> None:
    work = make_work(alice, chapters=2)
    new = f"/desk/works/{work.pk}/chapters/new"
    selected = open_page(as_alice, new).tree.css_first("option[selected]")
    assert selected.attributes["value"] == "2"
    assert open_page(as_alice, f"{new}?after=1").tree.css_first("option[selected]").attributes["value"] == "1"
    for _ in range(2):
        as_alice.post(new, {"after": "1"})
    drafts = work.chapters.filter(posted_at=None)
    assert [(draft.number, draft.words) for draft in drafts] == [(2, 0)]
    as_alice.post(new, {"after": ""})
    assert work.chapters.get(number=1, trashed_at=None).posted_at is None


def test_nobody_begins_a_chapter_in_the_work_of_another(as_bob: Client, alice: User) -> None:
    work = make_work(alice)
    assert as_bob.post(f"/desk/works/{work.pk}/chapters/new", {"after": "1"}).status_code == 404


def test_a_mistake_in_the_form_keeps_what_was_typed(as_alice: Client, alice: User) -> None:
    chapter = make_work(alice).chapters.get()
    sent = fields(open_page(as_alice, address(chapter)), title="x" * 300, body="<p>Typed.</p>", body_format="html")
    answer = as_alice.post(address(chapter), sent)
    assert answer.status_code == 422
    assert "Typed." in answer.content.decode()
