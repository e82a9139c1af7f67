"""What is dear to work out is asked once, and again when it has changed."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.posting import post_chapters
from ficstead.archive.desk.trashing import delete_work_for_good, restore_work, trash_work
from ficstead.archive.tags.models import Tag, TagKind
from ficstead.archive.works.models import Work
from tests.archive.making import NOON, make_chapter, make_work
from tests.archive.pages import read_page
from tests.archive.serving.knocking import Door

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def other_door(tmp_path: Path) -> Iterator[Door]:
    """That of another process."""
    with Door(tmp_path / "other") as door:
        yield door


def test_the_front_page_counts_the_fandoms_again_only_when_a_count_has_changed(door: Door, alice: User) -> None:
    work = make_work(alice)
    work.set_tags(TagKind.FANDOM, ["The Lantern Canals"])
    assert _counts_fandoms(door)
    make_chapter(work)
    assert not _counts_fandoms(door)
    work.set_tags(TagKind.FANDOM, ["The Lantern Canals", "The Copper Heron"])
    assert _counts_fandoms(door)
    work.visibility = "draft"
    work.save()
    assert _counts_fandoms(door)
    assert "The Copper Heron" not in door.get("/").text


def test_all_members_share_the_count_of_fandoms_also_those_who_have_drafts(
    door: Door, alice: User, as_alice: Client, as_bob: Client
) -> None:
    make_work(alice, visibility="members")
    make_work(alice, posted=False, tags={TagKind.FANDOM: ["The Copper Heron"]})
    assert "The Lantern Canals" in door.get("/", HTTP_COOKIE=session(as_alice)).text
    with CaptureQueriesContext(connection) as asked:
        front_page = door.get("/", HTTP_COOKIE=session(as_bob)).text
    assert not _counted_fandoms(asked)
    assert "The Lantern Canals" in front_page
    assert "The Copper Heron" not in front_page
    assert "The Lantern Canals" not in door.get("/").text


@pytest.mark.parametrize("where", ["/works", "the tag"])
def test_counts_of_lists_are_right_at_once_in_every_process_whatever_is_done_and_for_whomever(
    door: Door, other_door: Door, alice: User, as_alice: Client, as_bob: Client, where: str
) -> None:
    works = [make_work(alice, title=f"Tide {number}", at=NOON + timedelta(days=number)) for number in range(3)]
    draft = make_work(alice, title="Not yet", posted=False)
    address = works[0].tags.get(kind=TagKind.FANDOM).get_absolute_url() if where == "the tag" else where
    first, second, third = works

    def shown() -> list[str]:
        """To a stranger, to a member and to the author of all of it; at each door, and a second time."""
        cookies = [{}, {"HTTP_COOKIE": session(as_bob)}, {"HTTP_COOKIE": session(as_alice)}]
        doors = (door, other_door) * 2
        told = [
            [read_page(each.get(address, **cookie).text).texts(".list-head .meta")[0] for cookie in cookies]
            for each in doors
        ]
        assert told == [told[0]] * len(doors)
        return [words.split(" ")[0] for words in told[0]]

    assert shown() == ["3", "3", "3"]
    Work.objects.filter(pk=first.pk).update(visibility="members")
    assert shown() == ["2", "3", "3"]
    trash_work(second, at=NOON)
    assert shown() == ["1", "2", "2"]
    restore_work(second, at=NOON)
    assert shown() == ["2", "3", "3"]
    post_chapters(draft, draft.chapters.all(), at=NOON, visibility="members")
    assert shown() == ["2", "4", "4"]
    Work.objects.filter(pk=first.pk).update(visibility="everyone")
    assert shown() == ["3", "4", "4"]
    delete_work_for_good(third, by=alice)
    assert shown() == ["2", "3", "3"]
    second.set_tags(TagKind.FANDOM, ["The Copper Heron"])
    assert shown() == (["1", "2", "2"] if where == "the tag" else ["2", "3", "3"])


def test_the_works_of_a_list_are_never_gone_through_to_be_counted(door: Door, alice: User, as_bob: Client) -> None:
    """But those of a tag with synonyms, of which a work may bear two."""
    work = make_work(alice)
    tag = work.tags.get(kind=TagKind.FANDOM)
    for address in ("/works", tag.get_absolute_url()):
        assert not _counts_works(door, address, as_bob)
    Tag.objects.create(kind=TagKind.FANDOM, name="Lantern Canals", key="lantern canals", canonical=tag)
    assert _counts_works(door, tag.get_absolute_url(), as_bob)


def test_a_list_that_is_made_anew_asks_for_the_changed_works_alone(door: Door, alice: User) -> None:
    works = [make_work(alice, title=f"Tide {number}", at=NOON + timedelta(days=number)) for number in range(4)]
    with asked_for() as asked:
        door.get("/works")
    assert asked == [{work.pk for work in works}]
    Work.objects.filter(pk=works[1].pk).update(title="Ebb")
    with asked_for() as asked:
        page = read_page(door.get("/works").text)
    assert asked == [{works[1].pk}]
    assert page.texts(".blurb-title") == ["Tide 3", "Tide 2", "Ebb", "Tide 0"]
    with asked_for() as asked:
        door.get("/authors/Alice Amber")
    assert asked == []


def test_members_and_strangers_share_blurbs_but_not_whose_they_see(
    door: Door, alice: User, as_alice: Client, as_bob: Client
) -> None:
    make_work(alice, title="For all")
    make_work(alice, title="For members", visibility="members")
    make_work(alice, title="For me", posted=False)
    mine = door.get("/works", HTTP_COOKIE=session(as_alice)).text
    assert read_page(mine).texts(".blurb-title") == ["For members", "For all"]
    with asked_for() as asked:
        bobs, strangers = door.get("/works", HTTP_COOKIE=session(as_bob)).text, door.get("/works").text
    assert asked == []
    assert read_page(bobs).texts(".blurb-title") == ["For members", "For all"]
    assert read_page(strangers).texts(".blurb-title") == ["For all"]


def test_what_a_replica_says_to_a_member_is_not_remembered(
    door: Door, alice: User, as_bob: Client, settings: LazySettings
) -> None:
    work = make_work(alice)
    settings.REPLICAS = ["replica-1"]
    for _time in range(2):
        with asked_for() as asked:
            door.get("/works", HTTP_COOKIE=session(as_bob))
        assert asked == [{work.pk}]


def session(client: Client) -> str:
    return f"sessionid={client.cookies['sessionid'].value}"


@contextmanager
def asked_for() -> Iterator[list[set[int]]]:
    """Of which works the tags were read meanwhile, for each time."""
    asked: list[set[int]] = []
    with CaptureQueriesContext(connection) as captured:
        yield asked
    for query in captured:
        if 'FROM "tags_tag"' in query["sql"] and "works_tally" not in query["sql"]:
            works = re.search(r'"work_id" IN \(([\d, ]+)\)', query["sql"])
            assert works, query["sql"]
            asked.append({int(pk) for pk in works[1].split(",")})


def _counts_fandoms(door: Door) -> bool:
    """Whether the front page, made anew, asks the database how full they are."""
    made = len(door.made)
    with CaptureQueriesContext(connection) as asked:
        door.get("/")
    assert len(door.made) == made + 1, "the page was not made anew"
    return _counted_fandoms(asked)


def _counted_fandoms(asked: CaptureQueriesContext) -> bool:
    return any('FROM "works_tally"' in query["sql"] for query in asked)


def _counts_works(door: Door, address: str, reader: Client) -> bool:
    """Whether the list, as it is made for this reader, has its works counted."""
    with CaptureQueriesContext(connection) as asked:
        door.get(address, HTTP_COOKIE=session(reader))
    return any(query["sql"].startswith("SELECT COUNT(*)") for query in asked)
