"""What authors see of their readers: how many, of what, when; never who."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.plots import HEIGHT, WIDTH, Point, plot_of, top_of_scale
from ficstead.archive.desk.statistics import statistics_of, stretches_of
from ficstead.archive.reading.folding import fold_hits
from ficstead.archive.reading.models import ChapterDay
from ficstead.archive.reviews.models import Kudos, Review
from ficstead.archive.telling.models import Follow
from ficstead.archive.works.models import Work
from tests.archive.making import chapter_url, make_texts, make_work
from tests.archive.pages import open_page

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 6, 30, 12, 0, tzinfo=UTC)
TODAY = NOW.date()


def read(work: Work, number: int, readers: int, *, day: date = TODAY) -> None:
    ChapterDay.objects.create(chapter=work.chapters.get(number=number), day=day, readers=readers)


def thank(work: Work, number: int, *users: User, at: datetime = NOW) -> None:
    for user in users:
        chapter = work.chapters.get(number=number)
        Kudos.objects.create(work=work, chapter=chapter, user=user, given_on=at.date(), given_at=at)


def review(work: Work, number: int, by: User, *, at: datetime = NOW, **more: object) -> Review:
    chapter = work.chapters.get(number=number)
    return Review.objects.create(
        work=work, chapter=chapter, pseud=by.default_pseud(), body="<p>More!</p>", posted_at=at, let_in_at=at, **more
    )


# 1. The figures


def test_reads_kudos_reviews_and_followers_are_counted(alice: User, bob: User, mo: User) -> None:
    work = make_work(alice, chapters=2, at=NOW - timedelta(days=40))
    read(work, 1, 8, day=TODAY - timedelta(days=35))
    read(work, 1, 10)
    read(work, 2, 4)
    thank(work, 1, bob, mo)
    thank(work, 2, bob)
    first = review(work, 2, bob)
    review(work, 2, alice, thread=first, answers_to=first)
    review(work, 1, mo, deleted_at=NOW)
    Follow.objects.create(user=bob, work=work, made_at=NOW - timedelta(days=33))
    Follow.objects.create(user=mo, work=work, made_at=NOW)
    seen = statistics_of(work, span="30", chapter=None, now=NOW)
    assert (seen.totals.reads, seen.totals.kudos, seen.totals.followers) == (22, 2, 2)
    assert (seen.reads.total(), seen.kudos.total(), seen.reviews.total()) == (14, 3, 1)
    assert [column.point.value for column in seen.followers.columns[-2:]] == [1, 2]
    assert [(each.reads, each.of_first, each.kudos, each.reviews) for each in seen.chapters] == [
        (10, 100, 2, 0),
        (4, 40, 1, 1),
    ]
    assert statistics_of(work, span="all", chapter=None, now=NOW).reads.total() == 22


def test_one_chapter_is_looked_at_alone(alice: User, bob: User) -> None:
    work = make_work(alice, chapters=2, at=NOW - timedelta(days=3))
    read(work, 1, 10)
    read(work, 2, 4)
    thank(work, 1, bob)
    seen = statistics_of(work, span="30", chapter=work.chapters.get(number=2), now=NOW)
    assert (seen.reads.total(), seen.kudos.total()) == (4, 0)
    assert seen.by_chapter is not None
    assert seen.by_chapter.total() == 14


def test_another_works_readers_are_its_own(alice: User, bob: User) -> None:
    mine, other = make_work(alice), make_work(bob)
    read(other, 1, 99)
    thank(other, 1, alice)
    Follow.objects.create(user=alice, work=other, made_at=NOW)
    assert not statistics_of(mine, span="all", chapter=None, now=NOW).totals.any()


def test_drafts_and_chapters_in_the_trash_are_not_among_the_chapters(alice: User) -> None:
    work = make_work(alice, chapters=3, at=NOW)
    work.chapters.filter(number=2).update(posted_at=None)
    work.chapters.filter(number=3).update(trashed_at=NOW)
    seen = statistics_of(work, span="30", chapter=None, now=NOW)
    assert [each.chapter.number for each in seen.chapters] == [1]


@pytest.mark.parametrize(
    ("span", "since", "columns", "length"),
    [
        ("30", date(2020, 1, 1), 30, 1),
        ("365", date(2026, 6, 1), 53, 7),
        ("all", date(2026, 6, 1), 30, 1),
        ("all", date(2025, 9, 1), 44, 7),
        ("all", date(2017, 6, 30), 118, 28),
        ("all", TODAY, 1, 1),
    ],
)
def test_a_span_falls_into_as_many_columns_as_one_can_see(span: str, since: date, columns: int, length: int) -> None:
    stretches = stretches_of(span, since=since, today=TODAY)
    assert len(stretches) == columns
    assert stretches[-1].last == TODAY
    assert {(stretch.last - stretch.first).days + 1 for stretch in stretches} == {length}
    assert all(
        late.first - early.last == timedelta(days=1) for early, late in zip(stretches, stretches[1:], strict=False)
    )


@given(st.lists(st.integers(min_value=0, max_value=10**9), min_size=1, max_size=250))
def test_whatever_the_numbers_the_plot_stays_in_its_frame(values: list[int]) -> None:
    plot = plot_of(Point(name=str(value), short="", value=value) for value in values)
    assert plot.top >= max(values)
    assert plot.top % 2 == 0
    for column in plot.columns:
        assert 0 <= column.x <= column.x + column.width <= WIDTH + 0.1
        assert 0 <= column.y <= HEIGHT
        assert column.y + column.height == pytest.approx(HEIGHT, abs=0.1)
    assert all(0 <= tick.at <= 100 for tick in plot.ticks)
    assert len(plot.ticks) <= 4


def test_a_scale_ends_at_a_round_even_number() -> None:
    assert [top_of_scale(n) for n in (0, 1, 3, 6, 7, 11, 39, 61, 101, 999)] == [2, 2, 4, 6, 10, 20, 40, 100, 200, 1000]


# 2. The page


def test_the_page_draws_each_plot_and_says_it_in_a_table(as_alice: Client, alice: User, bob: User) -> None:
    now = timezone.now()
    work = make_work(alice, chapters=3, at=now - timedelta(days=9))
    for number, readers in ((1, 1200), (2, 60), (3, 30)):
        read(work, number, readers, day=now.date())
    thank(work, 1, bob, at=now)
    review(work, 1, bob, at=now)
    Follow.objects.create(user=bob, work=work, made_at=now)
    page = open_page(as_alice, f"/desk/works/{work.pk}/statistics")
    assert page.texts(".totals dd") == ["1,290", "1", "1", "1"]
    assert page.texts("svg.plot-drawing > title") == ["Reads", "Reads of each chapter", "Kudos", "Reviews", "Followers"]
    assert len(page.tree.css("svg.plot-field[viewBox]")) == 5
    assert "For every 100 reads of chapter 1 in this time there are 2 of chapter 3." in page.text
    assert page.texts("#by-chapter ~ details tbody tr:nth-child(2) td") == ["60", "5 %", "0", "0"]
    assert "Bob" not in page.text
    assert "style=" not in page.html


def test_readers_are_counted_from_their_visits_and_authors_are_not(
    as_alice: Client, as_bob: Client, client: Client, alice: User, settings: LazySettings, tmp_path: Path
) -> None:
    settings.VAR = tmp_path
    work = make_work(alice, chapters=2, at=timezone.now())
    person = {"User-Agent": "Mozilla/5.0"}
    for reader, numbers in ((as_alice, (1, 2)), (as_bob, (1, 1, 2)), (client, (1,))):
        for number in numbers:
            assert reader.get(chapter_url(work, number), headers=person).status_code == 200
    for minutes in (2, 4):
        fold_hits(now=timezone.now() + timedelta(minutes=minutes))
    page = open_page(as_alice, f"/desk/works/{work.pk}/statistics")
    assert page.texts(".totals dd")[0] == "3"
    assert page.texts("#by-chapter ~ details tbody td:nth-child(2)") == ["2", "1"]


def test_a_span_and_a_chapter_are_chosen_and_nonsense_is_not(as_alice: Client, alice: User) -> None:
    work = make_work(alice, chapters=2, at=timezone.now())
    read(work, 2, 7, day=timezone.now().date())
    address = f"/desk/works/{work.pk}/statistics"
    page = open_page(as_alice, f"{address}?span=365&chapter=2")
    assert page.texts("[aria-current=true]") == ["A year"]
    assert page.texts("option[selected]") == ["Chapter 2: Bell 2"]
    assert "7 reads · Chapter 2: Bell 2" in page.text
    for nonsense in ("span=soon&chapter=x", "span=&chapter=99", "chapter=99999999999999999999", "chapter=²"):
        page = open_page(as_alice, f"{address}?{nonsense}")
        assert page.texts("[aria-current=true]") == ["30 days"]
        assert page.texts("option[selected]") == []


def test_a_work_that_nobody_has_read_says_so_kindly(as_alice: Client, alice: User) -> None:
    posted, draft = make_work(alice), make_work(alice, posted=False, chapters=[])
    page = open_page(as_alice, f"/desk/works/{posted.pk}/statistics")
    assert "Nothing has been counted yet." in page.text
    assert page.tree.css("svg.plot-drawing") == []
    assert "once something is posted" in open_page(as_alice, f"/desk/works/{draft.pk}/statistics").text


def test_two_hundred_chapters_need_no_more_queries(
    as_alice: Client, alice: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    now = timezone.now()
    work = make_work(alice, chapters=[make_texts(1)] * 200, at=now - timedelta(days=900))
    chapters = list(work.chapters.order_by("number"))
    ChapterDay.objects.bulk_create(
        ChapterDay(chapter=chapter, day=now.date() - timedelta(days=ago), readers=201 - chapter.number)
        for chapter in chapters
        for ago in range(0, 900, 90)
    )
    with django_assert_max_num_queries(20):
        page = open_page(as_alice, f"/desk/works/{work.pk}/statistics?span=all")
    assert len(page.tree.css("#by-chapter ~ .plot .plot-column")) == 200
    assert len(page.html) < 200_000


def test_only_its_authors_see_it(as_bob: Client, alice: User, bob: User, client: Client) -> None:
    work, together = make_work(alice), make_work(alice, bob)
    assert as_bob.get(f"/desk/works/{work.pk}/statistics").status_code == 404
    assert client.get(f"/desk/works/{work.pk}/statistics").status_code == 302
    assert as_bob.get(f"/desk/works/{together.pk}/statistics").status_code == 200
    assert as_bob.post(f"/desk/works/{together.pk}/statistics").status_code == 405
