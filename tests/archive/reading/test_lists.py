"""Reading lists, bookmarks and recommendations: a reader's own, and nobody else's but what they recommend."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils.timezone import now
from pytest_django import DjangoAssertNumQueries

from ficstead.archive.accounts.blocking import block
from ficstead.archive.accounts.models import User
from ficstead.archive.desk.trashing import restore_work, trash_work
from ficstead.archive.reading.bookmarking import OwnWords, bookmark
from ficstead.archive.reading.models import Bookmark, ListedWork, ReadingList
from ficstead.archive.reading.remembering import remember_opening
from ficstead.archive.reading.shelving import list_named, shelve
from ficstead.archive.works.models import Chapter, Work
from tests.archive.making import NOON, make_chapter, make_work
from tests.archive.pages import Page, open_page

pytestmark = pytest.mark.django_db


def test_a_work_stands_on_one_of_the_four_and_any_number_of_own_lists(as_bob: Client, alice: User, bob: User) -> None:
    work = make_work(alice)
    answer = put(as_bob, work, kind="reading", new_list="Boats  and bells")
    assert answer.headers["Location"] == work.get_absolute_url()
    own = bob.reading_lists.get(name="Boats and bells")
    put(as_bob, work, kind="finished", own=[own.pk], new_list="Sad ones")
    assert lists_with(work) == ["Boats and bells", "Finished", "Sad ones"]
    put(as_bob, work, kind="")
    assert lists_with(work) == []
    assert bob.reading_lists.count() == 4, "the lists stay, empty"


def test_the_button_says_where_the_work_stands(as_bob: Client, client: Client, alice: User) -> None:
    work = make_work(alice)
    assert open_page(as_bob, work.get_absolute_url()).texts(".own summary") == ["Put it on a list"]
    put(as_bob, work, kind="later")
    page = open_page(as_bob, work.get_absolute_url())
    assert page.texts(".own summary") == ["For later"]
    assert page.tree.css_first('.own [value="later"]').attributes.keys() >= {"checked"}
    assert open_page(client, work.get_absolute_url()).texts(".own") == []


def test_everything_sent_twice_has_one_effect(as_bob: Client, alice: User, bob: User) -> None:
    work = make_work(alice)
    for _ in range(2):
        put(as_bob, work, kind="later", new_list="Sad ones")
        as_bob.post("/library/lists", {"name": "Mine"})
        keep(as_bob, work, note="Chapter 3!", tags="boats, Boats ,BOATS", recommended="on")
    assert bob.reading_lists.count() == 3
    assert ListedWork.objects.count() == 2
    assert list(Bookmark.objects.get().own_tags.values_list("name", flat=True)) == ["BOATS"]


def test_the_library_shows_a_readers_lists(as_bob: Client, alice: User, bob: User) -> None:
    one, other, noted = (make_work(alice, title=title) for title in ("One", "Other", "Noted"))
    shelve(bob, one, kind="reading", own=[list_named(bob, "Sad ones", at=NOON)], at=NOON)
    shelve(bob, other, kind="later", own=[], at=NOON)
    words(bob, noted, note="A private thought.", tags=["boats"])
    page = open_page(as_bob, "/library")
    assert page.texts(".tabs li > a") == ["All", "Reading 1", "For later 1", "Finished 0", "Dropped 0", "Sad ones 1"]
    assert sorted(titles(page)) == ["Noted", "One", "Other"]
    assert "A private thought." in page.text
    assert titles(open_page(as_bob, "/library/reading")) == ["One"]
    assert titles(open_page(as_bob, f"/library/lists/{bob.reading_lists.get(kind='own').pk}")) == ["One"]
    assert titles(open_page(as_bob, "/library?tag=boats")) == ["Noted"]
    assert len(titles(open_page(as_bob, "/library?tag=nothing"))) == 3
    assert as_bob.get("/library/secret").status_code == 404


def test_the_library_in_each_order(as_bob: Client, alice: User, bob: User) -> None:
    old, new, unread = (
        make_work(alice, title=t, at=NOON + timedelta(days=d)) for t, d in [("Éa", 0), ("b", 9), ("C", 3)]
    )
    for hours, work in enumerate([unread, new, old]):
        remember_opening(bob, work.chapters.get(), at=NOON + timedelta(days=20, hours=hours))
        shelve(bob, work, kind="reading", own=[], at=NOON)
    make_chapter(unread, at=NOON + timedelta(days=30))
    assert titles(open_page(as_bob, "/library")) == ["C", "Éa", "b"]
    assert titles(open_page(as_bob, "/library?sort=read")) == ["Éa", "b", "C"]
    assert titles(open_page(as_bob, "/library?sort=updated")) == ["C", "b", "Éa"]
    assert titles(open_page(as_bob, "/library?sort=title")) == ["b", "C", "Éa"]
    page = open_page(as_bob, "/library?sort=nonsense&page=many")
    assert page.texts(".mark.new") == ["1 new"]
    assert page.texts(".kept-go")[0].startswith("Continue: Chapter")


def test_what_became_invisible_leaves_without_a_word_and_comes_back(as_bob: Client, alice: User, bob: User) -> None:
    work = make_work(alice, title="Gone Tomorrow")
    own = list_named(bob, "Sad ones", at=NOON)
    shelve(bob, work, kind="reading", own=[own], at=NOON)
    words(bob, work, note="note", tags=["only here"])
    remember_opening(bob, work.chapters.get(), at=NOON)
    trash_work(work, at=NOON)
    for address in (
        "/library",
        "/library/reading",
        f"/library/lists/{own.pk}",
        "/library/history",
        "/",
        "/library?tag=x",
    ):
        page = open_page(as_bob, address)
        assert "Gone Tomorrow" not in page.html
        assert "only here" not in page.html
    assert open_page(as_bob, "/library").texts(".tabs li > a")[1] == "Reading 0"
    restore_work(work, at=NOON)
    assert titles(open_page(as_bob, "/library/reading")) == ["Gone Tomorrow"]


def test_own_lists_are_renamed_and_deleted(as_bob: Client, alice: User, bob: User) -> None:
    work = make_work(alice)
    sad, mine = list_named(bob, "Sad ones", at=NOON), list_named(bob, "Mine", at=NOON)
    shelve(bob, work, kind="later", own=[sad], at=NOON)
    assert as_bob.post(f"/library/lists/{sad.pk}/name", {"name": "Sadder ones"}).status_code == 302
    taken = as_bob.post(f"/library/lists/{sad.pk}/name", {"name": "MINE"})
    assert taken.status_code == 422
    assert "You have a list of that name already." in taken.content.decode()
    assert as_bob.post(f"/library/lists/{sad.pk}/name", {"name": " "}).status_code == 422
    assert sorted(str(each) for each in bob.reading_lists.all()) == ["For later", "Mine", "Sadder ones"]
    assert as_bob.post(f"/library/lists/{sad.pk}/away").status_code == 302
    assert as_bob.post(f"/library/lists/{sad.pk}/away").status_code == 404
    assert lists_with(work) == ["For later"]
    assert mine in bob.reading_lists.all()


def test_nobody_touches_the_lists_of_another(as_alice: Client, client: Client, alice: User, bob: User) -> None:
    work = make_work(alice)
    theirs = list_named(bob, "Sad ones", at=NOON)
    shelve(bob, work, kind="reading", own=[theirs], at=NOON)
    words(bob, work, note="For me alone.", tags=["secret"])
    assert as_alice.get(f"/library/lists/{theirs.pk}").status_code == 404
    assert as_alice.post(f"/library/lists/{theirs.pk}/name", {"name": "x"}).status_code == 404
    assert as_alice.post(f"/library/lists/{theirs.pk}/away").status_code == 404
    assert put(as_alice, work, own=[theirs.pk]).status_code == 422
    for address in (work.get_absolute_url(), "/library", f"/works/{work.pk}/bookmark", "/authors/Bob"):
        html = as_alice.get(address).content.decode()
        assert "For me alone." not in html
        assert "secret" not in html
    standing = bob.reading_lists.get(kind="reading")
    assert as_alice.get(f"/library/lists/{standing.pk}").status_code == 404
    for address in ("/library", "/library/reading", f"/library/lists/{theirs.pk}", f"/works/{work.pk}/bookmark"):
        assert client.get(address).headers["Location"].startswith("/sign-in?next=")
    assert ReadingList.objects.count() == 2


def test_the_four_can_be_neither_renamed_nor_deleted(as_bob: Client, alice: User, bob: User) -> None:
    shelve(bob, make_work(alice), kind="reading", own=[], at=NOON)
    standing = bob.reading_lists.get()
    assert as_bob.post(f"/library/lists/{standing.pk}/away").status_code == 404
    assert as_bob.post("/library/lists/99999999999999999999/away").status_code == 404


@pytest.mark.parametrize(
    "typed", [{"kind": "burned"}, {"own": ["x"]}, {"own": [99]}, {"new_list": "n" * 81}, {"new_list": "\0"}]
)
def test_bad_input_is_explained_and_changes_nothing(as_bob: Client, alice: User, typed: dict[str, object]) -> None:
    work = make_work(alice)
    assert put(as_bob, work, **typed).status_code == 422
    assert not ListedWork.objects.exists()


def test_a_hidden_work_cannot_be_kept(as_bob: Client, alice: User) -> None:
    draft = make_work(alice, posted=False)
    assert put(as_bob, draft, kind="later").status_code == 404
    assert as_bob.get(f"/works/{draft.pk}/bookmark").status_code == 404
    assert keep(as_bob, draft, note="x").status_code == 404


def test_a_bookmark_keeps_note_and_tags(as_bob: Client, alice: User) -> None:
    work = make_work(alice)
    keep(as_bob, work, note="Ask <b>Wren</b>\nabout the bell.", tags="boats, slow")
    page = open_page(as_bob, f"/works/{work.pk}/bookmark")
    assert page.tree.css_first("textarea[name=note]").text().strip() == "Ask <b>Wren</b>\nabout the bell."
    assert page.tree.css_first("[name=tags]").attributes["value"] == "boats, slow"
    assert "&lt;b&gt;Wren" in open_page(as_bob, work.get_absolute_url()).html
    keep(as_bob, work, tags="slow")
    assert list(Bookmark.objects.get().own_tags.values_list("name", flat=True)) == ["slow"]
    keep(as_bob, work)
    assert not Bookmark.objects.exists()


@pytest.mark.parametrize("tags", ["n" * 81, ",".join(map(str, range(31))), "\0", "ﷺ" * 80])
def test_tags_beyond_measure_are_refused_and_nothing_typed_is_lost(as_bob: Client, alice: User, tags: str) -> None:
    answer = keep(as_bob, make_work(alice), note="Long thoughts.", tags=tags)
    assert answer.status_code == 422
    assert "Long thoughts." in answer.content.decode()
    assert not Bookmark.objects.exists()


def test_a_recommendation_is_for_all_to_read(as_bob: Client, client: Client, alice: User, bob: User) -> None:
    work = make_work(alice)
    assert client.get("/authors/Bob").status_code == client.get("/authors/Bob/recommendations").status_code == 404
    keep(as_bob, work, note="For me.", recommended="on", recommendation="Read <i>this</i>.")
    for address in ("/authors/Bob", "/authors/Bob/recommendations"):
        page = open_page(client, address)
        assert "Read <i>this</i>." in page.text
        assert "The Long Tide" in page.text
        assert "For me." not in page.html
    assert "by 1 reader" in open_page(client, work.get_absolute_url()).text
    assert client.get("/authors/bob/recommendations").headers["Location"] == "/authors/Bob/recommendations"
    keep(as_bob, work, note="For me.")
    assert "by 1 reader" not in open_page(client, work.get_absolute_url()).text
    assert client.get("/authors/Bob/recommendations").status_code == 404


def test_recommending_shows_neither_hidden_works_nor_other_pseuds(
    as_alice: Client, client: Client, alice: User, bob: User
) -> None:
    secret = make_work(bob, title="Members Tale", visibility="members")
    keep(as_alice, secret, recommended="on")
    assert client.get("/authors/Alice%20Amber/recommendations").status_code == 404
    assert as_alice.get("/authors/Alice%20Amber/recommendations").status_code == 200
    assert as_alice.get("/authors/Nightjar/recommendations").status_code == 404
    trash_work(secret, at=NOON)
    assert as_alice.get("/authors/Alice%20Amber/recommendations").status_code == 404


def test_nobody_recommends_themselves_or_those_who_keep_them_away(
    as_alice: Client, as_bob: Client, alice: User, bob: User
) -> None:
    work = make_work(alice)
    block(alice, bob, at=NOON)
    for client in (as_alice, as_bob):
        assert "Recommend it to everyone" not in open_page(client, f"/works/{work.pk}/bookmark").text
        keep(client, work, note="x", recommended="on", recommendation="Read!")
    assert not Bookmark.objects.filter(recommended_at__isnull=False).exists()


def test_a_long_library_has_pages_and_a_fixed_number_of_queries(
    as_bob: Client, alice: User, bob: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    own = list_named(bob, "Sad ones", at=NOON)
    fill(alice, bob, own, 2)
    for more in (0, 21):
        fill(alice, bob, own, more)
        for address in (
            "/library?tag=boats",
            "/library/reading",
            f"/library/lists/{own.pk}",
            "/library/history?q=tide",
        ):
            with django_assert_num_queries(QUERIES[address.split("?")[0].rstrip("0123456789")]):
                page = open_page(as_bob, address)
    assert len(titles(open_page(as_bob, "/library?sort=title&tag=boats"))) == 20
    assert open_page(as_bob, "/library?sort=title&tag=boats").links("[rel=next]") == ["?sort=title&tag=boats&page=2"]
    assert len(titles(open_page(as_bob, "/library?page=2"))) == 3
    assert page is not None


QUERIES = {"/library": 18, "/library/reading": 18, "/library/lists/": 19, "/library/history": 10}


def fill(alice: User, bob: User, own: ReadingList, count: int) -> None:
    for _ in range(count):
        work = make_work(alice, chapters=2)
        shelve(bob, work, kind="reading", own=[own], at=NOON)
        words(bob, work, note="n", tags=["boats", "bells"])
        remember_opening(bob, Chapter.objects.get(work=work, number=1), at=now())


def put(client: Client, work: Work, **typed: object) -> HttpResponse:
    return client.post(f"/works/{work.pk}/lists", typed)


def keep(client: Client, work: Work, **typed: object) -> HttpResponse:
    return client.post(f"/works/{work.pk}/bookmark", typed)


def words(user: User, work: Work, *, note: str = "", tags: list[str] | None = None) -> None:
    bookmark(user, work, OwnWords(note, tags or [], recommended=False, recommendation=""), at=NOON)


def lists_with(work: Work) -> list[str]:
    return sorted(str(row.reading_list) for row in work.listed.all())


def titles(page: Page) -> list[str]:
    return page.texts(".kept-work :is(h2, h3)")
