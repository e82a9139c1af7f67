"""Where reviews are read: under their chapter, all of a work, one by its address; and what that costs."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from ficstead.archive.accounts.blocking import block
from ficstead.archive.accounts.models import User
from ficstead.archive.reviews.models import Review
from ficstead.archive.works.models import Chapter, Work
from tests.archive.making import NOON, make_member, make_work
from tests.archive.pages import open_page
from tests.archive.reviews.reviewing import bodies, said, under

pytestmark = pytest.mark.django_db


def make_reviews(chapter: Chapter, number: int, *, answers: int = 2) -> list[Review]:
    """That many threads by members of their own, each with answers; the last one is the newest."""
    made = []
    for each in range(number):
        pseud = make_member(f"member{chapter.pk}x{each}").default_pseud()
        at = NOON + timedelta(minutes=each)
        common = {"work": chapter.work, "chapter": chapter, "pseud": pseud, "posted_at": at, "let_in_at": at}
        first = Review.objects.create(body=f"<p>Review {each}</p>", **common)
        for _answer in range(answers):
            Review.objects.create(body="<p>Answer</p>", thread=first, answers_to=first, **common)
        made.append(first)
    return made


@pytest.fixture
def work(alice: User) -> Work:
    return make_work(alice, chapters=2)


@pytest.fixture
def chapter(work: Work) -> Chapter:
    return work.chapters.get(number=1)


def test_a_chapter_shows_its_newest_threads_and_turns_its_pages(client: Client, chapter: Chapter) -> None:
    make_reviews(chapter, 12, answers=0)
    first, second = under(client, chapter), under(client, chapter, "?reviews=2")
    assert bodies(first) == [f"Review {number}" for number in range(11, 1, -1)]
    assert bodies(second) == ["Review 1", "Review 0"]
    assert first.links(".reviews .pages a") == ["?reviews=2#reviews"]
    assert second.links(".reviews .pages a") == ["?reviews=1#reviews"]
    for wrong in ("0", "-1", "x", "99999999999999999999999"):
        assert under(client, chapter, f"?reviews={wrong}").texts(".reviews .pages p") != []


def test_an_address_leads_to_the_page_on_which_the_review_stands(client: Client, chapter: Chapter) -> None:
    oldest = make_reviews(chapter, 25)[0]
    answer = oldest.answers.order_by("pk").last()
    for review in (oldest, answer):
        where = client.get(f"/reviews/{review.pk}").headers["Location"]
        assert where == f"{chapter.get_absolute_url()}?review={review.pk}#review-{review.pk}"
        page = open_page(client, where.split("#")[0])
        assert page.tree.css_first(f"#review-{review.pk}")
        assert page.texts(".reviews .pages p") == ["Page 3 of 3"]
    for wrong in ("7777", "x", "9" * 40):
        assert bodies(under(client, chapter, f"?review={wrong}"))[0] == "Review 24"


def test_an_address_opens_for_whom_its_chapter_opens(
    client: Client, as_bob: Client, as_alice: Client, chapter: Chapter
) -> None:
    review = said(as_bob, chapter)
    Work.objects.update(visibility="members")
    assert as_bob.get(f"/reviews/{review.pk}").status_code == 302
    assert client.get(f"/reviews/{review.pk}").status_code == 403
    assert client.get(f"/works/{chapter.work_id}/reviews").status_code == 403
    Work.objects.update(visibility="draft")
    for client_ in (as_bob, client):
        assert client_.get(f"/reviews/{review.pk}").status_code == 404
        assert client_.get(f"/works/{chapter.work_id}/reviews").status_code == 404
    Work.objects.update(visibility="everyone")
    Chapter.objects.filter(pk=chapter.pk).update(trashed_at=NOON)
    for client_ in (as_bob, as_alice):
        assert client_.get(f"/reviews/{review.pk}").status_code == 404
    assert client.get("/reviews/99999999999999999999").status_code == 404


def test_a_work_gathers_its_reviews_newest_first_or_by_chapter(client: Client, work: Work) -> None:
    one, two = work.chapters.in_order()
    said(client, two, "Of two")
    said(client, one, "Of one")
    newest = open_page(client, f"/works/{work.pk}/reviews")
    assert bodies(newest) == ["Of one", "Of two"]
    assert newest.texts(".review-chapter") == ["Chapter 1: Bell 1", "Chapter 2: Bell 2"]
    said(client, one, "Of one again")
    assert bodies(open_page(client, f"/works/{work.pk}/reviews?order=chapters")) == ["Of one again", "Of one", "Of two"]
    assert newest.texts(".orders [aria-current]") == ["Newest first"]
    assert bodies(open_page(client, f"/works/{work.pk}/reviews?order=x&page=9"))[0] == "Of one again"


def test_the_reviews_of_a_trashed_chapter_rest_with_it(client: Client, work: Work, chapter: Chapter) -> None:
    said(client, chapter)
    Chapter.objects.filter(pk=chapter.pk).update(trashed_at=NOON)
    assert "Nobody has said anything yet." in open_page(client, f"/works/{work.pk}/reviews").text
    Chapter.objects.filter(pk=chapter.pk).update(trashed_at=None)
    assert bodies(open_page(client, f"/works/{work.pk}/reviews")) == ["Row on!"]


def test_a_work_with_many_reviews_shows_them_in_pages(client: Client, chapter: Chapter) -> None:
    make_reviews(chapter, 21, answers=0)
    first = open_page(client, f"/works/{chapter.work_id}/reviews?order=chapters")
    assert len(bodies(first)) == 20
    assert first.links(".pages a") == ["?order=chapters&page=2"]
    assert bodies(open_page(client, f"/works/{chapter.work_id}/reviews?page=2")) == ["Review 0"]


@pytest.mark.parametrize("where", ["chapter", "permalink", "work", "mine"])
@pytest.mark.parametrize("reader", ["guest", "member", "author"])
def test_more_reviews_add_no_query(
    client: Client,
    as_bob: Client,
    as_alice: Client,
    alice: User,
    bob: User,
    chapter: Chapter,
    where: str,
    reader: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = {"guest": client, "member": as_bob, "author": as_alice}[reader]
    review = make_reviews(chapter, 5)[0]
    block(make_member("carol"), bob, at=NOON)
    address = {
        "chapter": chapter.get_absolute_url(),
        "permalink": f"{chapter.get_absolute_url()}?review={review.pk}",
        "work": f"/works/{chapter.work_id}/reviews",
        "mine": "/reviews/mine",
    }[where]
    browser.get(address)  # the first request warms what is kept for the process
    with django_assert_max_num_queries(60) as few:
        browser.get(address)
    make_reviews(chapter.work.chapters.get(number=2), 40)
    for each in range(75):
        said_at = NOON + timedelta(days=1, minutes=each)
        Review.objects.create(
            work=chapter.work,
            chapter=chapter,
            pseud=alice.default_pseud(),
            body="<p>x</p>",
            posted_at=said_at,
            let_in_at=said_at,
        )
    with django_assert_max_num_queries(len(few)):
        browser.get(address)


def test_reviews_and_kudos_cost_three_queries_for_a_guest_and_five_for_a_member(
    client: Client, as_bob: Client, chapter: Chapter, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_reviews(chapter, 5)
    for browser, queries in ((client, 3), (as_bob, 5)):
        browser.get(chapter.get_absolute_url())
        with django_assert_max_num_queries(60) as asked:
            browser.get(chapter.get_absolute_url())
        ours = [query for query in asked.captured_queries if _is_ours(query["sql"])]
        assert len(ours) == queries, "\n".join(query["sql"][:200] for query in ours)


def _is_ours(sql: str) -> bool:
    tables = ('FROM "reviews_', 'FROM "accounts_block"', 'FROM "accounts_pseud" WHERE')
    return any(table in sql for table in tables)


def test_an_upgrade_cleans_old_reviews_again(
    client: Client, chapter: Chapter, capsys: pytest.CaptureFixture[str]
) -> None:
    said(client, chapter)
    Review.objects.update(sanitiser=0, body="<h2>Old<script>1</script></h2><p class='centre'>words</p>")
    call_command("cleanagain")
    review = Review.objects.get()
    assert review.body == "Old<p>words</p>"
    assert "Cleaned 1 reviews" in capsys.readouterr().err
    call_command("cleanagain")
    assert capsys.readouterr().err == ""
