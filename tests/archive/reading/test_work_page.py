"""The title page of a work."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.trashing import trash_chapter, trash_work
from ficstead.archive.tags.models import TagKind
from ficstead.archive.works.models import Series, SeriesPlace
from tests.archive.making import NOON, chapter_url, make_chapter, make_texts, make_work
from tests.archive.pages import open_page

pytestmark = pytest.mark.django_db


def test_the_title_page_says_all_there_is_to_know(client: Client, alice: User, bob: User) -> None:
    work = make_work(
        alice,
        bob,
        chapters=2,
        planned_chapters=4,
        language="de",
        summary="<p>A boat, a bell.</p>",
        disclaimer="<p>Not my canals.</p>",
        opening_note="<p>For Wren.</p>",
        tags={
            TagKind.RATING: ["Teen"],
            TagKind.WARNING: ["Drowning"],
            TagKind.FANDOM: ["The Lantern Canals"],
            TagKind.RELATIONSHIP: ["Ottilie/Bram"],
        },
    )
    make_chapter(work, title="Later", at=NOON + timedelta(days=30))
    page = open_page(client, work.get_absolute_url())
    assert page.texts("h1") == ["The Long Tide"]
    assert page.texts(".title-page .byline a") == ["Alice Amber", "Bob"]
    assert page.texts(".facts dt")[:4] == ["Rating", "Warnings", "Fandoms", "Relationships"]
    assert page.texts(".facts .tags a") == ["Teen", "Drowning", "The Lantern Canals", "Ottilie/Bram"]
    for words in ("A boat, a bell.", "Not my canals.", "For Wren.", "3/4", "Deutsch", "May 4, 2026", "June 3, 2026"):
        assert words in page.text
    assert page.texts(".contents a") == ["1 Bell 1", "2 Bell 2", "3 Later"]
    assert page.links(".start > .button:not([rel])")[:2] == [chapter_url(work, 1), f"/works/{work.pk}/whole"]
    assert page.links(".downloads a") == [f"/works/{work.pk}/download/{form}" for form in ("epub", "html", "txt")]
    assert page.tree.css_first("h1").attributes["lang"] == "de"


def test_a_part_of_a_series_leads_to_the_others(client: Client, alice: User) -> None:
    work = make_work(alice)
    series = Series.objects.create(name="The Tides")
    SeriesPlace.objects.create(series=series, work=work, position=2)
    page = open_page(client, work.get_absolute_url())
    assert "Part 2 of The Tides" in page.text
    assert series.get_absolute_url() in page.links()


def test_a_draft_is_marked_for_its_author_and_not_there_for_others(
    client: Client, as_bob: Client, as_alice: Client, alice: User
) -> None:
    work = make_work(alice, posted=False)
    page = open_page(as_alice, work.get_absolute_url())
    assert page.texts(".byline .mark") == ["Draft"]
    assert page.texts(".downloads") == []
    assert f"/desk/works/{work.pk}" in page.links(".start a")
    for client_ in (client, as_bob):
        assert "The Long Tide" not in open_page(client_, work.get_absolute_url(), status=404).html


def test_a_draft_chapter_stands_in_its_authors_contents_alone(client: Client, as_alice: Client, alice: User) -> None:
    work = make_work(alice)
    make_chapter(work, posted=False, title="Secret")
    assert open_page(client, work.get_absolute_url()).texts(".contents a") == ["1 Bell 1"]
    page = open_page(as_alice, work.get_absolute_url())
    assert page.texts(".contents a") == ["1 Bell 1", "2 Secret"]
    assert page.texts(".contents .mark") == ["Draft"]


@pytest.mark.parametrize("part", ["", "/whole", "/chapters/1"])
def test_a_guest_hears_that_members_may_read_and_nothing_more(
    client: Client, as_bob: Client, alice: User, part: str
) -> None:
    work = make_work(alice, visibility="members")
    address = work.get_absolute_url() + part
    refusal = open_page(client, address, status=403)
    assert "for members of the archive" in refusal.text
    assert f"/sign-in?next={address}" in refusal.links()
    for secret in ("The Long Tide", "Alice Amber", "Bell", "Ottilie"):
        assert secret not in refusal.html
    assert "Members only" in open_page(as_bob, work.get_absolute_url()).text


def test_the_trash_and_what_never_was_look_alike(client: Client, as_alice: Client, alice: User) -> None:
    work = make_work(alice, visibility="members")
    trash_work(work, at=NOON)
    for address in (work.get_absolute_url(), "/works/404", "/works/99999999999999999999"):
        assert open_page(client, address, status=404).title == open_page(as_alice, address, status=404).title


def test_a_trashed_chapter_leaves_the_contents(client: Client, alice: User) -> None:
    work = make_work(alice, chapters=3)
    trash_chapter(work.chapters.get(number=2), at=NOON)
    assert open_page(client, work.get_absolute_url()).texts(".contents a") == ["1 Bell 1", "3 Bell 3"]


def test_only_authors_are_offered_the_desk(as_bob: Client, alice: User) -> None:
    work = make_work(alice)
    assert "desk/works" not in open_page(as_bob, work.get_absolute_url()).html


@pytest.mark.parametrize(("part", "queries"), [("", 8), ("/whole", 3), ("chapter", 6)])
def test_forty_chapters_cost_as_many_queries_as_two(
    client: Client, alice: User, part: str, queries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for chapters in (2, 40):
        work = make_work(alice, chapters=[make_texts(number) for number in range(1, chapters + 1)])
        address = chapter_url(work, 1) if part == "chapter" else work.get_absolute_url() + part
        with django_assert_num_queries(queries):
            open_page(client, address)
