"""The inbox: what stands in it, what is unread, and putting it in order."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.test.client import RequestFactory
from pytest_django import DjangoAssertNumQueries

from ficstead.archive.accounts.models import User
from ficstead.archive.telling.context import inbox as inbox_context
from ficstead.archive.telling.inbox import mark_read
from ficstead.archive.telling.models import NewsKind, Notice
from ficstead.archive.telling.reporting import report_revision, report_to
from ficstead.archive.telling.spreading import spread_untold_news
from ficstead.archive.works.models import Visibility, Work
from tests.archive.making import NOON, make_chapter, make_work
from tests.archive.pages import open_page
from tests.archive.telling.people import make_follow, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def work(alice: User, bob: User) -> Work:
    """A work of one chapter; bob has followed it since, and knows of nothing yet."""
    work = make_work(alice)
    tell(work)
    make_follow(bob, work)
    return work


def post_chapters(work: Work, titles: list[str], *, at: datetime = NOON + timedelta(days=7)) -> None:
    for title in titles:
        make_chapter(work, title=title, at=at)
    tell(work, at=at)


def unread(user: User) -> int:
    request = RequestFactory().get("/")
    request.user = user
    return int(str(inbox_context(request)["unread"]))


def test_a_new_chapter_stands_in_the_inbox_unread_and_opening_it_makes_it_read(
    as_bob: Client, bob: User, work: Work
) -> None:
    assert "Nothing here yet" in open_page(as_bob, "/inbox").text
    post_chapters(work, ["Clearing"])
    page = open_page(as_bob, "/inbox")
    assert page.texts(".notice.unread .notice-title") == ["New A new chapter of “The Long Tide”: Clearing"]
    assert page.texts(".notice .meta") == ["Chapter 2: Clearing, by Alice Amber · May 11, 2026"]
    assert unread(bob) == 1
    [link] = page.links(".notice-title a")
    for _twice in range(2):
        assert as_bob.get(link)["Location"] == f"/chapters/{work.chapters.get(number=2).pk}"
    assert unread(bob) == 0
    page = open_page(as_bob, "/inbox")
    assert page.texts(".notice.unread") == []
    assert page.texts(".notice-title") == ["A new chapter of “The Long Tide”: Clearing"]


def test_new_chapters_of_one_work_are_one_entry_and_open_at_the_first_unread(
    as_bob: Client, bob: User, work: Work
) -> None:
    post_chapters(work, ["Two", "Three", "Four"])
    page = open_page(as_bob, "/inbox")
    assert page.texts(".notice-title") == ["New 3 new chapters of “The Long Tide”"]
    assert page.texts(".notice-chapters a") == ["Chapter 2: Two", "Chapter 3: Three", "Chapter 4: Four"]
    assert unread(bob) == 1
    as_bob.get(page.links(".notice-title a")[0])
    page = open_page(as_bob, "/inbox")
    assert page.texts(".notice-title") == ["New 2 new chapters of “The Long Tide”"]
    assert as_bob.get(page.links(".notice-title a")[0])["Location"] == f"/chapters/{work.chapters.get(number=3).pk}"


def test_a_new_work_of_a_followed_author_is_told_as_one(as_bob: Client, alice: User, bob: User) -> None:
    make_follow(bob, alice.default_pseud())
    tell(make_work(alice, chapters=30))
    page = open_page(as_bob, "/inbox")
    assert page.texts(".notice-title") == ["New A new story by Alice Amber: “The Long Tide”"]
    assert page.texts(".notice summary") == ["All 30 chapters"]
    assert unread(bob) == 1


def test_every_kind_of_news_says_what_happened_and_markup_stays_text(as_bob: Client, bob: User, alice: User) -> None:
    work = make_work(alice, title="<b>Tide</b>")
    report_to(
        [bob],
        NewsKind.REVIEW,
        key="review:1",
        link="/reviews/1",
        at=NOON,
        actor_name="<i>Eve</i>",
        work=work,
        chapter=work.chapters.get(),
        excerpt="Oh <script>no</script>!",
    )
    report_to([bob], NewsKind.ANSWER, key="review:2", link="/reviews/2", at=NOON, actor_name="Alice", work=work)
    report_to([bob], NewsKind.REQUEST, key="request:1", link="/desk/requests", at=NOON, actor_name="Mo", excerpt="Sea")
    page = open_page(as_bob, "/inbox")
    assert page.texts(".notice-title") == [
        "New Mo would like to write with you",
        "New Alice answered your review of “<b>Tide</b>”",
        "New <i>Eve</i> wrote a review of “<b>Tide</b>”",
    ]
    assert page.texts(".notice-excerpt") == ["Sea", "Oh <script>no</script>!"]
    assert unread(bob) == 3


def test_what_can_no_longer_be_seen_leaves_no_trace_and_comes_back(as_bob: Client, bob: User, work: Work) -> None:
    post_chapters(work, ["Clearing"])
    pk = Notice.objects.get(recipient=bob).pk
    for hidden in ({"visibility": Visibility.DRAFT}, {"trashed_at": NOON}):
        Work.objects.update(**hidden)
        assert "The Long Tide" not in open_page(as_bob, "/inbox").html
        assert as_bob.get(f"/inbox/{pk}").status_code == 404
        assert unread(bob) == 0
        Work.objects.update(visibility=Visibility.EVERYONE, trashed_at=None)
    work.chapters.filter(number=2).update(trashed_at=NOON)
    assert unread(bob) == 0
    work.chapters.filter(number=2).update(trashed_at=None)
    assert unread(bob) == 1


def test_coming_to_a_chapter_by_another_way_makes_its_news_read(
    bob: User, work: Work, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    post_chapters(work, ["Two", "Three"])
    chapter = work.chapters.get(number=2)
    report_revision(chapter, number=2, words="", at=NOON)
    spread_untold_news(now=NOON)
    with django_assert_num_queries(1):
        mark_read(bob, chapter=chapter, at=NOON)
    left = Notice.objects.unread().filter(recipient=bob)
    assert [notice.news.chapter.title for notice in left if notice.news.chapter] == ["Three"]


def test_an_entry_or_everything_seen_is_marked_as_read_but_nothing_that_came_since(
    as_bob: Client, bob: User, work: Work
) -> None:
    post_chapters(work, ["Two", "Three"])
    latest = Notice.objects.filter(recipient=bob).latest("pk").pk
    post_chapters(work, ["Four"], at=NOON + timedelta(days=9))
    report_to([bob], NewsKind.ANSWER, key="review:2", link="/", at=NOON)
    for _twice in range(2):
        as_bob.post(f"/inbox/{latest}/read")
    assert Notice.objects.unread().filter(recipient=bob).count() == 2
    four = Notice.objects.get(news__chapter__title="Four").pk
    as_bob.post("/inbox/read", {"up_to": four})
    assert [notice.news.kind for notice in Notice.objects.unread().filter(recipient=bob)] == ["answer"]
    for nonsense in ("", "x", str(10**40), "-1"):
        assert as_bob.post("/inbox/read", {"up_to": nonsense}).status_code == 302
    assert unread(bob) == 1


def test_what_was_read_can_be_cleared_away_and_is_not_told_again(as_bob: Client, bob: User, work: Work) -> None:
    post_chapters(work, ["Two"])
    as_bob.get(f"/inbox/{Notice.objects.get(recipient=bob).pk}")
    post_chapters(work, ["Three"], at=NOON + timedelta(days=9))
    for _twice in range(2):
        as_bob.post("/inbox/clear")
    tell(work, at=NOON + timedelta(days=10))
    assert open_page(as_bob, "/inbox").texts(".notice-title") == ["New A new chapter of “The Long Tide”: Three"]


def test_one_kind_of_news_can_be_seen_alone(as_bob: Client, bob: User, work: Work) -> None:
    post_chapters(work, ["Two"])
    report_to([bob], NewsKind.ANSWER, key="review:2", link="/", at=NOON, actor_name="Alice", work=work)
    assert len(open_page(as_bob, "/inbox").texts(".notice")) == 2
    assert open_page(as_bob, "/inbox/of/answer").texts(".notice") != []
    assert open_page(as_bob, "/inbox/of/answer").texts(".kinds [aria-current]") == ["Answers"]
    assert "Nothing of this kind" in open_page(as_bob, "/inbox/of/review").text
    assert as_bob.get("/inbox/of/gossip").status_code == 404


def test_an_inbox_is_its_owners_alone(client: Client, as_alice: Client, bob: User, work: Work) -> None:
    post_chapters(work, ["Two"])
    pk = Notice.objects.get(recipient=bob).pk
    assert as_alice.get(f"/inbox/{pk}").status_code == 404
    assert as_alice.post(f"/inbox/{pk}/read").status_code == 404
    as_alice.post("/inbox/read", {"up_to": pk})
    as_alice.post("/inbox/clear")
    assert unread(bob) == 1
    for address in ("/inbox", f"/inbox/{pk}", "/following", "/settings/news"):
        assert client.get(address)["Location"] == f"/sign-in?next={address}"


def test_reading_by_a_link_alone_changes_nothing(as_bob: Client, bob: User, work: Work) -> None:
    post_chapters(work, ["Two"])
    pk = Notice.objects.get(recipient=bob).pk
    for address in (f"/inbox/{pk}/read", f"/inbox/read?up_to={pk}", "/inbox/clear", "/settings/news/mail-again"):
        as_bob.get(address)
    assert unread(bob) == 1


def test_the_inbox_takes_as_many_queries_for_many_as_for_few(
    as_bob: Client, bob: User, alice: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_follow(bob, alice.default_pseud())
    for number in range(12):
        tell(make_work(alice, title=f"Tide {number}", chapters=2))
        report_to([bob], NewsKind.ANSWER, key=f"review:{number}", link="/", at=NOON, work=Work.objects.first())
    with django_assert_max_num_queries(8):
        assert len(open_page(as_bob, "/inbox").texts(".notice")) == 24


def test_the_unread_count_takes_one_query(
    bob: User, work: Work, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    post_chapters(work, ["Two", "Three"])
    with django_assert_num_queries(1):
        assert unread(bob) == 1


def test_long_inboxes_come_in_pages(as_bob: Client, bob: User) -> None:
    for number in range(51):
        report_to([bob], NewsKind.ANSWER, key=f"review:{number}", link="/", at=NOON)
    assert len(open_page(as_bob, "/inbox").texts(".notice")) == 50
    assert len(open_page(as_bob, "/inbox?page=2").texts(".notice")) == 1
