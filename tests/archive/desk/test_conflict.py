"""Two tabs, two devices or two authors at one chapter: the second save sees both texts, and neither is lost."""

import pytest
from django.test import Client

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.conflicts import together
from ficstead.archive.telling.models import News
from ficstead.archive.works.models import Chapter, ChapterTexts
from tests.archive.making import make_work
from tests.archive.pages import Page, open_page, read_page

pytestmark = pytest.mark.django_db

STORY = "<p>The fog came in.</p><p>Bram rowed.</p><p>The bell rang.</p>"


@pytest.fixture
def chapter(alice: User) -> Chapter:
    return make_work(alice, chapters=[ChapterTexts(title="Fog", body=STORY)]).chapters.get()


def address(chapter: Chapter) -> str:
    return f"/desk/works/{chapter.work_id}/chapters/{chapter.pk}"


def fields(page: Page, **said: str) -> dict[str, str]:
    """What the form on the page would send, with these words typed into it."""
    form = page.tree.css_first("form[data-keeps-as]")
    there = {
        node.attributes["name"]: node.attributes.get("value") or node.text().lstrip("\n")
        for node in form.css("input[name]:not([type=checkbox]), textarea[name]")
    }
    return there | said


def conflict(client: Client, chapter: Chapter, sent: dict[str, str]) -> Page:
    answer = client.post(address(chapter), sent)
    assert answer.status_code == 409
    return read_page(answer.content.decode())


def choose(client: Client, chapter: Chapter, page: Page, do: str) -> Page | None:
    form = page.tree.css_first("main form")
    sent = {node.attributes["name"]: node.attributes.get("value") or "" for node in form.css("input[name]")}
    answer = client.post(address(chapter), sent | {"do": do})
    return None if answer.status_code == 302 else read_page(answer.content.decode())


def two_tabs(client: Client, chapter: Chapter) -> Page:
    """The page that the second tab sees, after the first has saved another ending."""
    second = open_page(client, address(chapter))
    first = fields(open_page(client, address(chapter)), body="The fog came in.\n\nBram rowed.\n\nThe bell was silent.")
    assert client.post(address(chapter), first).status_code == 302
    mine = "The fog came in slowly.\n\nBram rowed.\n\nThe bell rang twice."
    return conflict(client, chapter, fields(second, body=mine))


def body(chapter: Chapter) -> str:
    return Chapter.objects.get(pk=chapter.pk).body


def test_the_second_save_sees_both_texts_with_their_differences(as_alice: Client, chapter: Chapter) -> None:
    page = two_tabs(as_alice, chapter)
    assert page.texts("del") == ["was silent"]
    assert page.texts("ins") == ["slowly", "rang twice"]
    assert "silent" in body(chapter), "nothing is overwritten before the author chose"
    assert chapter.revisions.count() == 2


def test_mine_replaces_what_is_saved_which_stays_a_version(as_alice: Client, chapter: Chapter) -> None:
    choose(as_alice, chapter, two_tabs(as_alice, chapter), "mine")
    assert "rang twice" in body(chapter)
    assert ["silent" in revision.texts().body for revision in chapter.revisions.order_by("number")] == [
        False,
        True,
        False,
    ]


def test_theirs_stays_and_mine_is_kept_among_the_versions(as_alice: Client, chapter: Chapter) -> None:
    anchors = Chapter.objects.get(pk=chapter.pk).anchors
    choose(as_alice, chapter, two_tabs(as_alice, chapter), "theirs")
    assert "silent" in body(chapter)
    versions = [revision.texts().body for revision in chapter.revisions.order_by("number")]
    assert ["twice" in version for version in versions] == [False, False, True, False]
    assert versions[-1] == body(chapter), "the last version is the one that stands"
    assert Chapter.objects.get(pk=chapter.pk).anchors == anchors


def test_both_can_be_edited_together(as_alice: Client, chapter: Chapter) -> None:
    page = choose(as_alice, chapter, two_tabs(as_alice, chapter), "together")
    assert page
    sent = fields(page)
    assert sent["body"] == "The fog came in slowly.\n\nBram rowed.\n\nThe bell was silent.\n\nThe bell rang twice."
    assert as_alice.post(address(chapter), sent).status_code == 302
    assert body(chapter).endswith("<p>The bell was silent.</p><p>The bell rang twice.</p>")


def test_a_co_author_who_saved_meanwhile_is_a_conflict_too(
    as_alice: Client, as_bob: Client, alice: User, bob: User
) -> None:
    chapter = make_work(alice, bob, chapters=[ChapterTexts(body=STORY)]).chapters.get()
    alices, bobs = open_page(as_alice, address(chapter)), open_page(as_bob, address(chapter))
    as_bob.post(address(chapter), fields(bobs, body="Heron."))
    page = conflict(as_alice, chapter, fields(alices, body="Otter."))
    assert "Heron" in page.text
    assert "Otter" in page.text


def test_a_form_sent_twice_saves_once_and_is_no_conflict(as_alice: Client, chapter: Chapter) -> None:
    sent = fields(open_page(as_alice, address(chapter)), body="Anew.")
    for _ in range(2):
        assert as_alice.post(address(chapter), sent).status_code == 302
    assert chapter.revisions.count() == 2


def test_whoever_changed_nothing_overwrites_nothing(as_alice: Client, chapter: Chapter) -> None:
    idle = fields(open_page(as_alice, address(chapter)))
    as_alice.post(address(chapter), fields(open_page(as_alice, address(chapter)), body="Anew."))
    assert as_alice.post(address(chapter), idle).status_code == 302
    assert body(chapter) == "<p>Anew.</p>"


def test_a_title_with_tags_in_it_is_shown_as_it_is(as_alice: Client, chapter: Chapter) -> None:
    second = open_page(as_alice, address(chapter))
    as_alice.post(address(chapter), fields(open_page(as_alice, address(chapter)), title="<b>Mist</b>"))
    page = conflict(as_alice, chapter, fields(second, title="Tom & Jerry"))
    assert page.texts("del") == ["<b>Mist</b>"]
    assert page.texts("ins") == ["Tom & Jerry"]


def test_a_correction_is_silent_unless_its_author_tells(as_alice: Client, chapter: Chapter) -> None:
    before = News.objects.count()
    as_alice.post(address(chapter), fields(open_page(as_alice, address(chapter)), body="Corrected."))
    assert News.objects.count() == before
    told = fields(open_page(as_alice, address(chapter)), body="Rewritten.", what_changed="A new ending.", tell="on")
    as_alice.post(address(chapter), told)
    as_alice.post(address(chapter), told)
    assert News.objects.count() == before + 1


@pytest.mark.parametrize(
    ("now", "mine", "merged"),
    [
        ("a|b2|c", "a|b|c2", "a|b2|c2"),
        ("a|b2|c", "a|b3|c", "a|b2|b3|c"),
        ("a|b2|c", "a|b2|c", "a|b2|c"),
        ("a|c", "a|b|c|d", "a|c|d"),
        ("0|a|b|c", "1|a|b|c", "0|1|a|b|c"),
        ("", "a|b|c|d", "d"),
    ],
)
def test_two_texts_come_together_paragraph_by_paragraph(now: str, mine: str, merged: str) -> None:
    since, now_texts, my_texts = (
        ChapterTexts(body="".join(f"<p>{p}</p>" for p in text.split("|") if p)) for text in ("a|b|c", now, mine)
    )
    both = together(since, now_texts, my_texts).body
    assert both.replace("</p><p>", "|").removeprefix("<p>").removesuffix("</p>") == merged
