"""The settings of one work."""

import pytest
from django.test import Client

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.settings import WorkSettings, save_settings
from ficstead.archive.works.models import Work
from ficstead.press.manuscript import SANITISER_VERSION
from tests.archive.making import make_work
from tests.archive.pages import open_page, read_page

pytestmark = pytest.mark.django_db


def test_settings_are_saved_and_shown_as_saved(as_alice: Client, alice: User) -> None:
    work = make_work(alice)
    address = f"/desk/works/{work.pk}/settings"
    page = open_page(as_alice, address)
    assert [box.attributes["name"] for box in page.tree.css("main [checked]")] == [
        "review_door",
        "passages_open",
        "feeds_whole",
    ]
    said = {"review_door": "members", "reviews_held": "on", "story_so_far": "Logan left.<script>x</script>\n\nTwice."}
    assert as_alice.post(address, said).headers["Location"] == address
    after = Work.objects.get()
    assert (after.review_door, after.reviews_held, after.passages_open, after.feeds_whole) == (
        "members",
        True,
        False,
        False,
    )
    assert after.story_so_far == "<p>Logan left.</p><p>Twice.</p>"
    assert after.revision > work.revision
    assert after.updated_at == work.updated_at
    page = open_page(as_alice, address)
    assert page.texts("textarea") == ["Logan left. Twice."]
    assert [box.attributes["name"] for box in page.tree.css("main [checked]")] == ["review_door", "reviews_held"]


def test_a_door_that_is_none_is_refused_and_nothing_typed_is_lost(as_alice: Client, alice: User) -> None:
    work = make_work(alice)
    answer = as_alice.post(f"/desk/works/{work.pk}/settings", {"review_door": "cellar", "story_so_far": "Long story."})
    assert answer.status_code == 422
    page = read_page(answer.content.decode())
    assert page.texts("textarea") == ["Long story."]
    assert page.texts(".errorlist li")
    assert Work.objects.get().review_door == "everyone"


def test_the_settings_are_each_works_own(as_alice: Client, alice: User) -> None:
    one, other = make_work(alice), make_work(alice)
    as_alice.post(f"/desk/works/{one.pk}/settings", {"review_door": "nobody"})
    assert Work.objects.get(pk=other.pk).review_door == "everyone"


def test_the_stamp_of_the_sanitiser_speaks_for_every_text(alice: User) -> None:
    work = make_work(alice, summary="<p>Old</p>")
    Work.objects.update(summary="<p>Old<script>1</script></p>", sanitiser=0)
    work.refresh_from_db()
    save_settings(work, WorkSettings("everyone", False, True, True, story_so_far="<p>New</p>"))
    after = Work.objects.get()
    assert (after.summary, after.story_so_far, after.sanitiser) == ("<p>Old</p>", "<p>New</p>", SANITISER_VERSION)


def test_strangers_and_guests_change_nothing(as_bob: Client, alice: User, client: Client) -> None:
    work = make_work(alice)
    address = f"/desk/works/{work.pk}/settings"
    assert as_bob.get(address).status_code == as_bob.post(address, {"review_door": "nobody"}).status_code == 404
    assert client.post(address, {"review_door": "nobody"}).status_code == 302
    assert Work.objects.get().review_door == "everyone"


def test_a_co_author_changes_them_too(as_bob: Client, alice: User, bob: User) -> None:
    work = make_work(alice, bob)
    as_bob.post(f"/desk/works/{work.pk}/settings", {"review_door": "nobody"})
    assert Work.objects.get().review_door == "nobody"
