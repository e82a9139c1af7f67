"""What is dear to work out is asked once, and again when it has changed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ficstead.archive.accounts.models import User
from ficstead.archive.tags.models import TagKind
from tests.archive.making import make_chapter, make_work
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


def _counts_fandoms(door: Door) -> bool:
    """Whether the front page, made anew, asks the database how full they are."""
    made = len(door.made)
    with CaptureQueriesContext(connection) as asked:
        door.get("/")
    assert len(door.made) == made + 1, "the page was not made anew"
    return any("COUNT" in query["sql"] and "tags_tag" in query["sql"] for query in asked)
