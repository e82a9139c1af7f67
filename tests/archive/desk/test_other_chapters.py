"""Names over a whole story: proofreading one chapter, the desk knows the others, and reads them once."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ficstead.archive.accounts.models import User
from ficstead.archive.desk import other_chapters
from ficstead.archive.desk.posting import save_chapter
from ficstead.archive.works.models import Chapter, ChapterTexts, Work
from tests.archive.desk.manuscripts import hand_in
from tests.archive.making import NOON, make_work
from tests.archive.pages import open_page

pytestmark = pytest.mark.django_db
VERBS = ["rowed", "sang", "slept", "laughed", "waited", "looked up", "went home", "nodded", "wept"]


def tale_of(name: str) -> str:
    return "".join(f"<p>And then {name} {verb} by the water.</p>" for verb in VERBS)


@pytest.fixture
def work(alice: User) -> Work:
    names = ["Manticore", "Manticore", "Mantacore"]
    return make_work(alice, chapters=[ChapterTexts(title=name, body=tale_of(name)) for name in names])


@pytest.fixture
def last(work: Work) -> Chapter:
    return work.chapters.get(number=3)


def messages(client: Client, chapter: Chapter, *paragraphs: str) -> list[str]:
    said = {"text": "body", "paragraphs": paragraphs or ["So they saw Mantacore rise."]}
    address = f"/desk/works/{chapter.work_id}/chapters/{chapter.pk}/proof/notes"
    answer: Any = client.post(address, json.dumps(said), content_type="application/json")
    return [note["message"] for note in answer.json()["notes"]]


def test_the_editor_hears_in_which_other_chapters_a_name_is_spelled_otherwise(as_alice: Client, last: Chapter) -> None:
    assert messages(as_alice, last) == ["“Mantacore”: in chapters 1 and 2 it is “Manticore” (18 times)"]


def test_the_page_says_it_too(as_alice: Client, last: Chapter) -> None:
    page = open_page(as_alice, f"/desk/works/{last.work_id}/chapters/{last.pk}/proof")
    assert page.text.count("in chapters 1 and 2 it is “Manticore”") == len(VERBS)


def test_what_is_changed_in_another_chapter_is_known_at_once(as_alice: Client, alice: User, last: Chapter) -> None:
    assert messages(as_alice, last) != []
    for other in last.work.chapters.exclude(pk=last.pk):
        texts = ChapterTexts(title="Renamed", body=tale_of("Mantacore"))
        save_chapter(other, texts, by=alice, at=NOON + timedelta(minutes=1))
    assert messages(as_alice, last) == []


def test_chapters_in_the_trash_and_works_of_others_say_nothing(
    as_alice: Client, bob: User, work: Work, last: Chapter
) -> None:
    work.chapters.exclude(pk=last.pk).update(trashed_at=NOON)
    make_work(bob, chapters=[ChapterTexts(body=tale_of("Manticore"))])
    assert messages(as_alice, last) == []


def test_the_other_chapters_are_read_once(as_alice: Client, last: Chapter) -> None:
    messages(as_alice, last)
    with CaptureQueriesContext(connection) as asked:
        messages(as_alice, last, "Then Mantacore fell.")
    assert not [query for query in asked if '"body"' in query["sql"] and "ORDER BY" in query["sql"]]


def test_of_a_boundless_story_the_nearest_chapters_are_read(
    as_alice: Client, last: Chapter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(other_chapters, "MOST_WORDS", last.words)
    assert messages(as_alice, last) == ["“Mantacore”: in chapter 2 it is “Manticore” (9 times)"]


def test_a_manuscript_for_a_work_is_read_with_its_names(as_alice: Client, work: Work) -> None:
    work.chapters.filter(number=3).update(trashed_at=NOON)
    file = hand_in(
        as_alice, "Chapter 3\n\nAnd the the fog came in. So they saw MAnticore rise at last.\n", work=work.pk
    )
    assert open_page(as_alice, file.get_absolute_url()).texts("#safe-fixes h2") == ["2 safe fixes found"]
