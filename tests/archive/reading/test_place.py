"""A reader's place: taken down to the paragraph, the latest device wins, and found again from everywhere."""

import json
from html import unescape
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.arranging import insert_chapter, split_chapter
from ficstead.archive.desk.merging import merge_chapters
from ficstead.archive.desk.posting import post_chapters, save_chapter
from ficstead.archive.desk.trashing import trash_chapter, trash_work
from ficstead.archive.reading.models import ChapterRead, Place
from ficstead.archive.reading.remembering import remember_opening, remember_place
from ficstead.archive.reading.shelving import shelve
from ficstead.archive.works.models import Chapter, ChapterTexts, Work
from tests.archive.making import NOON, chapter_url, make_chapter, make_texts, make_work
from tests.archive.pages import open_page

pytestmark = pytest.mark.django_db
TEN = ChapterTexts(title="Ten", body="".join(f"<p>Stroke {n}.</p>" for n in range(1, 11)))


def test_opening_a_chapter_is_remembered(as_bob: Client, alice: User, bob: User) -> None:
    work = make_work(alice, chapters=3)
    open_page(as_bob, chapter_url(work, 2))
    place = Place.objects.get(user=bob, work=work)
    assert (place.chapter.number, place.anchor, place.at_end) == (2, 0, False)
    assert list(bob.chapters_read.values_list("chapter__number", flat=True)) == [2]


def test_a_paragraph_is_found_again(as_bob: Client, alice: User) -> None:
    work = make_work(alice, chapters=[TEN, TEN])
    assert tell(as_bob, chapter(work, 2), anchor=7).status_code == 204
    address = f"{chapter_url(work, 2)}#p-7"
    title_page = open_page(as_bob, work.get_absolute_url())
    assert title_page.links(".start > a")[0] == address
    assert title_page.texts(".start > a")[0] == "Continue reading: Chapter 2"
    assert open_page(as_bob, "/").links(".continue-cards a") == [address]
    assert open_page(as_bob, chapter_url(work, 2)).links(".resume a") == ["#p-7"]
    assert open_page(as_bob, chapter_url(work, 1)).links(".resume a") == []


def test_a_form_without_javascript_s_json_does_the_same(as_bob: Client, alice: User, bob: User) -> None:
    work = make_work(alice, chapters=[TEN])
    assert as_bob.post(f"/chapters/{chapter(work, 1).pk}/place", {"anchor": 4, "at_end": "on"}).status_code == 204
    place = Place.objects.get(user=bob)
    assert (place.anchor, place.at_end) == (4, True)


def test_opening_the_chapter_again_keeps_the_paragraph(as_bob: Client, alice: User, bob: User) -> None:
    work = make_work(alice, chapters=[TEN, TEN])
    tell(as_bob, chapter(work, 1), anchor=5)
    open_page(as_bob, chapter_url(work, 1))
    assert Place.objects.get(user=bob).anchor == 5
    open_page(as_bob, chapter_url(work, 2))
    assert Place.objects.get(user=bob).anchor == 0


def test_an_older_place_never_overwrites_a_newer_one(as_bob: Client, alice: User, bob: User) -> None:
    """The phone was offline an hour ago; the tablet has been read since."""
    work = make_work(alice, chapters=[TEN, TEN])
    tell(as_bob, chapter(work, 2), anchor=8, seconds_ago=60)
    tell(as_bob, chapter(work, 1), anchor=3, seconds_ago=3600)
    place = Place.objects.get(user=bob)
    assert (place.chapter.number, place.anchor) == (2, 8)
    assert bob.chapters_read.count() == 2
    tell(as_bob, chapter(work, 1), anchor=4, seconds_ago=1)
    place.refresh_from_db()
    assert (place.chapter.number, place.anchor) == (1, 4)


def test_no_device_speaks_from_the_future(as_bob: Client, alice: User, bob: User) -> None:
    work = make_work(alice, chapters=[TEN])
    assert tell(as_bob, chapter(work, 1), anchor=8, seconds_ago=-3600).status_code == 400
    tell(as_bob, chapter(work, 1), anchor=8)
    assert Place.objects.get(user=bob).read_at <= timezone.now()


@pytest.mark.parametrize(
    "sent",
    ["{", "null", "[]", '{"anchor": -1}', '{"anchor": "x"}', '{"anchor": 1e300}', '{"anchor": 1, "seconds_ago": "NaN"}']
    + ['{"anchor": 1, "seconds_ago": 1e300}', '{"anchor": NaN}', '{"anchor": {"a": 1}}', "\ufeff\x00", ""],
)
def test_nonsense_is_refused_politely(as_bob: Client, alice: User, sent: str) -> None:
    here = chapter(make_work(alice), 1)
    answer = as_bob.post(f"/chapters/{here.pk}/place", sent, content_type="application/json")
    assert answer.status_code == 400
    assert not Place.objects.exists()


def test_telling_twice_is_telling_once(as_bob: Client, alice: User, bob: User) -> None:
    here = chapter(make_work(alice, chapters=[TEN]), 1)
    remember_place(bob, here, anchor=4, at_end=False, at=NOON)
    remember_place(bob, here, anchor=4, at_end=False, at=NOON)
    remember_opening(bob, here, at=NOON)
    assert (Place.objects.count(), ChapterRead.objects.count()) == (1, 1)
    assert Place.objects.get().anchor == 4


def test_strangers_and_hidden_chapters_are_refused(
    client: Client, as_bob: Client, as_alice: Client, alice: User
) -> None:
    work = make_work(alice, chapters=2)
    draft = make_chapter(work, posted=False)
    assert tell(client, chapter(work, 1)).status_code == 302
    assert tell(as_bob, draft).status_code == tell(as_alice, draft).status_code == 404
    assert as_bob.get(f"/chapters/{chapter(work, 1).pk}/place").status_code == 405
    assert as_bob.post("/chapters/99999999999999999999/place", {"anchor": 1}).status_code == 404
    trash_work(work, at=NOON)
    assert tell(as_bob, chapter(work, 1)).status_code == 404
    assert not Place.objects.exists()


def test_a_stranger_s_form_is_no_bob(alice: User, bob: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(bob)
    assert tell(strict, chapter(make_work(alice), 1)).status_code == 403
    assert not Place.objects.exists()


def test_who_wants_no_history_leaves_nothing(as_bob: Client, alice: User, bob: User) -> None:
    bob.keeps_history = False
    bob.save()
    work = make_work(alice, chapters=[TEN, TEN])
    page = open_page(as_bob, chapter_url(work, 1))
    assert device_of(page.html)["post"] == ""
    assert tell(as_bob, chapter(work, 1), anchor=3).status_code == 204
    assert not Place.objects.exists()
    assert not ChapterRead.objects.exists()


def test_authors_and_drafts_and_pages_fetched_ahead_leave_nothing(
    as_alice: Client, as_bob: Client, alice: User
) -> None:
    work = make_work(alice, chapters=2)
    assert "data-place" not in open_page(as_alice, chapter_url(work, 1)).html
    assert tell(as_alice, chapter(work, 1)).status_code == 204
    as_bob.get(chapter_url(work, 1), headers={"Sec-Purpose": "prefetch;prerender"})
    as_bob.head(chapter_url(work, 1))
    assert not Place.objects.exists()
    assert not ChapterRead.objects.exists()


def test_a_guest_gets_no_cookie_by_reading(client: Client, alice: User) -> None:
    work = make_work(alice, chapters=2)
    for address in (chapter_url(work, 1), work.get_absolute_url(), "/"):
        answer = client.get(address)
        assert set(answer.cookies) <= {"csrftoken"}, "the form for reviews needs it, and it is nobody's in particular"
    device = device_of(client.get(chapter_url(work, 1)).content.decode())
    assert (device["post"], device["title"], device["position"], device["total"]) == ("", "The Long Tide", 1, 2)
    assert device["next"]["address"] == chapter_url(work, 2)


def test_at_a_chapters_end_the_next_one_is_offered(as_bob: Client, alice: User) -> None:
    work = make_work(alice, chapters=3, status="complete")
    tell(as_bob, chapter(work, 2), anchor=2, at_end=True)
    assert offered(as_bob) == [chapter_url(work, 3)]
    tell(as_bob, chapter(work, 3), anchor=2, at_end=True)
    assert offered(as_bob) == []
    page = open_page(as_bob, work.get_absolute_url())
    assert page.texts(".start > a")[0] == "Read it again"
    assert page.links(".start > a")[0] == chapter_url(work, 1)


def test_who_has_read_all_is_offered_what_comes(as_bob: Client, alice: User) -> None:
    work = make_work(alice, chapters=2)
    tell(as_bob, chapter(work, 2), at_end=True)
    assert offered(as_bob) == []
    make_chapter(work, title="Three", at=timezone.now())
    assert offered(as_bob) == [chapter_url(work, 3)]
    assert open_page(as_bob, "/").texts(".continue-cards .mark") == ["1 new"]


def test_a_chapter_inserted_before_the_place_moves_nobody(as_bob: Client, alice: User) -> None:
    work = make_work(alice, chapters=[TEN, TEN])
    tell(as_bob, chapter(work, 2), anchor=6)
    post_chapters(work, [insert_chapter(work, make_texts(9), after=None, by=alice, at=NOON)], at=NOON)
    assert offered(as_bob) == [f"{chapter_url(work, 3)}#p-6"]


def test_a_chapter_merged_or_split_under_a_place(as_bob: Client, alice: User) -> None:
    work = make_work(alice, chapters=[TEN, TEN, TEN])
    tell(as_bob, chapter(work, 2), anchor=6)
    merge_chapters(chapter(work, 1), chapter(work, 2), by=alice, at=NOON)
    assert offered(as_bob) == [f"{chapter_url(work, 1)}#p-16"]
    assert 'id="p-16">Stroke 6.' in open_page(as_bob, chapter_url(work, 1)).html
    split_chapter(chapter(work, 1), 12, by=alice, at=NOON)
    assert offered(as_bob) == [f"{chapter_url(work, 2)}#p-16"]


def test_a_chapter_trashed_under_a_place_leads_to_the_next(as_bob: Client, alice: User) -> None:
    work = make_work(alice, chapters=3)
    tell(as_bob, chapter(work, 1), anchor=2)
    tell(as_bob, chapter(work, 2), anchor=2)
    trash_chapter(chapter(work, 2), at=NOON)
    assert offered(as_bob) == [chapter_url(work, 3)]
    trash_chapter(chapter(work, 3), at=NOON)
    assert offered(as_bob) == []


def test_a_paragraph_that_was_taken_out_leads_to_the_one_before(as_bob: Client, alice: User) -> None:
    work = make_work(alice, chapters=[TEN])
    tell(as_bob, chapter(work, 1), anchor=7)
    shorter = TEN.body.replace("<p>Stroke 7.</p>", "")
    save_chapter(chapter(work, 1), ChapterTexts(body=shorter), by=alice, at=NOON)
    assert open_page(as_bob, chapter_url(work, 1)).links(".resume a") == ["#p-6"]


def test_what_is_hidden_finished_or_dropped_is_not_offered(as_bob: Client, alice: User, bob: User) -> None:
    hidden, finished, dropped, left = (make_work(alice, title=f"Work {n}", chapters=2) for n in range(4))
    for work in (hidden, finished, dropped, left):
        open_page(as_bob, chapter_url(work, 1))
    trash_work(hidden, at=NOON)
    shelve(bob, finished, kind="finished", own=[], at=NOON)
    shelve(bob, dropped, kind="dropped", own=[], at=NOON)
    page = open_page(as_bob, "/")
    assert page.texts(".continue-title") == ["Work 3"]
    assert "Work 0" not in page.html


def tell(client: Client, here: Chapter, **place: object) -> HttpResponse:
    sent = json.dumps({"anchor": 1, **place})
    return client.post(f"/chapters/{here.pk}/place", sent, content_type="application/json")


def chapter(work: Work, number: int) -> Chapter:
    return Chapter.objects.get(work=work, number=number, trashed_at=None)


def offered(client: Client) -> list[str]:
    return open_page(client, "/").links(".continue-cards a")


def device_of(html: str) -> dict[str, Any]:
    return json.loads(unescape(html.split('data-place="')[1].split('"')[0]))
