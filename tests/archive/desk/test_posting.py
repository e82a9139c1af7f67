"""Posting tells once, moves the date once; corrections are silent unless they are announced."""

from datetime import timedelta

import pytest
from django.test import Client

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.posting import TitlePage, post_chapters, save_chapter, save_title_page
from ficstead.archive.desk.trashing import restore_chapter, trash_chapter
from ficstead.archive.telling.models import News
from ficstead.archive.works.models import Chapter, ChapterTexts, Visibility, Work
from tests.archive.making import NOON, make_chapter, make_work
from tests.archive.pages import open_page

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=2)


def test_a_work_posted_whole_is_one_piece_of_news(alice: User) -> None:
    work = make_work(alice, chapters=30)
    [news] = News.objects.all()
    assert (news.chapter, news.excerpt) == (work.chapters.get(number=1), "and 29 more chapters")


def test_each_later_chapter_is_news_of_its_own(alice: User) -> None:
    work = make_work(alice)
    make_chapter(work)
    assert [news.excerpt for news in News.objects.order_by("pk")] == ["", ""]


def test_posting_twice_is_posting_once(as_alice: Client, alice: User) -> None:
    work = make_work(alice)
    chapter = make_chapter(work, posted=False)
    stale = Chapter.objects.get(pk=chapter.pk)
    assert len(post_chapters(work, [chapter], at=LATER)) == 1
    assert post_chapters(work, [stale], at=LATER + timedelta(days=1)) == []
    as_alice.post(f"/desk/works/{work.pk}/chapters/{chapter.pk}/post")
    work.refresh_from_db()
    assert (work.updated_at, News.objects.filter(chapter=chapter).count()) == (LATER, 1)


def test_a_chapter_back_from_the_trash_is_no_news_and_moves_no_date(alice: User) -> None:
    work = make_work(alice, chapters=2)
    second = work.chapters.get(number=2)
    trash_chapter(second, at=LATER)
    restore_chapter(second, at=LATER)
    post_chapters(work, [second], at=LATER)
    work.refresh_from_db()
    assert (work.updated_at, News.objects.count()) == (NOON, 1)


def test_a_correction_is_silent_and_an_announced_one_is_told(alice: User) -> None:
    work = make_work(alice)
    chapter = Chapter.objects.select_related("work").get(work=work)
    save_chapter(chapter, ChapterTexts(body="<p>Corrected.</p>"), by=alice, at=LATER)
    assert News.objects.filter(kind="revision").count() == 0
    for _ in range(2):
        save_chapter(chapter, ChapterTexts(body="<p>New end.</p>"), by=alice, at=LATER, announce="A new end")
    [news] = News.objects.filter(kind="revision")
    assert (news.excerpt, news.link) == ("A new end", f"/chapters/{chapter.pk}")
    work.refresh_from_db()
    assert work.updated_at == NOON


def test_a_title_page_left_open_does_not_take_a_posted_work_back(alice: User) -> None:
    work = make_work(alice, posted=False)
    stale = Work.objects.get(pk=work.pk)
    post_chapters(work, work.chapters.all(), at=LATER)
    page = TitlePage(title="New title", authors=[alice.default_pseud()])
    save_title_page(stale, page, by=alice)
    work.refresh_from_db()
    assert (work.title, work.visibility, work.updated_at) == ("New title", Visibility.EVERYONE, LATER)


def test_scheduled_chapters_are_not_posted_with_the_others(as_alice: Client, alice: User) -> None:
    work = make_work(alice)
    dated, undated = make_chapter(work, posted=False), make_chapter(work, posted=False)
    Chapter.objects.filter(pk=dated.pk).update(scheduled_for=LATER)
    as_alice.post(f"/desk/works/{work.pk}/post")
    assert set(Chapter.objects.drafts()) == {dated}
    assert undated in Chapter.objects.posted()


def test_errors_of_a_date_speak(as_alice: Client, alice: User) -> None:
    draft = make_chapter(make_work(alice), posted=False)
    address = f"/desk/works/{draft.work_id}/chapters/{draft.pk}/schedule"
    for said, words in (
        ({"on": "2001-01-01", "at": "18:00", "time_zone": "UTC"}, "That day has passed."),
        ({"on": "9999-12-31", "at": "23:59", "time_zone": "Pacific/Pago_Pago"}, "within the next ten years"),
        ({"on": "", "at": "25:00", "time_zone": "Mars/Olympus"}, "required"),
    ):
        answer = as_alice.post(address, said)
        assert answer.status_code == 422
        assert words in answer.content.decode()
    draft.refresh_from_db()
    assert draft.scheduled_for is None


def test_the_schedule_shows_times_by_the_authors_clock(as_alice: Client, alice: User) -> None:
    User.objects.filter(pk=alice.pk).update(time_zone="Asia/Tokyo")
    draft = make_chapter(make_work(alice), posted=False)
    Chapter.objects.filter(pk=draft.pk).update(scheduled_for=LATER.replace(year=2090))
    for address in (f"/desk/works/{draft.work_id}/schedule", f"/desk/works/{draft.work_id}", "/desk/"):
        assert "21:00" in open_page(as_alice, address).text
