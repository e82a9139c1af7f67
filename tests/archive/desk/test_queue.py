"""The queue: one each Friday at 18:00, in the order of the chapters."""

from datetime import UTC, datetime, time, timedelta

import pytest

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.arranging import reorder
from ficstead.archive.desk.scheduling import (
    NoRhythm,
    post_due_chapters,
    queue_chapter,
    schedule_chapter,
    set_rhythm,
    unschedule,
)
from ficstead.archive.desk.trashing import trash_chapter
from ficstead.archive.works.models import Chapter, Work
from tests.archive.making import NOON, make_chapter, make_work

# NOON is a Monday; in May six in the evening in Berlin is 16:00.
FRIDAYS = [datetime(2026, 5, 8, 16, tzinfo=UTC) + timedelta(weeks=weeks) for weeks in range(12)]


@pytest.fixture
def work(alice: User) -> Work:
    """One posted chapter, three drafts, and a rhythm."""
    work = make_work(alice)
    for _ in range(3):
        make_chapter(work, posted=False)
    fridays(work)
    return work


def fridays(work: Work, *, every_weeks: int = 1, now: datetime = NOON) -> None:
    set_rhythm(work, weekday=4, every_weeks=every_weeks, at=time(18), time_zone="Europe/Berlin", now=now)


def queue(work: Work, *numbers: int, now: datetime = NOON) -> None:
    for number in numbers:
        queue_chapter(Chapter.objects.select_related("work").get(work=work, number=number), now=now)


def laid(work: Work) -> dict[int, datetime | None]:
    waiting = Chapter.objects.drafts().filter(work=work, scheduled_for__isnull=False)
    return dict(waiting.in_order().values_list("number", "scheduled_for"))


def test_chapters_queue_up_week_after_week(work: Work) -> None:
    queue(work, 2, 3, 4)
    assert laid(work) == {2: FRIDAYS[0], 3: FRIDAYS[1], 4: FRIDAYS[2]}


def test_the_queue_goes_out_in_the_order_of_the_story(work: Work) -> None:
    queue(work, 4, 2, 3)
    assert laid(work) == {2: FRIDAYS[0], 3: FRIDAYS[1], 4: FRIDAYS[2]}


def test_queueing_twice_is_queueing_once(work: Work) -> None:
    queue(work, 2, 2)
    queue(work, 3)
    assert laid(work) == {2: FRIDAYS[0], 3: FRIDAYS[1]}


def test_a_queue_needs_a_rhythm(alice: User) -> None:
    draft = make_work(alice, posted=False).chapters.get()
    with pytest.raises(NoRhythm):
        queue_chapter(draft, now=NOON)


def test_the_worker_posts_the_queue_and_the_rest_keeps_its_days(work: Work) -> None:
    queue(work, 2, 3)
    post_due_chapters(now=FRIDAYS[0] + timedelta(seconds=40))
    queue(work, 4, now=FRIDAYS[0] + timedelta(days=1))
    assert laid(work) == {3: FRIDAYS[1], 4: FRIDAYS[2]}


def test_every_second_week_counts_from_the_last_chapter(work: Work) -> None:
    fridays(work, every_weeks=2)
    queue(work, 2)
    # The first chapter was posted on Monday: a Friday more than a week after that.
    assert laid(work) == {2: FRIDAYS[1]}
    post_due_chapters(now=FRIDAYS[1] + timedelta(seconds=40))
    queue(work, 3, 4, now=FRIDAYS[1] + timedelta(days=3))
    assert laid(work) == {3: FRIDAYS[3], 4: FRIDAYS[5]}


def test_a_new_rhythm_lays_the_queue_anew(work: Work) -> None:
    queue(work, 2, 3)
    set_rhythm(work, weekday=6, every_weeks=1, at=time(9, 30), time_zone="UTC", now=NOON)
    sunday = datetime(2026, 5, 10, 9, 30, tzinfo=UTC)
    assert laid(work) == {2: sunday, 3: sunday + timedelta(weeks=1)}


def test_a_new_rhythm_leaves_what_is_due_to_the_worker(work: Work) -> None:
    queue(work, 2, 3)
    late = FRIDAYS[0] + timedelta(days=2)
    fridays(work, now=late)
    assert laid(work) == {2: FRIDAYS[0], 3: FRIDAYS[1]}


def test_a_date_of_its_own_stands_outside_the_queue(work: Work) -> None:
    third = Chapter.objects.select_related("work").get(work=work, number=3)
    schedule_chapter(third, for_=FRIDAYS[0], now=NOON)
    queue(work, 2, 4)
    fridays(work)
    assert laid(work) == {2: FRIDAYS[1], 3: FRIDAYS[0], 4: FRIDAYS[2]}


def test_what_leaves_the_queue_moves_nobody_elses_day(work: Work) -> None:
    queue(work, 2, 3, 4)
    unschedule(Chapter.objects.select_related("work").get(work=work, number=2))
    trash_chapter(Chapter.objects.select_related("work").get(work=work, number=3), at=NOON)
    assert laid(work) == {4: FRIDAYS[2]}
    fridays(work)
    assert laid(work) == {4: FRIDAYS[0]}


def test_a_new_order_keeps_the_days_and_changes_the_chapters(work: Work) -> None:
    queue(work, 2, 3)
    first, second, third, fourth = Chapter.objects.filter(work=work).in_order()
    reorder(work, [first.pk, third.pk, second.pk, fourth.pk], at=NOON)
    third.refresh_from_db()
    assert (third.number, third.scheduled_for) == (2, FRIDAYS[0])


def test_six_in_the_evening_is_kept_over_the_change_of_clocks(work: Work) -> None:
    october = datetime(2026, 10, 19, 12, tzinfo=UTC)
    queue(work, 2, 3, now=october)
    assert laid(work) == {2: datetime(2026, 10, 23, 16, tzinfo=UTC), 3: datetime(2026, 10, 30, 17, tzinfo=UTC)}
