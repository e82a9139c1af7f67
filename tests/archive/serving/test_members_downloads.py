"""A download by a member, whom the archive asks who they are: past the finished pages, and still not the whole book each time."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ficstead.archive.accounts.models import User
from ficstead.archive.bindery.shelf import clear_shelf
from ficstead.archive.tags.models import Tag, TagKind
from ficstead.archive.works.models import Chapter, Work
from tests.archive.making import make_work
from tests.archive.serving.comparing import cookies
from tests.archive.serving.knocking import Door

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_member_who_has_the_file_is_told_so_without_a_look_at_the_book(
    door: Door, as_bob: Client, alice: User
) -> None:
    work = make_work(alice, visibility="members", tags={TagKind.CHARACTER: ["Bram"]})
    address, cookie = f"/works/{work.pk}/download/txt", cookies(as_bob)
    changes = [
        lambda: Tag.objects.filter(name="Bram").update(name="Abraham"),
        lambda: Chapter.objects.update(body="<p>Written past every deed.</p>"),
        lambda: Work.objects.update(title="Ebb"),
    ]
    for change in changes:
        mark = door.get(address, HTTP_COOKIE=cookie).headers["etag"]
        with CaptureQueriesContext(connection) as asked:
            again = door.get(address, HTTP_COOKIE=cookie, HTTP_IF_NONE_MATCH=mark)
        assert (again.status, len(asked)) == (304, 3), "session, member, and whether they may read it"
        change()
        changed = door.get(address, HTTP_COOKIE=cookie, HTTP_IF_NONE_MATCH=mark)
        assert changed.status == 200
        assert changed.headers["etag"] != mark
    assert b"Written past every deed." in changed.body
    assert door.get(address, HTTP_IF_NONE_MATCH=changed.headers["etag"]).status == 404, "a stranger's"


def test_a_shelf_that_somebody_has_cleared_is_filled_again(door: Door, as_bob: Client, alice: User) -> None:
    work = make_work(alice)
    address, cookie = f"/works/{work.pk}/download/txt", cookies(as_bob)
    first = door.get(address, HTTP_COOKIE=cookie)
    clear_shelf(work.pk)
    assert door.get(address, HTTP_COOKIE=cookie).body == first.body
