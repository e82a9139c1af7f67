"""The page of one chapter, and all of them on one page."""

import pytest
from django.test import Client

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.trashing import trash_chapter
from ficstead.archive.works.models import ChapterTexts, Work
from tests.archive.making import NOON, chapter_url, make_chapter, make_work
from tests.archive.pages import open_page

pytestmark = pytest.mark.django_db


def test_a_chapter_stands_under_its_heading_in_its_own_language(client: Client, alice: User) -> None:
    work = make_work(alice, language="de", chapters=[ChapterTexts(title="Wache", body="<p>Es war <em>kalt</em>.</p>")])
    page = open_page(client, chapter_url(work, 1))
    assert page.texts("h1") == ["Chapter 1 Wache"]
    assert page.title == "Chapter 1: Wache · The Long Tide · Ficstead"
    story = page.tree.css_first(".story")
    assert (story.attributes["lang"], story.attributes["dir"]) == ("de", "auto")
    assert story.css_first("em").text() == "kalt"
    assert "3 words" in page.text
    assert "May 4, 2026" in page.text


def test_a_story_of_one_untitled_chapter_goes_by_its_own_title(client: Client, alice: User) -> None:
    work = make_work(alice, chapters=[ChapterTexts(body="<p>All.</p>")], planned_chapters=1)
    assert open_page(client, chapter_url(work, 1)).texts("h1") == ["The Long Tide"]


def test_chapters_lead_to_each_other(client: Client, alice: User) -> None:
    work = make_work(alice, chapters=3, status="complete")
    first, middle, last = (open_page(client, chapter_url(work, number)) for number in (1, 2, 3))
    assert first.links(".turn a") == [chapter_url(work, 2)]
    assert middle.links(".turn a") == [chapter_url(work, 1), chapter_url(work, 3)]
    assert last.links(".turn a") == [chapter_url(work, 2), f"/works/{work.pk}"]
    assert "The end" in last.text
    assert middle.texts(".chapter-menu [aria-current]") == ["2 Bell 2"]
    assert len(middle.links(".chapter-menu a")) == 4


def test_readers_step_over_trash_and_drafts(client: Client, as_alice: Client, alice: User) -> None:
    work = make_work(alice, chapters=3)
    trash_chapter(work.chapters.get(number=2), at=NOON)
    make_chapter(work, posted=False, title="Secret")
    assert open_page(client, chapter_url(work, 1)).links('.turn [rel="next"]') == [chapter_url(work, 3)]
    assert open_page(client, chapter_url(work, 3)).links('.turn [rel="next"]') == []
    for missing in (2, 4, 5):
        assert "Secret" not in open_page(client, f"/works/{work.pk}/chapters/{missing}", status=404).html
    page = open_page(as_alice, chapter_url(work, 4))
    assert page.texts("h1 .mark") == ["Draft"]
    assert f"/desk/works/{work.pk}/chapters/{work.chapters.get(number=4).pk}" in page.links()


def test_the_works_words_stand_where_they_belong(client: Client, alice: User) -> None:
    work = make_work(
        alice,
        chapters=3,
        disclaimer="<p>Not my canals.</p>",
        opening_note="<p>For Wren.</p>",
        closing_note="<p>Thank you all.</p>",
    )
    shown = [notes_on(client, work, number) for number in (1, 2, 3)]
    assert shown[0] == [
        "Disclaimer Not my canals.",
        "Author's note For Wren. Thank you for waiting!",
        "End note More on Friday.",
    ]
    assert shown[1] == ["Author's note Thank you for waiting!", "End note More on Friday."]
    assert shown[2] == ["Author's note Thank you for waiting!", "End note More on Friday. Thank you all."]


def test_a_chapters_own_disclaimer_replaces_the_works(client: Client, alice: User) -> None:
    own = ChapterTexts(body="<p>Row.</p>", disclaimer="<p>Not my song.</p>")
    work = make_work(alice, disclaimer="<p>Not my canals.</p>", chapters=[own, own])
    assert notes_on(client, work, 1) == notes_on(client, work, 2) == ["Disclaimer Not my song."]


def test_a_draft_at_the_end_does_not_take_the_end_note_away(client: Client, as_alice: Client, alice: User) -> None:
    work = make_work(alice, chapters=[ChapterTexts(body="<p>Row.</p>")], closing_note="<p>Thank you all.</p>")
    make_chapter(work, posted=False)
    assert notes_on(client, work, 1) == notes_on(as_alice, work, 1) == ["End note Thank you all."]
    assert notes_on(as_alice, work, 2) == []


def test_notes_are_open_and_can_be_folded_without_javascript(client: Client, alice: User) -> None:
    work = make_work(alice)
    notes = open_page(client, chapter_url(work, 1)).tree.css("details.note")
    assert len(notes) == 2
    assert all("open" in note.attributes and note.css_first("summary") for note in notes)


def test_a_chapters_summary_stands_before_it(client: Client, alice: User) -> None:
    work = make_work(alice, chapters=[ChapterTexts(body="<p>Row.</p>", summary="<p>They row.</p>")])
    assert open_page(client, chapter_url(work, 1)).texts(".chapter-summary") == ["They row."]


def test_a_permalink_follows_its_chapter(client: Client, as_bob: Client, alice: User) -> None:
    work = make_work(alice, chapters=2)
    chapter = work.chapters.get(number=2)
    answer = client.get(f"/chapters/{chapter.pk}")
    assert (answer.status_code, answer.headers["Location"]) == (302, chapter_url(work, 2))
    assert as_bob.get(f"/chapters/{make_chapter(work, posted=False).pk}").status_code == 404
    assert client.get("/chapters/99999").status_code == 404


def test_a_whole_work_holds_every_chapter_in_order(client: Client, alice: User) -> None:
    work = make_work(alice, chapters=3, disclaimer="<p>Not my canals.</p>")
    make_chapter(work, posted=False, title="Secret")
    page = open_page(client, f"/works/{work.pk}/whole")
    assert page.texts(".whole-chapter h2") == ["Chapter 1 Bell 1", "Chapter 2 Bell 2", "Chapter 3 Bell 3"]
    assert page.text.count("Not my canals.") == 1
    assert len(page.texts("hr")) == 3
    assert "Secret" not in page.html


def test_footnotes_of_one_chapter_do_not_lead_into_another(client: Client, alice: User) -> None:
    noted = ChapterTexts(
        body='<p>Bell<a href="#note-1" id="note-r1">1</a>, he typed id="note-x".</p><p id="note-1" title="a > b">A bell.</p>'
    )
    work = make_work(alice, chapters=[noted, noted])
    page = open_page(client, f"/works/{work.pk}/whole")
    assert page.links(".story a") == ["#c1-note-1", "#c2-note-1"]
    assert page.tree.css_first("#c2-note-1").text() == "A bell."
    assert page.text.count('he typed id="note-x".') == 2


def test_a_work_without_chapters_says_so_to_its_author(as_alice: Client, alice: User) -> None:
    work = make_work(alice, chapters=[], posted=False)
    for address in (work.get_absolute_url(), f"/works/{work.pk}/whole"):
        assert "No chapter has been written yet." in open_page(as_alice, address).text


def notes_on(client: Client, work: Work, number: int) -> list[str]:
    return open_page(client, chapter_url(work, number)).texts("details.note")
