"""What is laid over a finished page for one reader is what a page made for them alone would show, byte for byte."""

import random
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ficstead.archive.accounts.blocking import block
from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.reading.models import ChapterRead, Place
from ficstead.archive.reading.remembering import remember_place
from ficstead.archive.reviews.models import Review
from ficstead.archive.reviews.tending import freeze, hide
from ficstead.archive.telling.following import start_following
from ficstead.archive.telling.models import NewsKind
from ficstead.archive.telling.reporting import report_to
from ficstead.archive.works.models import Chapter, Work
from tests.archive.making import make_chapter, make_member, make_work
from tests.archive.reviews.reviewing import said, say
from tests.archive.serving.comparing import as_, assert_the_same, cookies, visit, whole, without_chance
from tests.archive.serving.knocking import Door

pytestmark = pytest.mark.django_db(transaction=True)

NOW = timezone.now()


@pytest.fixture
def work(alice: User) -> Work:
    return make_work(alice, chapters=3, at=NOW - timedelta(days=3))


@pytest.fixture
def chapter(work: Work) -> Chapter:
    return work.chapters.get(number=2)


# One by one


def test_a_member_who_comes_for_the_first_time(door: Door, as_bob: Client, chapter: Chapter) -> None:
    page = assert_the_same(door, as_bob, chapter.get_absolute_url())
    assert "Signed in as bob." in page


def test_a_member_who_comes_again_writes_nothing(
    door: Door, as_bob: Client, bob: User, chapter: Chapter, django_assert_num_queries
) -> None:
    address = chapter.get_absolute_url()
    door.get(address, HTTP_COOKIE=cookies(as_bob))
    assert Place.objects.get(user=bob).chapter == chapter
    assert ChapterRead.objects.get(user=bob).chapter == chapter
    # session, member, marks, inbox, pseuds: no BEGIN among them
    with django_assert_num_queries(5) as asked:
        laid = door.get(address, HTTP_COOKIE=cookies(as_bob))
    assert "private" in laid.headers["cache-control"]
    assert all(query["sql"].lstrip().startswith("SELECT") for query in asked.captured_queries)


def test_other_parts_of_the_query_are_none_of_its_business(door: Door, as_bob: Client, chapter: Chapter) -> None:
    assert_the_same(door, as_bob, f"{chapter.get_absolute_url()}?utm=x&reviews=1")


def test_somebody_with_many_names_and_much_read(door: Door, bob: User, chapter: Chapter) -> None:
    for name in ("Barnacle <b>", "Lantern & Co"):
        pseud = Pseud(user=bob)
        pseud.call(name)
        pseud.save()
    remember_place(bob, chapter, anchor=2, at_end=False, at=NOW - timedelta(hours=2))
    page = assert_the_same(door, as_(bob), chapter.get_absolute_url())
    assert 'class="resume"><a href="#p-2"' in page


def test_somebody_whose_place_is_kept_by_their_device(door: Door, bob: User, chapter: Chapter) -> None:
    bob.keeps_history = False
    bob.save()
    page = assert_the_same(door, as_(bob), chapter.get_absolute_url())
    assert 'data-place="{' in page


def test_somebody_with_news_of_this_chapter(door: Door, bob: User, chapter: Chapter) -> None:
    news = {"link": chapter.get_absolute_url(), "at": NOW, "work": chapter.work}
    report_to([bob], NewsKind.CHAPTER, key="here", chapter=chapter, **news)
    report_to([bob], NewsKind.ANSWER, key="elsewhere", **news)
    page = assert_the_same(door, as_(bob), chapter.get_absolute_url())
    assert "unread: </span>1</span>" in page


def test_a_guest_with_a_message(door: Door, client: Client, chapter: Chapter) -> None:
    Work.objects.update(reviews_held=True)
    say(client, chapter)
    elsewhere = chapter.work.chapters.get(number=3)
    page = assert_the_same(door, client, elsewhere.get_absolute_url())
    assert "The author reads reviews first" in page


def test_a_guest_who_thanked_and_reviewed(door: Door, client: Client, chapter: Chapter) -> None:
    said(client, chapter)
    client.post(f"/chapters/{chapter.pk}/kudos")
    page = assert_the_same(door, client, chapter.get_absolute_url())
    assert "Kudos given." in page
    assert ">Edit</a>" in page


@pytest.mark.parametrize("who", ["member", "guest with a message", "author", "moderator"])
def test_a_work_on_one_page(door: Door, alice: User, bob: User, mo: User, work: Work, who: str) -> None:
    User.objects.filter(pk=mo.pk).update(is_staff=True)
    make_chapter(work, posted=False, body="<p>Not yet for anybody.</p>")
    client = Client()
    if who == "guest with a message":
        Work.objects.update(reviews_held=True)
        say(client, work.chapters.get(number=1))
    else:
        client.force_login({"member": bob, "author": alice, "moderator": mo}[who])
    address = f"{work.get_absolute_url()}/whole"
    heard = visit(door, client, address)
    assert without_chance(heard.text) == without_chance(whole(client, address))
    assert ("Not yet for anybody." in heard.text) == (who == "author")
    assert (heard.headers.get("cache-control") == "private, no-cache") == (who in ("member", "guest with a message"))


# Those for whom all of the page is made


@pytest.mark.parametrize("who", ["author", "moderator", "blocked", "waiting", "waiting guest", "back after long"])
def test_the_whole_page_is_made_where_more_would_differ(
    door: Door, alice: User, bob: User, mo: User, chapter: Chapter, who: str
) -> None:
    client = as_({"author": alice, "moderator": mo}.get(who, bob))
    if who == "moderator":
        User.objects.filter(pk=mo.pk).update(is_staff=True)
    if who == "blocked":
        block(alice, bob, at=NOW)
    if who.startswith("waiting"):
        Work.objects.update(reviews_held=True)
        client = Client() if who == "waiting guest" else client
        say(client, chapter)
    if who == "back after long":
        remember_place(bob, chapter.work.chapters.get(number=1), anchor=1, at_end=True, at=NOW - timedelta(days=100))
    address = chapter.get_absolute_url()
    heard = visit(door, client, address)
    assert heard.headers.get("cache-control") != "private, no-cache"
    assert without_chance(heard.text) == without_chance(whole(client, address))


def test_a_works_door_for_members_alone(door: Door, as_bob: Client, client: Client, chapter: Chapter) -> None:
    Work.objects.update(review_door="members")
    heard = door.get(chapter.get_absolute_url(), HTTP_COOKIE=cookies(as_bob))
    assert "Send the review" in heard.text
    assert "Send the review" not in door.get(chapter.get_absolute_url()).text


def test_a_works_door_for_nobody(door: Door, as_bob: Client, chapter: Chapter) -> None:
    Work.objects.update(review_door="nobody")
    assert_the_same(door, as_bob, chapter.get_absolute_url())


# All at once


@pytest.mark.parametrize("seed", range(4))
def test_readers_in_every_state_see_the_same(door: Door, alice: User, seed: int) -> None:
    """Ten people do at random what readers do; then each looks at every chapter."""
    chance = random.Random(seed)  # noqa: S311 (a test that can be run again)
    work = make_work(alice, chapters=2, at=NOW - timedelta(days=chance.choice((1, 90))))
    make_chapter(work, at=NOW - timedelta(days=1), body="<p>One</p><p>Two</p><p>Three</p>", summary="<p>S</p>")
    chapters = list(work.chapters.order_by("number"))
    people = [make_member(f"reader{number}", pseuds=(f"Reader {number} <{seed}>",)) for number in range(6)]
    clients = [*map(as_, people), Client(), Client(), Client()]
    for _deed in range(60):
        who = chance.randrange(len(clients))
        user = people[who] if who < len(people) else None
        _do_something(chance, work, chance.choice(chapters), clients[who], user, people)
    laid = 0
    for client in clients:
        for chapter in chapters:
            address = chapter.get_absolute_url() + chance.choice(("", "?reviews=1", "?passage=1"))
            heard = visit(door, client, address)
            if heard.from_django:
                assert without_chance(heard.text) == without_chance(whole(client, address))
                laid += heard.headers.get("cache-control") == "private, no-cache"
    assert laid >= len(clients)


def _do_something(
    chance: random.Random, work: Work, chapter: Chapter, client: Client, user: User | None, people: list[User]
) -> None:
    at = NOW - timedelta(minutes=chance.randrange(1, 10_000))
    reviews = list(Review.objects.filter(chapter=chapter))

    def write() -> None:
        say(client, chapter, f"Words {chance.random()}")

    def answer() -> None:
        if reviews:
            say(client, chapter, f"Answer {chance.random()}", answers=chance.choice(reviews).pk)

    def thank() -> None:
        client.post(f"/chapters/{chapter.pk}/kudos")

    def read() -> None:
        if user:
            remember_place(user, chapter, anchor=chance.randrange(4), at_end=chance.random() < 0.5, at=at)

    def follow() -> None:
        if user:
            start_following(user, work, at=at)

    def forget() -> None:
        if user:
            user.keeps_history = chance.random() < 0.7
            user.save()

    def tend() -> None:
        if reviews:
            chance.choice((lambda: hide(reviews[0], by=None, at=at), lambda: freeze(reviews[0], at=at)))()

    def hold() -> None:
        Work.objects.update(reviews_held=chance.random() < 0.3)

    def keep_away() -> None:
        if user and chance.random() < 0.2:
            block(chance.choice(people), user, at=at)

    def tell() -> None:
        if user:
            report_to([user], NewsKind.CHAPTER, key=f"{chance.random()}", link="/", at=at, work=work, chapter=chapter)

    deeds: list[Callable[[], None]] = [write, write, answer, thank, read, read, follow, forget, tend, hold]
    chance.choice([*deeds, keep_away, tell])()
