"""A manuscript becomes chapters whole or not at all."""

import pytest
from django.db import DatabaseError
from django.test import Client

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.models import ManuscriptFile
from ficstead.archive.desk.posting import TitlePage
from ficstead.archive.desk.taking_in import as_the_engine_reads, save_manuscript
from ficstead.archive.tags.models import Tag
from ficstead.archive.works.models import Chapter, ChapterRevision, Work
from tests.archive.desk.manuscripts import answer_preview, hand_in
from tests.archive.making import NOON

pytestmark = pytest.mark.django_db


def test_a_crash_at_the_last_step_leaves_nothing_half_posted(as_alice: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_args: object, **_kwargs: object) -> None:
        raise DatabaseError("the disk is full")

    file = hand_in(as_alice)
    with monkeypatch.context() as broken:
        broken.setattr(ManuscriptFile, "mark_saved", crash)
        with pytest.raises(DatabaseError):
            answer_preview(as_alice, file, "post")
    for noun in (Work, Chapter, ChapterRevision, Tag):
        assert not noun.objects.exists()
    answer_preview(as_alice, file, "post")
    assert Work.objects.get().chapter_count == 2


def test_every_chapter_taken_in_has_its_first_revision(as_alice: Client) -> None:
    answer_preview(as_alice, hand_in(as_alice), "draft")
    assert [chapter.revisions.count() for chapter in Chapter.objects.all()] == [1, 1]


def test_saving_again_returns_the_work_of_the_first_time(as_alice: Client, alice: User) -> None:
    file = hand_in(as_alice)
    manuscript = as_the_engine_reads(file)
    page = TitlePage(title="Fog", authors=[alice.default_pseud()])
    first = save_manuscript(file, manuscript, page, post=False, by=alice, at=NOON)
    assert save_manuscript(file, manuscript, page, post=True, by=alice, at=NOON) == first
    first.refresh_from_db()
    assert (first.posted_at, Work.objects.count()) == (None, 1)


def test_the_manuscript_outlives_its_posting(as_alice: Client, alice: User) -> None:
    file = hand_in(as_alice)
    before = file.original()
    answer_preview(as_alice, file, "post")
    file.refresh_from_db()
    assert file.original() == before
    assert file.outcome == Work.objects.get()
