"""Drafts that go out at their time, once, whatever happens to the server and its clock."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from threading import Barrier
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.posting import post_chapters, save_chapter
from ficstead.archive.desk.scheduling import (
    NotADraft,
    TimeHasPassed,
    post_due_chapters,
    schedule_chapter,
    unschedule,
)
from ficstead.archive.desk.trashing import restore_chapter, restore_work, trash_chapter, trash_work
from ficstead.archive.desk.wall_clock import NoSuchTime, exact_moment_of, moment_of, next_on, weeks_later
from ficstead.archive.telling.models import News
from ficstead.archive.works.models import Chapter, ChapterTexts, Visibility
from tests.archive.elsewhere import right_after
from tests.archive.making import NOON, make_chapter, make_member, make_work

BERLIN = ZoneInfo("Europe/Berlin")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def draft(alice: User) -> Chapter:
    return make_chapter(make_work(alice), posted=False)


def schedule(chapter: Chapter, *, for_: datetime = NOON + DAY) -> Chapter:
    schedule_chapter(chapter, for_=for_, now=NOON)
    return chapter


def test_a_chapter_waits_for_its_time_and_goes_out_then(draft: Chapter) -> None:
    schedule(draft)
    post_due_chapters(now=NOON + DAY - HOUR)
    draft.refresh_from_db()
    assert draft.posted_at is None
    post_due_chapters(now=NOON + DAY)
    draft.refresh_from_db()
    assert (draft.posted_at, draft.scheduled_for) == (NOON + DAY, None)
    assert Chapter.objects.get(pk=draft.pk).work.updated_at == NOON + DAY
    assert News.objects.get(chapter=draft).happened_at == NOON + DAY


def test_a_server_that_was_down_makes_up_for_it_once_and_says_when_it_really_was(draft: Chapter) -> None:
    schedule(draft)
    post_due_chapters(now=NOON + 9 * DAY)
    post_due_chapters(now=NOON + 10 * DAY)
    draft.refresh_from_db()
    assert draft.posted_at == NOON + 9 * DAY
    assert News.objects.filter(chapter=draft).count() == 1


def test_a_clock_that_is_set_back_posts_nothing_twice(draft: Chapter) -> None:
    schedule(draft)
    post_due_chapters(now=NOON + DAY)
    post_due_chapters(now=NOON)
    post_due_chapters(now=NOON + DAY + HOUR)
    draft.refresh_from_db()
    assert draft.posted_at == NOON + DAY
    assert News.objects.filter(chapter=draft).count() == 1


def test_what_is_due_goes_out_in_the_order_of_time_and_number(alice: User) -> None:
    work = make_work(alice)
    second, third, fourth = (make_chapter(work, posted=False) for _ in range(3))
    schedule(fourth, for_=NOON + HOUR)
    schedule(third, for_=NOON + DAY)
    schedule(second, for_=NOON + DAY)
    post_due_chapters(now=NOON + 2 * DAY)
    told = News.objects.filter(chapter__in=[second, third, fourth]).order_by("pk")
    assert [news.chapter_id for news in told] == [fourth.pk, second.pk, third.pk]


def test_a_time_in_the_past_is_refused(draft: Chapter) -> None:
    with pytest.raises(TimeHasPassed):
        schedule_chapter(draft, for_=NOON, now=NOON)


def test_a_posted_chapter_is_not_scheduled(draft: Chapter) -> None:
    stale = Chapter.objects.select_related("work").get(pk=draft.pk)
    post_chapters(draft.work, [draft], at=NOON)
    with pytest.raises(NotADraft):
        schedule(stale)


def test_a_cancelled_chapter_stays_a_draft(draft: Chapter) -> None:
    unschedule(schedule(draft))
    post_due_chapters(now=NOON + 2 * DAY)
    assert Chapter.objects.drafts().filter(pk=draft.pk).exists()


def test_what_lies_in_the_trash_never_goes_out(alice: User) -> None:
    work, other = make_work(alice), make_work(alice)
    first, second = schedule(make_chapter(work, posted=False)), schedule(make_chapter(other, posted=False))
    trash_chapter(first, at=NOON)
    trash_work(other, at=NOON)
    post_due_chapters(now=NOON + 2 * DAY)
    restore_chapter(first, at=NOON + 2 * DAY)
    restore_work(other, at=NOON + 2 * DAY)
    post_due_chapters(now=NOON + 3 * DAY)
    assert set(Chapter.objects.drafts().filter(scheduled_for=None)) == {first, second}


def test_a_work_taken_out_of_the_trash_in_time_keeps_its_dates(draft: Chapter) -> None:
    schedule(draft)
    trash_work(draft.work, at=NOON)
    restore_work(draft.work, at=NOON + HOUR)
    post_due_chapters(now=NOON + DAY)
    assert Chapter.objects.posted().filter(pk=draft.pk).exists()


def test_a_draft_work_opens_to_those_its_author_chose(alice: User) -> None:
    work = make_work(alice, posted=False)
    schedule_chapter(work.chapters.get(), for_=NOON + DAY, now=NOON, visibility="members")
    post_due_chapters(now=NOON + DAY)
    work.refresh_from_db()
    assert work.visibility == Visibility.MEMBERS


def test_one_that_cannot_go_out_does_not_hold_up_the_others(
    alice: User, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, sound = (
        schedule(make_work(alice, posted=False).chapters.get()),
        schedule(make_chapter(make_work(alice), posted=False)),
    )
    monkeypatch.setattr(Chapter, "hold", _fails_for(broken.pk, Chapter.hold))
    post_due_chapters(now=NOON + DAY)
    assert Chapter.objects.posted().filter(pk=sound.pk).exists()
    assert f"Chapter {broken.pk} could not go out" in caplog.text


def _fails_for(pk: int, real: object) -> object:
    def hold(chapter: Chapter) -> None:
        if chapter.pk == pk:
            raise ValueError
        real(chapter)  # type: ignore[operator]

    return hold


@pytest.mark.parametrize("gone", ["chapter", "work"])
def test_one_that_is_deleted_for_good_in_its_moment_is_passed_over_in_silence(
    alice: User, caplog: pytest.LogCaptureFixture, gone: str
) -> None:
    due = schedule(make_chapter(make_work(alice), posted=False))
    sound = schedule(make_chapter(make_work(alice), posted=False), for_=NOON + DAY + HOUR)
    with right_after("LIMIT 1", due.delete if gone == "chapter" else due.work.delete):
        post_due_chapters(now=NOON + 2 * DAY)
    assert Chapter.objects.posted().filter(pk=sound.pk).exists()
    assert caplog.text == ""


def test_an_editor_left_open_does_not_undo_the_posting(draft: Chapter) -> None:
    stale = Chapter.objects.select_related("work").get(pk=schedule(draft).pk)
    post_due_chapters(now=NOON + DAY)
    save_chapter(stale, ChapterTexts(body="<p>Later.</p>"), by=None, at=NOON + DAY + HOUR)
    draft.refresh_from_db()
    assert (draft.posted_at, draft.scheduled_for, draft.body) == (NOON + DAY, None, "<p>Later.</p>")


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_post_it_once(transactional_db: None) -> None:
    work = make_work(make_member("alice", pseuds=("Alice",)))
    due = [schedule(make_chapter(work, posted=False)) for _ in range(4)]
    together = Barrier(3)

    def worker(minutes: int) -> None:
        together.wait()
        post_due_chapters(now=NOON + DAY + timedelta(minutes=minutes))
        connection.close()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(worker, range(3)))
    assert Chapter.objects.posted().filter(pk__in=[chapter.pk for chapter in due]).count() == 4
    assert News.objects.filter(chapter__in=due).count() == 4
    work.refresh_from_db()
    assert (work.chapter_count, work.revision) == (5, 5)


@pytest.mark.django_db(transaction=True)
def test_a_click_and_the_worker_at_once_post_it_once(transactional_db: None) -> None:
    work = make_work(make_member("alice", pseuds=("Alice",)))
    chapter = schedule(make_chapter(work, posted=False))
    together = Barrier(2)

    def click() -> int:
        mine = Chapter.objects.select_related("work").get(pk=chapter.pk)
        together.wait()
        posted = len(post_chapters(mine.work, [mine], at=NOON + DAY))
        connection.close()
        return posted

    def worker() -> int:
        together.wait()
        post_due_chapters(now=NOON + DAY)
        connection.close()
        return 0

    with ThreadPoolExecutor(2) as pool:
        [future.result() for future in (pool.submit(click), pool.submit(worker))]
    work.refresh_from_db()
    assert (work.chapter_count, work.revision) == (2, 2)


def test_a_time_that_never_comes_is_refused_or_moved_on() -> None:
    skipped = datetime(2026, 3, 29, 2, 30)  # noqa: DTZ001 (a time on a wall)
    assert moment_of(skipped, BERLIN).astimezone(BERLIN).time() == time(3, 30)
    with pytest.raises(NoSuchTime):
        exact_moment_of(skipped, BERLIN)


def test_a_time_that_comes_twice_is_its_first_coming() -> None:
    twice = datetime(2026, 10, 25, 2, 30)  # noqa: DTZ001
    assert exact_moment_of(twice, BERLIN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_six_in_the_evening_stays_six_when_the_clocks_change() -> None:
    friday = moment_of(datetime(2026, 10, 23, 18), BERLIN)  # noqa: DTZ001
    later = weeks_later(friday, 1, BERLIN)
    assert later - friday == timedelta(weeks=1, hours=1)
    assert next_on(4, time(18), BERLIN, after=friday) == later


ZONES = st.sampled_from(
    ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kolkata"]
)


@given(
    zone=ZONES,
    weekday=st.integers(0, 6),
    at=st.times(timezones=st.none()),
    after=st.datetimes(datetime(2020, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
)
def test_the_next_slot_is_later_within_eight_days_and_on_its_day(
    zone: str, weekday: int, at: time, after: datetime
) -> None:
    clock = ZoneInfo(zone)
    slot = next_on(weekday, at, clock, after=after)
    here = slot.astimezone(clock)
    assert after < slot <= after + timedelta(days=8)
    assert here.weekday() == weekday or here.date() - timedelta(days=1) == _day_of(here, weekday)
    assert here.time() == at or exact_raises(here.date(), at, clock)


def _day_of(here: datetime, weekday: int) -> date:
    return here.date() - timedelta(days=(here.weekday() - weekday) % 7)


def exact_raises(day: date, at: time, clock: ZoneInfo) -> bool:
    try:
        exact_moment_of(datetime.combine(day, at), clock)
    except NoSuchTime:
        return True
    return False
