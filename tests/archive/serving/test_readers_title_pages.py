"""A work's title page as it is laid over the finished one for one reader is what a page made for them alone would show."""

import random
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from ficstead.archive.accounts.blocking import block
from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.desk.announcing import announce
from ficstead.archive.desk.merging import merge_chapters
from ficstead.archive.desk.trashing import trash_chapter, trash_work
from ficstead.archive.reading.bookmarking import OwnWords, bookmark
from ficstead.archive.reading.remembering import forget_work, remember_opening, remember_place
from ficstead.archive.reading.shelving import list_named, shelve
from ficstead.archive.serving.shelf import PLAIN, WITH_SLOTS
from ficstead.archive.telling.following import start_following
from ficstead.archive.telling.models import NewsKind
from ficstead.archive.telling.reporting import report_to
from ficstead.archive.works.models import Chapter, Series, SeriesPlace, Work
from tests.archive.making import make_chapter, make_member, make_work
from tests.archive.reviews.reviewing import say
from tests.archive.serving.comparing import as_, assert_the_same, cookies, visit, whole, without_chance
from tests.archive.serving.knocking import Door, Heard

pytestmark = pytest.mark.django_db(transaction=True)

NOW = timezone.now()


@pytest.fixture
def work(alice: User, mo: User) -> Work:
    """With all that a title page can show."""
    work = make_work(
        alice,
        chapters=3,
        at=NOW - timedelta(days=3),
        planned_chapters=7,
        summary="<p>A boat, a bell.</p>",
        disclaimer="<p>Not my canals.</p>",
        opening_note="<p>For Wren.</p>",
    )
    work.credited_betas.add(mo.default_pseud())
    SeriesPlace.objects.create(series=Series.objects.create(name="The Tides"), work=work, position=2)
    for days in (4, 1):
        said = {"status": "", "form_key": str(days), "at": NOW - timedelta(days=days)}
        announce(work, "<p>Until spring.</p>", by=alice, **said)
    bookmark(mo, work, OwnWords("", [], recommended=True, recommendation="Read!"), at=NOW)
    return work


def chapter(work: Work, number: int) -> Chapter:
    return work.chapters.get(number=number, trashed_at=None)


def is_laid_over(heard: Heard) -> bool:
    return heard.headers.get("cache-control") == "private, no-cache"


# One by one


def test_a_member_who_comes_for_the_first_time(door: Door, as_bob: Client, work: Work) -> None:
    page = assert_the_same(door, as_bob, work.get_absolute_url())
    assert "Signed in as bob." in page
    assert "Put it on a list" in page
    assert "continue.js" not in page
    assert 'class="mark new"' not in page


def test_a_member_in_the_midst_of_it(door: Door, as_bob: Client, bob: User, work: Work) -> None:
    remember_place(bob, chapter(work, 2), anchor=2, at_end=False, at=NOW - timedelta(days=1))
    page = assert_the_same(door, as_bob, work.get_absolute_url())
    assert "Continue reading: Chapter 2" in page
    assert f'{chapter(work, 2).get_absolute_url()}#p-2"' in page
    assert page.count('class="mark new"') == 1


def test_a_chapter_that_is_posted_is_new_at_once(door: Door, as_bob: Client, bob: User, work: Work) -> None:
    for number in (1, 2, 3):
        remember_place(bob, chapter(work, number), anchor=1, at_end=True, at=NOW - timedelta(hours=9 - number))
    page = assert_the_same(door, as_bob, work.get_absolute_url())
    assert "Read it again" in page
    assert 'class="mark new"' not in page
    make_chapter(work, at=NOW, title="And <on>")
    page = assert_the_same(door, as_bob, work.get_absolute_url())
    assert "Continue reading: Chapter 4" in page
    assert page.count('class="mark new"') == 1


def test_somebody_whose_chapter_was_merged_or_is_gone(door: Door, as_bob: Client, bob: User, work: Work) -> None:
    remember_place(bob, chapter(work, 2), anchor=1, at_end=False, at=NOW - timedelta(days=1))
    merge_chapters(chapter(work, 1), chapter(work, 2), by=None, at=NOW)
    assert "Continue reading: Chapter 1" in assert_the_same(door, as_bob, work.get_absolute_url())
    for number in (1, 2):
        trash_chapter(chapter(work, number), at=NOW)
        assert_the_same(door, as_bob, work.get_absolute_url())


def test_somebody_whose_place_is_kept_by_their_device(door: Door, bob: User, work: Work) -> None:
    User.objects.filter(pk=bob.pk).update(keeps_history=False)
    address = work.get_absolute_url()
    page = assert_the_same(door, as_(bob), address)
    assert "continue.js" in page
    assert page.count('class="mark new" hidden') == 3
    remember_place(bob, chapter(work, 1), anchor=1, at_end=False, at=NOW - timedelta(days=2))
    page = assert_the_same(door, as_(bob), address)
    assert page.count('class="mark new" hidden') == 1, "what they did before they paused their history still stands"


def test_somebody_with_lists_and_words_of_their_own(door: Door, as_bob: Client, bob: User, work: Work) -> None:
    own = [list_named(bob, name, at=NOW) for name in ("Sad <b>ones</b>", "Boats", "Zoë \x01pk\x01 & slot")]
    shelve(bob, work, kind="", own=own[1:], at=NOW)
    page = assert_the_same(door, as_bob, work.get_absolute_url())
    assert "<summary>Boats</summary>" in page
    assert page.count(' name="own"') == 3
    assert "Sad &lt;b&gt;ones" in page
    shelve(bob, work, kind="later", own=own, at=NOW)
    bookmark(bob, work, OwnWords("Ask <b>Wren</b>\n{{ own }} & co", [], recommended=False, recommendation=""), at=NOW)
    page = assert_the_same(door, as_bob, work.get_absolute_url())
    assert "<summary>For later</summary>" in page
    assert "Ask &lt;b&gt;Wren" in page
    assert "My note and tags" in page


def test_a_follower_with_news(door: Door, as_bob: Client, bob: User, work: Work) -> None:
    start_following(bob, work, at=NOW)
    news = {"link": work.get_absolute_url(), "at": NOW, "work": work}
    report_to([bob], NewsKind.ANSWER, key="here", **news)
    page = assert_the_same(door, as_bob, work.get_absolute_url())
    assert "unread: </span>1</span>" in page
    assert "/unfollow/" in page or "(stop)" in page


def test_somebody_whom_the_author_keeps_away_sees_it_like_others(
    door: Door, as_bob: Client, alice: User, bob: User, work: Work
) -> None:
    block(alice, bob, at=NOW)
    assert_the_same(door, as_bob, work.get_absolute_url())


def test_a_guest_with_a_message(door: Door, client: Client, work: Work) -> None:
    Work.objects.update(reviews_held=True)
    say(client, chapter(work, 3))
    page = assert_the_same(door, client, work.get_absolute_url())
    assert "The author reads reviews first" in page
    assert "continue.js" in page


def test_a_guest_who_thanked_gets_what_strangers_get(door: Door, client: Client, work: Work) -> None:
    client.post(f"/chapters/{chapter(work, 1).pk}/kudos")
    assert not door.get(work.get_absolute_url(), HTTP_COOKIE=cookies(client)).from_django


def test_other_parts_of_the_query_are_none_of_its_business(door: Door, as_bob: Client, work: Work) -> None:
    assert_the_same(door, as_bob, f"{work.get_absolute_url()}?utm=x&reviews=1")


# Those for whom all of the page is made


@pytest.mark.parametrize("who", ["author", "co-author", "moderator"])
def test_the_whole_page_is_made_where_more_would_differ(
    door: Door, alice: User, bob: User, mo: User, work: Work, who: str
) -> None:
    make_chapter(work, posted=False, title="Secret")
    if who == "co-author":
        work.set_authors([alice.default_pseud(), bob.default_pseud()])
    User.objects.filter(pk=mo.pk).update(is_staff=True)
    client = as_({"author": alice, "co-author": bob, "moderator": mo}[who])
    heard = visit(door, client, work.get_absolute_url())
    assert not is_laid_over(heard)
    assert without_chance(heard.text) == without_chance(whole(client, work.get_absolute_url()))
    assert ("Secret" in heard.text) == (who != "moderator")


def test_a_work_for_members_and_a_draft_have_no_finished_page(
    door: Door, as_alice: Client, as_bob: Client, alice: User
) -> None:
    for_members, draft = make_work(alice, visibility="members"), make_work(alice, posted=False)
    for client, work in ((as_alice, for_members), (as_bob, for_members), (as_alice, draft)):
        heard = visit(door, client, work.get_absolute_url())
        assert not is_laid_over(heard)
        assert without_chance(heard.text) == without_chance(whole(client, work.get_absolute_url()))
    assert door.get(draft.get_absolute_url(), HTTP_COOKIE=cookies(as_bob)).status == 404
    assert door.get(for_members.get_absolute_url()).status == 403


def test_what_is_taken_away_is_gone_at_the_next_request(door: Door, as_bob: Client, work: Work) -> None:
    address = work.get_absolute_url()
    assert_the_same(door, as_bob, address)
    Work.objects.update(visibility="members")
    assert not is_laid_over(visit(door, as_bob, address))
    assert door.get(address).status == 403
    trash_work(work, at=NOW)
    assert visit(door, as_bob, address).status == 404


# What it costs


def test_a_reader_in_the_midst_of_forty_chapters_costs_as_many_queries_as_of_two(
    door: Door, as_bob: Client, alice: User, bob: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for chapters in (2, 40):
        work = make_work(alice, chapters=chapters)
        address = work.get_absolute_url()
        door.get(address)
        # session, member, ties, what is left in it, lists, inbox
        with django_assert_num_queries(6) as asked:
            assert is_laid_over(door.get(address, HTTP_COOKIE=cookies(as_bob)))
        assert all(query["sql"].lstrip().startswith("SELECT") for query in asked.captured_queries)
        remember_opening(bob, chapter(work, 1), at=NOW)
        # what is unopened, place, what is posted
        with django_assert_num_queries(9):
            assert is_laid_over(door.get(address, HTTP_COOKIE=cookies(as_bob)))


# Nobody gets another's


def test_readers_who_come_all_at_once_each_see_their_own(door: Door, work: Work) -> None:
    address, secrets = work.get_absolute_url(), [f"secret-{number}-x" for number in range(6)]
    readers = []
    for number, secret in enumerate(secrets):
        user = make_member(f"person-{number}-x")
        shelve(user, work, kind="later", own=[list_named(user, secret, at=NOW)], at=NOW)
        bookmark(user, work, OwnWords(secret, [], recommended=False, recommendation=""), at=NOW)
        remember_place(user, chapter(work, 1), anchor=number + 2, at_end=False, at=NOW)
        readers.append((user, cookies(as_(user))))

    def come(thread: int) -> None:
        try:
            for turn in range(25):
                number = (turn * 4 + thread) % (len(readers) + 1)
                if number == len(readers):
                    assert_is_nobodys(door.get(address).text)
                    continue
                user, cookie = readers[number]
                heard = door.get(address, HTTP_COOKIE=cookie)
                assert is_laid_over(heard)
                assert "Cookie" in heard.headers["vary"]
                assert re.findall(r"secret-\d+-x", heard.text) == [secrets[number]] * 2
                assert re.findall(r"person-\d+-x", heard.text) == [user.username]
                assert re.findall(r'name="reader" content="(\d*)"', heard.text) == [str(user.pk)]
                assert re.findall(r"#p-(\d+)", heard.text) == [str(number + 2)]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(come, range(4)))
    page = door.pages.fresh(address)
    assert page is not None
    for form in (PLAIN, WITH_SLOTS):
        kept = door.pages.bytes_of(address, form, page)
        assert kept is not None
        for private in (b"secret-", b"person-", b"csrfmiddlewaretoken", b"#p-", b"sign-out"):
            assert private not in kept


def assert_is_nobodys(page: str) -> None:
    for private in ("secret-", "person-", "csrfmiddlewaretoken", "#p-", "\x00"):
        assert private not in page
    assert 'name="reader" content=""' in page


# All at once


@pytest.mark.parametrize("seed", range(6))
def test_readers_in_every_state_see_the_same(door: Door, alice: User, work: Work, seed: int) -> None:
    """Seven people do at random what readers do, while the author works on; then each looks at the title page."""
    chance = random.Random(seed)  # noqa: S311 (a test that can be run again)
    people = [make_member(f"reader{number}", pseuds=(f"Reader {number} <{seed}>",)) for number in range(7)]
    clients = list(map(as_, people))
    for deed in range(60):
        _do_something(chance, work, chance.choice(people), deed)
        if deed % 5 == 0:
            assert_the_same(door, chance.choice(clients), work.get_absolute_url())
    for client in clients:
        assert_the_same(door, client, work.get_absolute_url())


def _do_something(chance: random.Random, work: Work, user: User, deed: int) -> None:
    at = NOW - timedelta(minutes=chance.randrange(1, 6_000))
    standing = list(work.chapters.filter(trashed_at=None).order_by("number"))

    def read() -> None:
        where = chance.choice(standing)
        remember_place(user, where, anchor=chance.randrange(4), at_end=chance.random() < 0.5, at=at)

    def forget() -> None:
        forget_work(user, work.pk)

    def pause() -> None:
        User.objects.filter(pk=user.pk).update(keeps_history=chance.random() < 0.7)

    def put() -> None:
        own = [list_named(user, name, at=at) for name in chance.sample(["Boats", "Sad <ones>", "Ä", "b"], 2)]
        shelve(user, work, kind=chance.choice(["", "later", "dropped"]), own=own[: chance.randrange(3)], at=at)

    def note() -> None:
        recommends = chance.random() < 0.5
        bookmark(user, work, OwnWords(chance.choice(["", "Hm & <hm>"]), ["tag"], recommends, ""), at=at)

    def follow() -> None:
        start_following(user, work, at=at)

    def rename() -> None:
        pseud = Pseud.objects.get(user=user)
        pseud.call(f"Renamed {deed}")
        pseud.save()

    def tell() -> None:
        report_to([user], NewsKind.CHAPTER, key=f"{deed}", link="/", at=at, work=work, chapter=standing[0])

    def post() -> None:
        make_chapter(work, at=at, title=chance.choice(["", "More"]), posted=chance.random() < 0.7)

    def take_away() -> None:
        if len(standing) > 2:
            trash_chapter(chance.choice(standing), at=NOW)

    def merge() -> None:
        posted = [each for each in standing if each.posted_at]
        if len(posted) > 3 and posted[1].number + 1 == posted[2].number:
            merge_chapters(posted[1], posted[2], by=None, at=NOW)

    deeds: list[Callable[[], None]] = [read, read, read, forget, pause, put, put, note, follow, rename, tell]
    chance.choice([*deeds, post, post, take_away, merge])()
