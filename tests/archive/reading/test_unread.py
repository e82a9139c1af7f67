"""Which chapters are new to a reader, counted right however the author arranges them."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.arranging import insert_chapter, reorder, split_chapter
from ficstead.archive.desk.merging import merge_chapters
from ficstead.archive.desk.posting import post_chapters
from ficstead.archive.desk.trashing import delete_chapter_for_good, trash_chapter
from ficstead.archive.reading.remembering import remember_opening
from ficstead.archive.reading.unread import unread_counts
from ficstead.archive.works.models import Chapter, ChapterTexts, Work
from tests.archive.making import NOON, chapter_url, make_chapter, make_texts, make_work
from tests.archive.pages import open_page

pytestmark = pytest.mark.django_db
TUESDAY = NOON + timedelta(days=1)
WEDNESDAY = NOON + timedelta(days=2)


def test_what_stands_behind_the_furthest_chapter_is_new(alice: User, bob: User) -> None:
    work = make_work(alice, chapters=5)
    read(bob, work, 1, 3)
    assert new(bob, work) == 2, "chapter 2 was skipped long ago"


def test_a_work_never_opened_has_nothing_new(alice: User, bob: User) -> None:
    work = make_work(alice, chapters=5)
    assert unread_counts(bob, [work.pk]) == {}


def test_a_chapter_inserted_before_the_place_is_new(alice: User, bob: User) -> None:
    work = make_work(alice, chapters=3)
    read(bob, work, 1, 2, 3)
    assert new(bob, work) == 0
    inserted = insert_chapter(work, make_texts(9), after=chapter(work, 1), by=alice, at=WEDNESDAY)
    assert new(bob, work) == 0, "a draft is nobody's news"
    post_chapters(work, [inserted], at=WEDNESDAY)
    assert new(bob, work) == 1
    remember_opening(bob, inserted, at=WEDNESDAY)
    assert new(bob, work) == 0


def test_other_orders_make_nothing_new(alice: User, bob: User) -> None:
    work = make_work(alice, chapters=4)
    read(bob, work, 1, 2, 3, 4)
    reorder(work, [chapter(work, number).pk for number in (4, 2, 1, 3)], at=WEDNESDAY)
    assert new(bob, work) == 0


def test_two_halves_of_a_chapter_read_are_not_new(alice: User, bob: User) -> None:
    work = make_work(alice, chapters=[ChapterTexts(body="<p>One.</p><p>Two.</p>"), make_texts(2)])
    read(bob, work, 1, 2)
    split_chapter(chapter(work, 1), 2, by=alice, at=WEDNESDAY)
    assert new(bob, work) == 0


def test_a_chapter_that_took_in_one_that_was_read_is_not_new(alice: User, bob: User) -> None:
    work = make_work(alice, chapters=3)
    read(bob, work, 2, 3)
    merge_chapters(chapter(work, 2), chapter(work, 3), by=alice, at=WEDNESDAY)
    assert new(bob, work) == 0


def test_a_trashed_chapter_is_not_new(alice: User, bob: User) -> None:
    work = make_work(alice, chapters=3)
    read(bob, work, 1)
    trash_chapter(chapter(work, 2), at=WEDNESDAY)
    assert new(bob, work) == 1


@pytest.mark.parametrize(("gone", "goes_on_in"), [(2, ["Chapter 3: Bell 3"]), (3, ["Chapter 4: Bell 4"]), (4, [])])
def test_a_reader_keeps_their_way_when_the_chapter_they_stopped_in_is_deleted_for_good(
    as_bob: Client, alice: User, bob: User, gone: int, goes_on_in: list[str]
) -> None:
    work = make_work(alice, chapters=4)
    read(bob, work, 1, 2, 3, 4)
    trashed = chapter(work, gone)
    remember_opening(bob, trashed, at=WEDNESDAY)
    trash_chapter(trashed, at=WEDNESDAY)
    before = what_is_theirs(as_bob, work)
    assert before[0] == goes_on_in
    delete_chapter_for_good(trashed, by=alice)
    assert what_is_theirs(as_bob, work) == before
    make_chapter(work, at=WEDNESDAY)
    assert new(bob, work) == 1


def what_is_theirs(client: Client, work: Work) -> list[list[str]]:
    return [
        open_page(client, "/").texts(".continue-chapter"),
        open_page(client, "/library/history").texts(".kept-work .meta"),
        open_page(client, "/works").texts(".blurb .mark"),
        open_page(client, work.get_absolute_url()).texts(".contents .mark:not([hidden])"),
    ]


def test_new_chapters_are_marked_wherever_the_work_stands(
    as_bob: Client, client: Client, alice: User, bob: User
) -> None:
    work = make_work(alice, chapters=2)
    read(bob, work, 1, 2)
    make_chapter(work, title="Three", at=WEDNESDAY)
    assert open_page(as_bob, work.get_absolute_url()).texts(".contents .mark:not([hidden])") == ["New"]
    assert open_page(as_bob, "/works").texts(".blurb .mark") == ["1 new"]
    assert open_page(client, "/works").texts(".blurb .mark") == []
    assert open_page(client, work.get_absolute_url()).texts(".contents .mark:not([hidden])") == []
    open_page(as_bob, chapter_url(work, 3))
    assert open_page(as_bob, "/works").texts(".blurb .mark") == []


def test_many_works_cost_as_many_queries_as_one(
    alice: User, bob: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    works = [make_work(alice, chapters=4) for _ in range(6)]
    for work in works:
        read(bob, work, 1)
    for some in (works[:1], works):
        with django_assert_num_queries(1):
            assert set(unread_counts(bob, [work.pk for work in some]).values()) == {3}


@pytest.mark.parametrize("chapters", [2, 30])
def test_a_members_pages_cost_the_same_for_every_length(
    as_bob: Client, alice: User, bob: User, chapters: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    work = make_work(alice, chapters=chapters)
    read(bob, work, 1)
    address = chapter_url(work, 2)
    open_page(as_bob, address)
    with django_assert_num_queries(CHAPTER):
        open_page(as_bob, address)
    with django_assert_num_queries(TITLE_PAGE):
        open_page(as_bob, work.get_absolute_url())


CHAPTER, TITLE_PAGE = 16, 17


def read(user: User, work: Work, *numbers: int) -> None:
    for number in numbers:
        remember_opening(user, chapter(work, number), at=TUESDAY + timedelta(minutes=number))


def chapter(work: Work, number: int) -> Chapter:
    return Chapter.objects.get(work=work, number=number, trashed_at=None)


def new(user: User, work: Work) -> int:
    return unread_counts(user, [work.pk]).get(work.pk, 0)
