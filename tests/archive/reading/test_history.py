"""A reader's history: searchable, theirs alone, paused and wiped when they want."""

from datetime import timedelta

import pytest
from django.test import Client

from ficstead.archive.accounts.models import User
from ficstead.archive.reading.models import ChapterRead, Place
from ficstead.archive.reading.remembering import remember_opening
from ficstead.archive.reading.shelving import shelve
from ficstead.archive.works.models import Chapter, Work
from tests.archive.making import NOON, chapter_url, make_member, make_work
from tests.archive.pages import open_page

pytestmark = pytest.mark.django_db


def test_what_was_read_stands_there_the_latest_first(as_bob: Client, alice: User, bob: User) -> None:
    for hours, title in enumerate(["First", "Second", "Third"]):
        read(bob, make_work(alice, title=title), hours)
    assert open_page(as_bob, "/library/history").texts(".kept-work h2") == ["Third", "Second", "First"]


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("élan", ["ÉLAN"]),
        ("ÉLAN", ["ÉLAN"]),
        ("wren", ["Of Bells"]),
        ("of  bells", ["Of Bells"]),
        ("%", []),
        ("\0", []),
    ],
)
def test_it_is_searched_by_title_and_author_in_any_capitals(
    as_bob: Client, alice: User, bob: User, sought: str, found: list[str]
) -> None:
    read(bob, make_work(alice, title="ÉLAN"))
    read(bob, make_work(make_member("wren", pseuds=("Wren Ö.",)), title="Of Bells"))
    answer = as_bob.get("/library/history", {"q": sought})
    assert answer.status_code == 200
    assert [title for title in ("ÉLAN", "Of Bells") if f">{title}</a></h2>" in answer.content.decode()] == found


def test_nobody_else_sees_it(client: Client, as_alice: Client, alice: User, bob: User) -> None:
    read(bob, make_work(bob, title="Guilty Pleasure", posted=True))
    assert client.get("/library/history").status_code == 302
    assert "Guilty Pleasure" not in open_page(as_alice, "/library/history").html


def test_paused_it_keeps_what_it_had_and_takes_nothing_more(as_bob: Client, alice: User, bob: User) -> None:
    work, other = make_work(alice), make_work(alice, title="Other")
    open_page(as_bob, chapter_url(work, 1))
    as_bob.post("/library/history/keeping", {"keep": "no"})
    open_page(as_bob, chapter_url(other, 1))
    page = open_page(as_bob, "/library/history")
    assert page.texts(".kept-work h2") == ["The Long Tide"]
    assert "Paused" in page.text
    as_bob.post("/library/history/keeping", {"keep": "yes"})
    open_page(as_bob, chapter_url(other, 1))
    assert open_page(as_bob, "/library/history").texts(".kept-work h2") == ["Other", "The Long Tide"]


def test_one_work_is_forgotten_or_everything(as_bob: Client, alice: User, bob: User) -> None:
    work, other = make_work(alice), make_work(alice, title="Other")
    for each in (work, other):
        read(bob, each)
        shelve(bob, each, kind="reading", own=[], at=NOON)
        read(alice, each)
    for _ in range(2):
        assert as_bob.post(f"/library/history/{work.pk}/forget").status_code == 302
        assert list(bob.places.values_list("work__title", flat=True)) == ["Other"]
    for _ in range(2):
        assert as_bob.post("/library/history/wipe").status_code == 302
        assert (bob.places.count(), bob.chapters_read.count()) == (0, 0)
    assert (Place.objects.count(), ChapterRead.objects.count()) == (2, 2), "alice's stay"
    assert sorted(open_page(as_bob, "/library/reading").texts(".kept-work h3")) == ["Other", "The Long Tide"]


@pytest.mark.parametrize("address", ["keeping", "wipe", "1/forget"])
def test_links_change_nothing(as_bob: Client, client: Client, address: str) -> None:
    assert as_bob.get(f"/library/history/{address}").status_code == 405
    assert client.post(f"/library/history/{address}").status_code == 302


def test_a_number_beyond_every_database_is_nobodys_work(as_bob: Client) -> None:
    assert as_bob.post("/library/history/99999999999999999999/forget").status_code == 302


def read(user: User, work: Work, hours: int = 0) -> None:
    remember_opening(user, Chapter.objects.get(work=work, number=1), at=NOON + timedelta(hours=hours))
