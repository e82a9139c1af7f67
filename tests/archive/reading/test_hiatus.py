""" "Where were we?" before a chapter that came after a long pause."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from ficstead.archive.accounts.models import User
from ficstead.archive.reading.hiatus import CLOSING_LENGTH, closing_paragraphs
from ficstead.archive.reading.remembering import remember_opening, remember_place
from ficstead.archive.works.models import Chapter, Work
from ficstead.archive.works.writing import write_work_texts
from tests.archive.making import NOON, chapter_url, make_chapter, make_work
from tests.archive.pages import open_page

pytestmark = pytest.mark.django_db
SCENES = "<p>Far away.</p><hr><p>She <em>rowed</em>.</p><p>He waited.</p><p>The bell rang.</p><p>“Row,” he said.</p>"


def test_a_reader_who_comes_back_is_told_where_we_were(as_bob: Client, alice: User, bob: User) -> None:
    work = story(alice, "<p>Ottilie looks for the bell.</p>")
    remember_place(bob, chapter(work, 2), anchor=3, at_end=False, at=later(1))
    make_chapter(work, at=later(100))
    page = open_page(as_bob, chapter_url(work, 3))
    box = page.tree.css_first("details.recap")
    assert "open" not in box.attributes
    assert page.texts(".recap > .prose") == ["Ottilie looks for the bell.", "He waited. The bell rang. “Row,” he said."]
    assert page.texts(".recap-chapters li") == ["Chapter 1: Dusk They meet."]
    assert page.links(".recap > .row a") == [f"{chapter_url(work, 2)}#p-3", chapter_url(work, 2)]
    assert {node.attributes["lang"] for node in page.tree.css(".recap .prose")} == {"de"}


def test_it_is_still_there_when_the_page_is_opened_again(as_bob: Client, alice: User, bob: User) -> None:
    work = story(alice)
    remember_opening(bob, chapter(work, 2), at=later(1))
    make_chapter(work, at=later(100))
    assert [recap_on(as_bob, work, 3), recap_on(as_bob, work, 3)] == [True, True]


@pytest.mark.parametrize(("days", "told"), [(61, False), (61.1, True), (20, False)])
def test_sixty_days_are_counted_from_the_readers_last_reading(
    as_bob: Client, alice: User, bob: User, days: float, told: bool
) -> None:
    work = story(alice)
    remember_opening(bob, chapter(work, 1), at=later(1))
    remember_opening(bob, chapter(work, 2), at=later(1))
    make_chapter(work, at=later(days))
    assert recap_on(as_bob, work, 3) is told


def test_who_reads_the_whole_story_now_needs_no_telling(as_bob: Client, alice: User, bob: User) -> None:
    work = story(alice)
    make_chapter(work, at=later(100))
    assert recap_on(as_bob, work, 3) is False
    remember_opening(bob, chapter(work, 2), at=later(101))
    assert recap_on(as_bob, work, 3) is False


def test_of_guests_we_suppose_that_they_read_along(
    client: Client, as_bob: Client, as_alice: Client, alice: User, bob: User
) -> None:
    work = story(alice)
    make_chapter(work, at=later(100))
    make_chapter(work, at=later(107))
    assert [recap_on(client, work, number) for number in (1, 2, 3, 4)] == [False, False, True, False]
    assert recap_on(as_alice, work, 3) is False
    bob.keeps_history = False
    bob.save()
    assert recap_on(as_bob, work, 3) is True


def test_the_box_spoils_nothing(client: Client, alice: User) -> None:
    work = story(alice, "<p>Bram was the butler.</p>")
    make_chapter(work, at=later(100), summary="<p>They part.</p>")
    make_chapter(work, at=later(107), summary="<p>They meet again.</p>")
    page = open_page(client, chapter_url(work, 3))
    assert page.texts(".recap > .prose") == ["He waited. The bell rang. “Row,” he said."]
    assert page.texts(".recap-later .prose") == ["Bram was the butler."]
    assert "open" not in page.tree.css_first(".recap-later").attributes
    assert "They meet again." not in page.text


def test_it_costs_one_query(client: Client, alice: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    work = story(alice)
    make_chapter(work, at=later(100))
    before, after = chapter_url(work, 2), chapter_url(work, 3)
    with django_assert_num_queries(6):
        open_page(client, before)
    with django_assert_num_queries(7):
        open_page(client, after)


@pytest.mark.parametrize(
    ("body", "closing"),
    [
        ("", []),
        ("<hr>", []),
        ("<p>One.</p>", ["One."]),
        ("<p>One.</p><hr><p></p>", ["One."]),
        ('<p>One <strong>&amp; a <a href="#note-1" id="note-r1">half</a></strong>.</p>', ["One & a half."]),
        ('<p>One.</p><div class="footnotes"><ol><li id="note-1">No.</li></ol></div>', ["One."]),
    ],
)
def test_closing_paragraphs(body: str, closing: list[str]) -> None:
    assert closing_paragraphs(body) == closing


def test_a_closing_paragraph_of_a_whole_page_is_shown_from_its_end() -> None:
    [shown] = closing_paragraphs(f"<p>{'Row on. ' * 900}The end.</p>")
    assert len(shown) <= CLOSING_LENGTH + 2
    assert shown.startswith("… ")
    assert shown.endswith("The end.")


def story(alice: User, so_far: str = "") -> Work:
    work = make_work(alice, language="de", chapters=0, posted=False)
    make_chapter(work, title="Dusk", summary="<p>They meet.</p>")
    make_chapter(work, body=SCENES)
    write_work_texts(work, story_so_far=so_far)
    work.save()
    return work


def chapter(work: Work, number: int) -> Chapter:
    return Chapter.objects.get(work=work, number=number, trashed_at=None)


def recap_on(client: Client, work: Work, number: int) -> bool:
    return "Where were we?" in open_page(client, chapter_url(work, number)).text


def later(days: float) -> datetime:
    return NOON + timedelta(days=days)
