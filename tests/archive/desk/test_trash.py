"""The trash, and the way back."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.trashing import trash_chapter, trash_work
from ficstead.archive.works.models import Chapter, Work
from tests.archive.desk.manuscripts import hand_in
from tests.archive.desk.test_arranging import review as give_review
from tests.archive.desk.test_arranging import thank
from tests.archive.making import NOON, chapter_url, make_chapter, make_work
from tests.archive.pages import open_page

pytestmark = pytest.mark.django_db


def test_a_work_goes_and_comes_back_as_it_was(as_alice: Client, alice: User, client: Client) -> None:
    work = make_work(alice, chapters=2)
    as_alice.post(f"/desk/works/{work.pk}/trash")
    assert client.get(f"/works/{work.pk}").status_code == 404
    assert as_alice.get(f"/desk/works/{work.pk}").status_code == 404
    assert "Trash (1)" in open_page(as_alice, "/desk/").text
    assert "The Long Tide" in open_page(as_alice, "/desk/trash").text
    as_alice.post(f"/desk/works/{work.pk}/restore")
    assert "Bell 2" in open_page(client, f"/works/{work.pk}").text
    assert "The trash is empty." in open_page(as_alice, "/desk/trash").text


def test_a_chapter_goes_and_comes_back_to_its_number(as_alice: Client, alice: User, client: Client) -> None:
    work = make_work(alice, chapters=2)
    first = work.chapters.get(number=1)
    as_alice.post(f"/desk/works/{work.pk}/chapters/{first.pk}/trash")
    assert client.get(first.get_absolute_url()).status_code == 404
    assert "Chapter 1: Bell 1" in open_page(as_alice, "/desk/trash").text
    as_alice.post(f"/desk/works/{work.pk}/chapters/{first.pk}/restore")
    assert client.get(chapter_url(work, 1)).status_code == 200


def test_a_manuscript_goes_and_comes_back(as_alice: Client) -> None:
    file = hand_in(as_alice)
    as_alice.post(f"/desk/manuscripts/{file.pk}/trash")
    assert as_alice.get(file.get_absolute_url()).status_code == 404
    assert "heron.txt" not in open_page(as_alice, "/desk/").text
    assert "heron.txt" in open_page(as_alice, "/desk/trash").text
    as_alice.post(f"/desk/manuscripts/{file.pk}/restore")
    assert as_alice.get(file.get_absolute_url()).status_code == 200


def test_others_find_nothing_in_it(as_bob: Client, as_alice: Client, alice: User) -> None:
    work = make_work(alice)
    as_alice.post(f"/desk/works/{work.pk}/trash")
    assert "The Long Tide" not in open_page(as_bob, "/desk/trash").text
    assert as_bob.post(f"/desk/works/{work.pk}/restore").status_code == 404


def test_what_hangs_on_a_chapter_comes_back_with_it_and_is_counted_there(
    as_alice: Client, alice: User, bob: User
) -> None:
    chapter = Chapter.objects.select_related("work").get(work=make_work(alice))
    review, kudos = give_review(chapter, bob), thank(chapter, bob)
    as_alice.post(f"/desk/works/{chapter.work_id}/chapters/{chapter.pk}/trash")
    assert "1 review, 1 kudos" in open_page(as_alice, "/desk/trash").text
    as_alice.post(f"/desk/works/{chapter.work_id}/chapters/{chapter.pk}/restore")
    assert (review.chapter, kudos.chapter) == (chapter, chapter)
    assert chapter.reviews.count() == chapter.kudos.count() == 1


def test_deleting_for_good_is_typed(as_alice: Client, alice: User) -> None:
    work = make_work(alice, chapters=2)
    as_alice.post(f"/desk/works/{work.pk}/trash")
    address = f"/desk/works/{work.pk}/delete"
    assert "Nobody can bring it back" in open_page(as_alice, address).text
    assert as_alice.post(address, {"word": "yes"}).status_code == 422
    assert as_alice.post(address, {"word": "the long  tide"}).status_code == 302
    assert not Work.objects.filter(pk=work.pk).exists()
    assert as_alice.post(address, {"word": "The Long Tide"}).status_code == 404


def test_nothing_is_deleted_for_good_that_is_not_in_the_trash(as_alice: Client, alice: User) -> None:
    work = make_work(alice)
    assert as_alice.post(f"/desk/works/{work.pk}/delete", {"word": work.title}).status_code == 404
    assert Work.objects.filter(pk=work.pk).exists()


def test_a_shared_work_is_not_deleted_for_good_by_one(as_alice: Client, alice: User, bob: User) -> None:
    work = make_work(alice, bob)
    as_alice.post(f"/desk/works/{work.pk}/trash")
    as_alice.post(f"/desk/works/{work.pk}/delete", {"word": work.title})
    assert Work.objects.filter(pk=work.pk).exists()
    assert "only author" in open_page(as_alice, "/desk/trash").text


def test_a_chapter_and_a_manuscript_are_deleted_for_good(as_alice: Client, alice: User) -> None:
    chapter, file = make_work(alice).chapters.get(), hand_in(as_alice)
    as_alice.post(f"/desk/works/{chapter.work_id}/chapters/{chapter.pk}/trash")
    as_alice.post(f"/desk/manuscripts/{file.pk}/trash")
    gone = f"/desk/works/{chapter.work_id}/chapters/{chapter.pk}/delete"
    as_alice.post(gone, {"word": "Chapter 1: Bell 1"})
    as_alice.post(f"/desk/manuscripts/{file.pk}/delete", {"word": file.name})
    assert "The trash is empty." in open_page(as_alice, "/desk/trash").text


def test_the_trash_needs_no_more_queries_for_more_things(
    as_alice: Client, alice: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for count in (1, 6):
        for _ in range(count):
            trash_work(make_work(alice), at=NOON)
            trash_chapter(make_chapter(make_work(alice)), at=NOON)
        with django_assert_max_num_queries(12):
            open_page(as_alice, "/desk/trash")
