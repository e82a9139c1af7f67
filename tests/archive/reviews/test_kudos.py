"""A thank-you for every reader, counted once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from ficstead.archive.accounts.blocking import block
from ficstead.archive.accounts.models import User
from ficstead.archive.reviews.counts import Counts, counts_of
from ficstead.archive.reviews.models import Kudos
from ficstead.archive.works.models import Chapter
from tests.archive.making import NOON, make_chapter, make_member, make_work
from tests.archive.pages import open_page
from tests.archive.reviews.reviewing import said, under

pytestmark = pytest.mark.django_db


@pytest.fixture
def chapter(alice: User) -> Chapter:
    return make_work(alice).chapters.get()


def thank(client: Client, chapter: Chapter) -> None:
    answer = client.post(f"/chapters/{chapter.pk}/kudos")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{chapter.get_absolute_url()}#kudos")


def test_a_member_thanks_once_for_a_chapter(as_bob: Client, client: Client, chapter: Chapter) -> None:
    assert under(as_bob, chapter).texts("[data-kudos] button") == ["♥ Give kudos"]
    thank(as_bob, chapter)
    thank(as_bob, chapter)
    Kudos.objects.update(given_on=NOON.date())
    thank(as_bob, chapter)
    assert Kudos.objects.count() == 1
    assert "Kudos given." in under(as_bob, chapter).text
    assert "1 reader gave kudos" in under(client, chapter).text
    assert "Give kudos" in under(client, chapter).text


def test_a_guests_device_thanks_once_a_day_and_is_one_reader(client: Client, as_bob: Client, chapter: Chapter) -> None:
    thank(client, chapter)
    thank(client, chapter)
    assert Kudos.objects.count() == 1
    assert "Kudos given." in under(client, chapter).text
    Kudos.objects.update(given_on=Kudos.objects.get().given_on - timedelta(days=1))
    assert "Give kudos" in under(client, chapter).text
    thank(client, chapter)
    assert Kudos.objects.count() == 2
    assert "1 reader gave kudos" in under(as_bob, chapter).text


def test_a_work_counts_readers_and_not_kudos(client: Client, as_bob: Client, alice: User) -> None:
    work = make_work(alice, chapters=3)
    for chapter in work.chapters.all():
        thank(as_bob, chapter)
        thank(client, chapter)
    thank(Client(), chapter)
    said(client, chapter, "One")
    assert counts_of([work]) == {work.pk: Counts(kudos=3, reviews=1)}
    page = open_page(client, work.get_absolute_url())
    assert "Kudos 3 readers" in page.text
    assert page.links(".facts a[href$=reviews]") == [f"/works/{work.pk}/reviews"]
    assert "3 kudos" in open_page(client, "/works").texts(".blurb-figures")[0]


def test_authors_do_not_thank_themselves(as_alice: Client, chapter: Chapter) -> None:
    assert "Give kudos" not in under(as_alice, chapter).text
    thank(as_alice, chapter)
    assert "are the readers' to give" in under(as_alice, chapter).text
    assert not Kudos.objects.exists()


def test_a_blocked_reader_gives_no_kudos(as_bob: Client, alice: User, bob: User, chapter: Chapter) -> None:
    block(alice, bob, at=NOON)
    assert "Give kudos" not in under(as_bob, chapter).text
    thank(as_bob, chapter)
    assert not Kudos.objects.exists()


def test_nothing_but_a_posted_chapter_is_thanked_for(as_bob: Client, as_alice: Client, chapter: Chapter) -> None:
    draft = make_chapter(chapter.work, posted=False)
    for client in (as_bob, as_alice):
        assert client.post(f"/chapters/{draft.pk}/kudos").status_code == 404
    assert as_bob.get(f"/chapters/{chapter.pk}/kudos").status_code == 405


def test_counting_costs_two_queries_however_many_works(
    alice: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    works = [make_work(alice) for _number in range(12)]
    with django_assert_num_queries(2):
        assert set(counts_of(works).values()) == {Counts()}
    assert counts_of([]) == {}


@pytest.mark.django_db(transaction=True)
def test_twenty_taps_at_once_are_counted_right(alice: User) -> None:
    chapter = make_work(alice).chapters.get()
    members = [make_member(f"reader{number}") for number in range(4)]
    clients = []
    for member in members:
        for _tap in range(3):
            client = Client()
            client.force_login(member)
            clients.append(client)
    clients += [Client() for _guest in range(8)]

    def tap(client: Client) -> int:
        try:
            return client.post(f"/chapters/{chapter.pk}/kudos").status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(tap, clients)) == {302}
    assert Kudos.objects.count() == 12
    assert counts_of([chapter.work])[chapter.work_id].kudos == 12
