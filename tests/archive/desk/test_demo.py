"""The sample archive: alive, whole, and every book of it sound."""

from pathlib import Path

import pytest
from django.utils import timezone

from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.bindery.binding import NothingPosted
from ficstead.archive.bindery.shelf import Format, file_on_shelf
from ficstead.archive.desk.demo import archive_is_empty, demo_logins, demo_password, load_samples, sample_works
from ficstead.archive.tags.models import Tag, TagKind
from ficstead.archive.works.models import Chapter, Status, Visibility, Work
from tests.archive.making import NOON
from tests.press.bindery.epubchecking import assert_epubcheck_finds_nothing

pytestmark = pytest.mark.django_db


@pytest.fixture
def samples(db: None) -> list[Work]:
    assert archive_is_empty()
    load_samples(now=timezone.now())
    return list(Work.objects.with_blurbs().order_by("pk"))


def test_the_sample_archive_is_large_and_varied_enough_to_feel_alive(samples: list[Work]) -> None:
    assert len(samples) >= 12
    assert Chapter.objects.posted().count() >= 60
    assert Tag.objects.filter(kind=TagKind.FANDOM).count() == 5
    assert Pseud.objects.filter(works__isnull=False).distinct().count() == 6
    assert {work.status for work in samples} == set(Status)
    assert {work.visibility for work in samples} == {Visibility.EVERYONE, Visibility.MEMBERS}
    assert any(len(work.author_list()) > 1 for work in samples)
    assert Chapter.objects.filter(posted_at=None).exists()
    assert Chapter.objects.exclude(opening_note="").count() > 20
    assert not archive_is_empty()


def test_a_story_on_hiatus_speaks_to_whoever_waits_and_whoever_comes_back(samples: list[Work]) -> None:
    work = next(work for work in samples if work.announcements.exists())
    assert work.status == Status.HIATUS
    assert work.story_so_far.startswith("<p>Kuu")
    assert work.announcements.get().posted_at > work.updated_at


def test_every_chapter_has_a_story_and_its_day(samples: list[Work]) -> None:
    assert not Chapter.objects.filter(words__lt=90).exists()
    assert not Chapter.objects.filter(title="", work__chapter_count__gt=1).exists()
    for work in samples:
        days = list(
            work.chapters.filter(posted_at__isnull=False).order_by("number").values_list("posted_at", flat=True)
        )
        assert days == sorted(days)
        assert (days[0], days[-1]) == (work.posted_at, work.updated_at)


def test_its_people_can_sign_in_with_a_password_of_this_archive_alone(samples: list[Work]) -> None:
    assert len(demo_logins()) == 5
    assert User.objects.get(username=demo_logins()[0]).check_password(demo_password())


def test_the_untidy_manuscript_became_a_serial(samples: list[Work]) -> None:
    [entry] = [entry for entry in sample_works() if entry["file"] == "untidy.txt"]
    work = next(work for work in samples if work.title == entry["title"])
    first, *_middle, last = work.chapters.in_order()
    assert work.chapter_count == 3
    assert "Standard Disclaimer Thingy" in work.disclaimer
    assert "TBC" in first.closing_note
    assert "TBC" in last.closing_note
    assert "TBC" not in first.body + last.body
    assert "<hr>" in last.body


@pytest.mark.epubcheck
def test_epubcheck_finds_nothing_in_any_sample(samples: list[Work], shelf: Path) -> None:
    books = [file_on_shelf(work, Format.EPUB, at=NOON) for work in samples]
    assert_epubcheck_finds_nothing(books)


def test_every_sample_is_byte_for_byte_the_same_when_bound_again(samples: list[Work], shelf: Path) -> None:
    for work in samples:
        for form in Format:
            first = file_on_shelf(work, form, at=NOON).read_bytes()
            file_on_shelf(work, form, at=NOON).unlink()
            assert file_on_shelf(work, form, at=NOON).read_bytes() == first


def test_an_empty_draft_is_no_book(alice: User) -> None:
    work = Work.objects.create(title="Nothing yet", created_at=timezone.now())
    with pytest.raises(NothingPosted):
        file_on_shelf(work, Format.TXT, at=NOON)
