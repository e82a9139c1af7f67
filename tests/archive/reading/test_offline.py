"""What a device is told so that it can keep works, and be an application of its own."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.posting import save_chapter
from ficstead.archive.desk.trashing import trash_work
from ficstead.archive.reading.models import ChapterRead
from ficstead.archive.works.models import ChapterTexts, Work
from tests.archive.making import NOON, make_chapter, make_work
from tests.archive.pages import open_page

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(days=1)


def told(client: Client, work: Work) -> dict[str, dict[str, str]]:
    """The marks of the work's pages by their addresses."""
    answer = client.get(f"/works/{work.pk}/offline.json")
    assert answer.status_code == 200
    return {page["address"]: page["mark"] for page in answer.json()["pages"]}


def changed(before: dict[str, dict[str, str]], after: dict[str, dict[str, str]]) -> list[int]:
    """The places of the pages whose marks are other ones now; the title page is 0."""
    return [place for place, (page, mark) in enumerate(after.items()) if before.get(page) != mark]


def test_the_title_page_and_every_posted_chapter_are_named(client: Client, alice: User) -> None:
    work = make_work(alice, chapters=2)
    make_chapter(work, posted=False)
    answer = client.get(f"/works/{work.pk}/offline.json")
    found = answer.json()
    first, second = work.chapters.filter(posted_at__isnull=False).in_order()
    assert (found["work"], found["reader"], found["title"], found["authors"]) == (
        work.pk,
        "",
        "The Long Tide",
        ["Alice Amber"],
    )
    assert [page["address"] for page in found["pages"]] == [
        work.get_absolute_url(),
        first.get_absolute_url(),
        second.get_absolute_url(),
    ]
    assert "private" in answer.headers["Cache-Control"]
    assert "Cookie" in answer.headers["Vary"]


def test_a_page_is_fetched_anew_only_when_it_looks_different(client: Client, alice: User) -> None:
    work = make_work(alice, chapters=5)
    before = told(client, work)
    assert told(client, work) == before
    save_chapter(work.chapters.get(number=3), ChapterTexts(body="<p>She rowed.</p>"), by=alice, at=LATER)
    after = told(client, work)
    # The chapter, its neighbours that name it, and the three pages on which the work's own words stand.
    assert changed(before, after) == [0, 1, 2, 3, 4, 5]
    make_chapter(work, at=LATER)
    assert changed(after, told(client, work)) == [0, 1, 5, 6]


def test_only_readers_of_the_work_are_told(
    client: Client, as_bob: Client, as_alice: Client, alice: User, bob: User
) -> None:
    members = make_work(alice, visibility="members")
    draft, gone = make_work(alice, posted=False), make_work(alice)
    trash_work(gone, at=NOON)
    assert client.get(f"/works/{members.pk}/offline.json").status_code == 403
    assert as_bob.get(f"/works/{members.pk}/offline.json").json()["reader"] == str(bob.pk)
    assert as_bob.get(f"/works/{draft.pk}/offline.json").status_code == 404
    assert as_alice.get(f"/works/{gone.pk}/offline.json").status_code == 404


def test_fifty_chapters_cost_no_more_queries_than_one(
    client: Client, alice: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for chapters in (1, 50):
        work = make_work(alice, chapters=chapters)
        with django_assert_num_queries(3):
            assert len(told(client, work)) == chapters + 1


def test_fetching_a_chapter_to_keep_it_is_no_reading(as_bob: Client, alice: User, bob: User) -> None:
    work = make_work(alice)
    as_bob.get(work.chapters.get().get_absolute_url(), headers={"purpose": "prefetch"})
    assert not ChapterRead.objects.filter(user=bob).exists()


def test_the_site_can_be_installed(client: Client) -> None:
    answer = client.get("/manifest.webmanifest")
    assert answer.headers["Content-Type"] == "application/manifest+json"
    manifest = json.loads(answer.content)
    assert (manifest["name"], manifest["start_url"], manifest["display"]) == ("Ficstead", "/", "standalone")
    assert [shortcut["name"] for shortcut in manifest["shortcuts"]] == ["Continue reading", "Kept offline"]
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        assert icon["src"].startswith("/static/core/icons/")
    page = open_page(client, "/")
    assert page.links('link[rel="manifest"]') == ["/manifest.webmanifest"]


def test_the_service_worker_may_serve_every_page_and_is_looked_for_anew(client: Client) -> None:
    answer = client.get("/sw.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Service-Worker-Allowed"] == "/"
    assert "no-cache" in answer.headers["Cache-Control"]
    assert "worker-src 'self'" in answer.headers["Content-Security-Policy"]
    assert '"/static/worker.js"' in answer.content.decode()


def test_the_page_of_kept_works_shows_a_guest_nobody_s_name(client: Client, as_bob: Client) -> None:
    assert open_page(client, "/offline").texts("h1") == ["Kept offline"]
    assert "Signed in as" not in open_page(client, "/offline").text
    assert open_page(as_bob, "/offline").texts("h1") == ["Kept offline"]


def test_a_work_offers_to_be_kept_once_it_has_a_chapter(client: Client, as_alice: Client, alice: User) -> None:
    assert open_page(client, make_work(alice).get_absolute_url()).texts(".keep-offline button") == ["Keep offline"]
    assert open_page(as_alice, make_work(alice, posted=False).get_absolute_url()).texts(".keep-offline button") == []
