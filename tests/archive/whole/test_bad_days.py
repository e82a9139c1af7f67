"""Bad days that run through several rooms: people who leave in the middle of a mailing, chapters that move under a reader."""

from datetime import timedelta

import pytest
from django.test import Client

from ficstead.archive.accounts.models import User
from ficstead.archive.core.working import go_rounds
from ficstead.archive.desk.arranging import insert_chapter, reorder
from ficstead.archive.desk.leaving import Farewell, leave
from ficstead.archive.mail.delivering import deliver_due_letters
from ficstead.archive.reviews.models import Review
from ficstead.archive.telling import spreading
from ficstead.archive.telling.mailing import mail_due_notices
from ficstead.archive.telling.models import Notice
from ficstead.archive.telling.spreading import spread_untold_news
from ficstead.archive.works.models import Work
from tests.archive.making import NOON, chapter_url, make_chapter, make_member, make_texts, make_work
from tests.archive.pages import open_page
from tests.archive.telling.people import give_address, make_follow
from tests.smtp import Sink


@pytest.fixture
def followers(alice: User) -> list[User]:
    """Six of them, each with an address; three notices are written at a time."""
    people = [make_member(f"reader{number}") for number in range(6)]
    work = make_work(alice)
    spread_untold_news(now=NOON)
    for person in people:
        give_address(person, f"{person.username}@readers.example")
        make_follow(person, work)
    make_chapter(work, title="Clearing", at=NOON)
    return people


def test_a_follower_may_leave_at_any_moment_of_a_mailing(
    followers: list[User], sink: Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreading, "PEOPLE_AT_A_TIME", 3)
    monkeypatch.setattr(spreading, "PEOPLE_A_ROUND", 3)
    before, told, mailed, last = followers[4], followers[0], followers[1], followers[5]
    spread_untold_news(now=NOON)
    assert Notice.objects.count() == 3, "half of them"
    go_away(before, told)
    while spread_untold_news(now=NOON):
        pass
    mail_due_notices(now=NOON)
    go_away(mailed)
    deliver_due_letters(now=NOON)
    go_away(last)
    assert go_rounds(now=NOON + timedelta(minutes=1)) in (True, False)
    assert sorted(str(letter["To"]) for letter in sink.letters) == [f"reader{n}@readers.example" for n in (2, 3, 5)]


def test_a_review_stands_where_it_was_written_though_the_chapter_moved_meanwhile(as_bob: Client, alice: User) -> None:
    work = make_work(alice, chapters=2)
    chapter = work.chapters.get(number=1)
    page = open_page(as_bob, chapter_url(work, 1))
    key = page.tree.css_first("form.review-form [name=form_key]").attributes["value"] or ""
    post_and_shuffle(work, alice)
    as_bob.post(f"/chapters/{chapter.pk}/reviews", {"text": "I rowed along.", "form_key": key, "pseud": pseud_of(page)})
    review = Review.objects.get()
    assert review.chapter == chapter
    chapter.refresh_from_db()
    assert chapter.number == 3
    assert "I rowed along." in open_page(as_bob, chapter.get_absolute_url()).text


def test_an_old_page_leads_to_the_chapter_wherever_it_stands_now(as_bob: Client, alice: User) -> None:
    work = make_work(alice, chapters=2)
    old = chapter_url(work, 1)
    post_and_shuffle(work, alice)
    answer = as_bob.get(old)
    assert answer.status_code == 302
    assert answer.headers["Location"] == chapter_url(work, 3)


def go_away(*people: User) -> None:
    for person in people:
        leave(User.objects.get(pk=person.pk), Farewell(), at=NOON)


def post_and_shuffle(work: Work, author: User) -> None:
    """A third chapter goes out, another is put in between, and the first one moves behind."""
    make_chapter(work, at=NOON)
    inserted = insert_chapter(work, make_texts(9), after=work.chapters.get(number=1), by=author, at=NOON)
    first, *others = work.chapters.filter(trashed_at=None).in_order().values_list("pk", flat=True)
    others.remove(inserted.pk)
    reorder(work, [inserted.pk, others[0], first, *others[1:]], at=NOON)


def pseud_of(page: object) -> str:
    return page.tree.css_first("form.review-form [name=pseud]").attributes["value"]  # type: ignore[attr-defined,no-any-return]
