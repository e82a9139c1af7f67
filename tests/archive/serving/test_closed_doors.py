"""A door that is closed to strangers is asked once; whoever may pass it doesn't wait for a page that nobody gets."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.posting import post_chapters
from ficstead.archive.desk.trashing import restore_work, trash_work
from ficstead.archive.works.models import Chapter, Work
from tests.archive.making import NOON, chapter_url, make_work
from tests.archive.serving.comparing import visit
from tests.archive.serving.knocking import Door

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def other_door(door: Door, tmp_path: Path) -> Iterator[Door]:
    """Of another process."""
    with Door(tmp_path / "other") as other:
        yield other


def addresses(work: Work) -> list[str]:
    return [work.get_absolute_url(), chapter_url(work, 1), f"{work.get_absolute_url()}/whole"]


def test_a_members_work_is_made_in_vain_once(door: Door, as_bob: Client, alice: User) -> None:
    work = make_work(alice, title="Ebb and Silver", visibility="members")
    for address in addresses(work):
        for _time in range(3):
            heard = visit(door, as_bob, address)
            assert (heard.status, heard.from_django) == (200, True)
            assert "Ebb and Silver" in heard.text
    assert door.made == addresses(work)


def test_nothing_of_what_members_read_comes_to_strangers(door: Door, as_bob: Client, alice: User) -> None:
    work = make_work(alice, title="Ebb and Silver", visibility="members")
    for address in addresses(work):
        before = door.get(address)
        visit(door, as_bob, address)
        after = door.get(address)
        assert (after.status, after.body, after.headers) == (403, before.body, before.headers)
        assert "Ebb and Silver" not in after.text
        assert "bob" not in after.text.lower()
        assert not after.from_django


def test_a_work_that_opens_is_a_finished_page_at_once_and_closed_at_once(
    door: Door, other_door: Door, as_bob: Client, alice: User
) -> None:
    work = make_work(alice, visibility="members")
    address = work.get_absolute_url()
    for _time in range(2):
        for each in (door, other_door):
            assert visit(each, as_bob, address).headers.get("cache-control") != "private, no-cache"
            assert each.get(address).status == 403
        Work.objects.update(visibility="everyone")
        for each in (door, other_door):
            heard = each.get(address)
            assert (heard.status, heard.from_django) == (200, False)
            assert visit(each, as_bob, address).headers["cache-control"] == "private, no-cache", "laid over it"
        Work.objects.update(visibility="members")


def test_a_draft_that_goes_out_is_there_at_once(door: Door, as_alice: Client, alice: User) -> None:
    work = make_work(alice, posted=False)
    address = work.get_absolute_url()
    assert [visit(door, as_alice, address).status for _time in range(3)] == [200] * 3
    assert [door.get(address).status for _time in range(2)] == [404] * 2
    assert door.made == [address]
    post_chapters(work, list(Chapter.objects.filter(work=work)), at=NOON)
    assert door.get(address).status == 200


def test_a_work_in_the_trash_comes_back_at_once(door: Door, alice: User) -> None:
    work = make_work(alice)
    for _time in range(2):
        trash_work(work, at=NOON)
        assert [door.get(address).status for address in addresses(work)] == [404] * 3
        restore_work(work, at=NOON)
        assert [door.get(address).status for address in addresses(work)] == [200] * 3


def test_what_never_was_may_come_to_be(door: Door, alice: User) -> None:
    address = f"/works/{make_work(alice).pk + 1}"
    assert door.get(address).status == 404
    assert make_work(alice).get_absolute_url() == address
    assert door.get(address).status == 200


def test_a_chapter_that_has_moved_leads_where_it_stands_now(door: Door, as_bob: Client, alice: User) -> None:
    work = make_work(alice, chapters=1)
    chapter = work.chapters.get()
    elsewhere = f"/works/{work.pk}/chapters/9-{chapter.pk}"
    for number in (1, 4, 7):
        Chapter.objects.update(number=number)
        for _time in range(2):
            assert door.get(elsewhere).headers["location"].endswith(f"/{number}-{chapter.pk}")
            assert visit(door, as_bob, elsewhere).headers["location"].endswith(f"/{number}-{chapter.pk}")
    assert door.made == [elsewhere] * 3


def test_doors_of_more_works_than_are_remembered(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ficstead.archive.serving.pages._TURNED_AWAY", 3)
    for number in range(10):
        assert door.get(f"/works/{9_000 + number}").status == 404
    assert len(door.pages._turned) <= 3
