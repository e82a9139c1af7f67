"""What is dear to work out is asked once, and again when it has changed."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ficstead.archive.accounts.models import User
from ficstead.archive.tags.models import TagKind
from ficstead.archive.works.models import Work
from tests.archive.making import NOON, make_chapter, make_work
from tests.archive.pages import read_page
from tests.archive.serving.knocking import Door

pytestmark = pytest.mark.django_db(transaction=True)


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


def test_members_share_the_count_of_fandoms_but_for_those_who_have_drafts(
    door: Door, alice: User, as_alice: Client, as_bob: Client
) -> None:
    make_work(alice)
    front_page = [door.get("/", HTTP_COOKIE=session(as_bob)).text for _time in range(2)]
    assert "The Lantern Canals" in front_page[1]
    make_work(alice, posted=False, tags={TagKind.FANDOM: ["The Copper Heron"]})
    assert "The Copper Heron" in door.get("/", HTTP_COOKIE=session(as_alice)).text
    assert "The Copper Heron" not in door.get("/", HTTP_COOKIE=session(as_bob)).text


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
    assert read_page(mine).texts(".blurb-title") == ["For members", "For all", "For me"]
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
        if 'FROM "tags_tag"' in query["sql"] and "COUNT" not in query["sql"]:
            works = re.search(r'"work_id" IN \(([\d, ]+)\)', query["sql"])
            assert works, query["sql"]
            asked.append({int(pk) for pk in works[1].split(",")})


def _counts_fandoms(door: Door) -> bool:
    """Whether the front page, made anew, asks the database how full they are."""
    made = len(door.made)
    with CaptureQueriesContext(connection) as asked:
        door.get("/")
    assert len(door.made) == made + 1, "the page was not made anew"
    return any("COUNT" in query["sql"] and "tags_tag" in query["sql"] for query in asked)
