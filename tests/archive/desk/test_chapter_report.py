"""The report on a chapter's style: for its authors alone, and never a word of mistakes."""

import pytest
from django.test import Client

from ficstead.archive.accounts.models import User
from ficstead.archive.works.models import Chapter, ChapterTexts
from tests.archive.making import make_work
from tests.archive.pages import open_page

pytestmark = pytest.mark.django_db
STORY = "<p>“Row,” said Ottilie. The oars creaked and the oars dipped, softly.</p><p>“Or swim,” Bram whispered.</p>" * 9


def report(chapter: Chapter) -> str:
    return f"/desk/works/{chapter.work_id}/chapters/{chapter.pk}/report"


@pytest.fixture
def chapter(alice: User) -> Chapter:
    return make_work(alice, chapters=[ChapterTexts(body=STORY)] * 2).chapters.get(number=2)


def test_the_report_draws_sentences_dialogue_and_pace(as_alice: Client, chapter: Chapter) -> None:
    page = open_page(as_alice, report(chapter))
    assert len(page.tree.css("svg.plot-drawing")) == 3
    assert "oars" in page.texts(".leaning th")
    assert "times as often" in page.text


def test_the_first_chapter_is_measured_against_nothing_of_its_own(as_alice: Client, chapter: Chapter) -> None:
    assert "times as often" not in open_page(as_alice, report(chapter.work.chapters.get(number=1))).text


@pytest.mark.parametrize("body", ["", "<hr>", "<p>***</p>"])
def test_a_chapter_without_words_has_no_report(as_alice: Client, chapter: Chapter, body: str) -> None:
    Chapter.objects.update(body=body)
    assert "nothing to report" in open_page(as_alice, report(chapter)).text


def test_the_report_is_for_its_authors_alone(client: Client, as_bob: Client, chapter: Chapter) -> None:
    assert as_bob.get(report(chapter)).status_code == 404
    assert client.get(report(chapter)).status_code == 302


def test_a_chapter_in_another_language_has_no_report(as_alice: Client, chapter: Chapter) -> None:
    chapter.work.language = "de"
    chapter.work.save()
    assert "English only" in open_page(as_alice, report(chapter)).text
