"""The pages that list works: the front page, all works, an author's, a tag's, a series'."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.trashing import trash_work
from ficstead.archive.discovery.listing import Reader
from ficstead.archive.discovery.shelves import COUNTED, places_under, works_by
from ficstead.archive.tags.models import Tag, TagKind
from ficstead.archive.works.models import Authorship, Series, SeriesPlace, Work, WorkTag
from ficstead.archive.works.showing import A_MEMBER, NOBODY
from tests.archive.making import NOON, make_work
from tests.archive.pages import open_page

pytestmark = pytest.mark.django_db


def test_an_empty_archive_invites_a_guest_to_sign_in_and_a_member_to_bring_a_story(
    client: Client, as_bob: Client
) -> None:
    assert open_page(client, "/").links(".first-step a") == ["/sign-in?next=/desk/new"]
    assert open_page(as_bob, "/").links(".first-step a") == ["/desk/new"]


def test_the_front_page_shows_the_latest_updated_works_first(client: Client, alice: User) -> None:
    make_work(alice, title="Old tide")
    make_work(alice, title="New tide", at=NOON + timedelta(days=1), summary="<p>It <em>rises</em>.</p>")
    page = open_page(client, "/")
    assert page.texts(".blurb-title") == ["New tide", "Old tide"]
    assert page.texts(".blurb .summary") == ["It rises."]
    assert page.texts(".front-fandoms li") == ["The Lantern Canals 2"]


def test_a_blurb_says_all_that_a_reader_chooses_by(client: Client, alice: User, bob: User) -> None:
    make_work(alice, bob, chapters=3, planned_chapters=5, status="hiatus", language="de")
    [blurb] = open_page(client, "/works").texts(".blurb")
    for words in ("The Lantern Canals", "The Long Tide", "by Alice Amber, Bob", "Teen", "Slow burn", "3/5", "30 words"):
        assert words in blurb
    for words in ("On hiatus", "Deutsch", "May 4, 2026"):
        assert words in blurb


def test_markup_in_a_title_is_only_text(client: Client, alice: User) -> None:
    make_work(alice, title="<b>Tide</b> & “time”", tags={TagKind.FREEFORM: ["<i>sea</i>"]})
    page = open_page(client, "/works")
    assert page.texts(".blurb-title") == ["<b>Tide</b> & “time”"]
    assert "<i>sea</i>" in page.text


def test_lists_hide_what_a_visitor_may_not_see_and_drafts_even_from_their_authors(
    client: Client, as_bob: Client, as_alice: Client, alice: User
) -> None:
    make_work(alice, title="For all")
    make_work(alice, title="For members", visibility="members")
    make_work(alice, title="For me", posted=False)
    trash_work(make_work(alice, title="For nobody"), at=NOON)
    for address in ("/", "/works", "/authors/Alice%20Amber", Tag.objects.get(kind=TagKind.FANDOM).get_absolute_url()):
        assert open_page(client, address).texts(".blurb-title") == ["For all"]
        for member in (as_bob, as_alice):
            page = open_page(member, address)
            assert page.texts(".blurb-title") == ["For members", "For all"]
            assert page.texts(".blurb .mark") == ["Members only"]


def test_an_author_reads_on_their_own_page_that_drafts_wait_at_the_desk(
    client: Client, as_bob: Client, as_alice: Client, alice: User
) -> None:
    make_work(alice, title="For all")
    make_work(alice, posted=False)
    trash_work(make_work(alice, posted=False), at=NOON)
    page = open_page(as_alice, "/authors/Alice%20Amber")
    assert page.links(".list-head .meta a")[-1] == "/desk/"
    assert "1 draft waits at your desk" in page.text
    assert "0 works" in open_page(as_alice, "/authors/Nightjar").text
    for each, address in ((as_alice, "/authors/Nightjar"), (as_bob, "/authors/Alice%20Amber"), (client, "/works")):
        assert "waits at your desk" not in open_page(each, address).text


def test_long_lists_come_in_pages(client: Client, alice: User) -> None:
    for number in range(21):
        make_work(alice, title=f"Tide {number}", at=NOON + timedelta(days=number))
    first, second = open_page(client, "/works"), open_page(client, "/works?page=2")
    assert len(first.texts(".blurb")) == 20
    assert first.links(".pages a") == ["?page=2"]
    assert second.texts(".blurb-title") == ["Tide 0"]
    assert second.links(".pages a") == ["?page=1"]
    assert second.links('link[rel="canonical"]')[0].endswith("/works?page=2")
    assert "page 2" in second.title


@pytest.mark.parametrize("works", [59, 60, 61])
def test_each_work_stands_on_one_page_whichever_end_of_the_list_it_is_counted_from(
    client: Client, as_bob: Client, alice: User, works: int
) -> None:
    """Every other one for members, and two at a time."""
    make_works(alice, works)
    fandom = Tag.objects.get(kind=TagKind.FANDOM).get_absolute_url()
    for reader, step in ((client, 2), (as_bob, 1)):
        latest_first = [f"Tide {number}" for number in reversed(range(0, works, step))]
        for address in ("/works", fandom, "/authors/Alice%20Amber"):
            numbers = range(1, len(latest_first) // 20 + 2)
            pages = [open_page(reader, f"{address}?page={number}").texts(".blurb-title") for number in numbers]
            pages = pages if len(latest_first) % 20 else pages[:-1]  # beyond the last stands the last once more
            assert [len(page) for page in pages[:-1]] == [20] * (len(pages) - 1)
            assert [title for page in pages for title in page] == latest_first


def make_works(author: User, number: int) -> None:
    dates = [NOON + timedelta(days=each // 2) for each in range(number)]
    works = Work.objects.bulk_create(
        Work(
            title=f"Tide {each}",
            visibility="members" if each % 2 else "everyone",
            created_at=at,
            posted_at=at,
            updated_at=at,
        )
        for each, at in enumerate(dates)
    )
    [tag] = Tag.objects.named(TagKind.FANDOM, ["The Lantern Canals"])
    Authorship.objects.bulk_create(Authorship(work=work, pseud=author.default_pseud(), position=0) for work in works)
    WorkTag.objects.bulk_create(WorkTag(work=work, tag=tag, position=0) for work in works)


@pytest.mark.parametrize("number", ["99", "0", "-1", "x"])
def test_a_page_beyond_the_list_is_answered_with_one_that_is_there(client: Client, alice: User, number: str) -> None:
    make_work(alice)
    assert open_page(client, f"/works?page={number}").texts(".blurb-title") == ["The Long Tide"]


@pytest.mark.parametrize("reader", [NOBODY, A_MEMBER], ids=["a stranger", "a member"])
def test_lists_are_read_in_order_from_an_index_alone(alice: User, reader: Reader) -> None:
    """However many works there are: the database is asked how it would go about it."""
    make_work(alice)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:  # of a handful of works it would rather read all
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
    tagged = places_under(WorkTag.objects.listed_for(reader), [Tag.objects.get(kind=TagKind.FANDOM).pk])
    for latest_first, index in (
        (Work.objects.listed_for(reader).latest_first(), "works_in_lists"),
        (tagged.latest_first(), "works_of_a_tag"),
    ):
        for ordered in (latest_first, latest_first.reverse()):
            plan = ordered.ids_of_works()[20:40].explain()
            assert index in plan, plan
            assert "COVERING INDEX" in plan or "Index Only Scan" in plan, plan
            assert "Sort" not in plan, plan
            assert "TEMP B-TREE" not in plan, plan


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps statistics, and decides by them")
@pytest.mark.parametrize("reader", [NOBODY, A_MEMBER], ids=["a stranger", "a member"])
def test_an_authors_works_are_not_looked_for_among_all(alice: User, reader: Reader) -> None:
    works = works_by(Work.objects.listed_for(reader), alice.default_pseud().pk)
    for question in (works.values_list(COUNTED), works.latest_first().ids_of_works()[:20]):
        plan = question.explain()
        assert plan.index("works_authorship") < plan.index("works_work"), plan


def test_a_pseud_is_found_in_any_capitals_at_one_address(client: Client, alice: User) -> None:
    make_work(alice)
    assert client.get("/authors/ALICE%20amber").headers["Location"] == "/authors/Alice%20Amber"
    page = open_page(client, "/authors/Alice%20Amber")
    assert page.texts("h1") == ["Alice Amber"]


def test_pseuds_of_one_person_stand_apart(client: Client, alice: User) -> None:
    make_work(alice, title="Openly")
    make_work(alice.pseuds.get(name="Nightjar"), title="Quietly")
    assert open_page(client, "/authors/Nightjar").texts(".blurb-title") == ["Quietly"]
    assert "Alice" not in open_page(client, "/authors/Nightjar").text


def test_a_pseud_without_a_work_to_show_is_known_to_its_owner_alone(
    client: Client, as_bob: Client, as_alice: Client, alice: User
) -> None:
    make_work(alice, posted=False)
    assert client.get("/authors/Alice%20Amber").status_code == 404
    assert as_bob.get("/authors/Alice%20Amber").status_code == 404
    assert client.get("/authors/Nobody").status_code == 404
    assert "0 works" in open_page(as_alice, "/authors/Nightjar").text


def test_a_tag_lists_its_works_and_those_of_its_synonyms(client: Client, alice: User) -> None:
    make_work(alice, title="One", tags={TagKind.FREEFORM: ["Slow burn"]})
    make_work(alice, title="Two", tags={TagKind.FREEFORM: ["slowburn", "Slow burn"]})
    make_work(alice, title="Three", tags={TagKind.FREEFORM: ["slowburn"]})
    make_work(alice, title="Four", tags={TagKind.FREEFORM: ["Fast burn"]})
    canonical = Tag.objects.get(name="Slow burn")
    synonym = Tag.objects.get(name="slowburn")
    Tag.objects.filter(pk=synonym.pk).update(canonical=canonical)
    page = open_page(client, canonical.get_absolute_url())
    assert sorted(page.texts(".blurb-title")) == ["One", "Three", "Two"]
    assert client.get(synonym.get_absolute_url()).headers["Location"] == canonical.get_absolute_url()


def test_a_tag_on_drafts_alone_is_nobody_elses_business(
    client: Client, as_bob: Client, as_alice: Client, alice: User
) -> None:
    make_work(alice, posted=False, tags={TagKind.FREEFORM: ["The butler did it"]})
    address = Tag.objects.get().get_absolute_url()
    assert client.get(address).status_code == 404
    assert as_bob.get(address).status_code == 404
    page = open_page(as_alice, address)
    assert page.texts("h1") == ["The butler did it"]
    assert page.texts(".blurb-title") == []


def test_a_series_stands_in_its_own_order(client: Client, as_alice: Client, alice: User) -> None:
    series = make_series(
        alice,
        make_work(alice, title="Late", at=NOON + timedelta(days=9)),
        make_work(alice, title="Early"),
        make_work(alice, title="Not yet", posted=False),
    )
    for reader in (client, as_alice):
        page = open_page(reader, series.get_absolute_url())
        assert page.texts(".blurb-title") == ["Late", "Early"]
        assert "Part 2 of The Tides" in page.text


def test_a_series_of_drafts_is_there_for_their_author_alone(client: Client, as_alice: Client, alice: User) -> None:
    series = make_series(alice, make_work(alice, posted=False))
    assert client.get(series.get_absolute_url()).status_code == 404
    page = open_page(as_alice, series.get_absolute_url())
    assert page.texts("h1") == ["The Tides"]
    assert page.texts(".blurb-title") == []


@pytest.mark.parametrize("address", ["/tags/99999999999999999999", "/series/99999999999999999999"])
def test_numbers_beyond_every_database_are_not_there(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


LISTS: list[tuple[str, Callable[[], str], int]] = [
    ("the front page", lambda: "/", 8),
    ("all works", lambda: "/works", 8),
    ("an author", lambda: "/authors/Alice%20Amber", 10),
    ("a tag", lambda: Tag.objects.get(kind=TagKind.FANDOM).get_absolute_url(), 10),
    ("a series", lambda: Series.objects.get().get_absolute_url(), 9),
]


@pytest.mark.parametrize(("address", "queries"), [row[1:] for row in LISTS], ids=[row[0] for row in LISTS])
def test_ten_more_works_add_no_query(
    client: Client,
    alice: User,
    bob: User,
    address: Callable[[], str],
    queries: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    series = make_series(alice, make_work(alice, bob, chapters=2))
    where = address()
    with django_assert_num_queries(queries):
        open_page(client, where)
    for position in range(2, 12):
        SeriesPlace.objects.create(series=series, work=make_work(alice, bob, chapters=2), position=position)
    with django_assert_num_queries(queries):
        assert len(open_page(client, where).texts(".blurb")) >= 10


def make_series(owner: User, *works: Work) -> Series:
    series = Series.objects.create(name="The Tides")
    series.creators.add(owner.default_pseud())
    for position, work in enumerate(works, start=1):
        SeriesPlace.objects.create(series=series, work=work, position=position)
    return series
