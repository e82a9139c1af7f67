"""How people choose to hear: which kinds, at which pace, by their own clock."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from ficstead.archive.accounts.models import User
from ficstead.archive.mail.models import Address
from ficstead.archive.telling.choices import Choice, choices_of, choose, mail_time
from ficstead.archive.telling.models import MailPace, NewsKind, Notice
from ficstead.archive.telling.reporting import report_to
from tests.archive.making import NOON
from tests.archive.pages import open_page
from tests.archive.telling.people import give_address

pytestmark = pytest.mark.django_db

MONDAY_NOON = NOON  # 4 May 2026, in UTC


def test_mail_leaves_now_or_in_the_morning_or_on_monday_morning_or_never(bob: User) -> None:
    assert mail_time(MailPace.AT_ONCE, bob, now=MONDAY_NOON) == MONDAY_NOON
    assert mail_time(MailPace.DAILY, bob, now=MONDAY_NOON) == datetime(2026, 5, 5, 8, tzinfo=UTC)
    assert mail_time(MailPace.WEEKLY, bob, now=MONDAY_NOON) == datetime(2026, 5, 11, 8, tzinfo=UTC)
    assert mail_time(MailPace.NEVER, bob, now=MONDAY_NOON) is None
    early, sharp = datetime(2026, 5, 4, 7, 59, tzinfo=UTC), datetime(2026, 5, 4, 8, tzinfo=UTC)
    assert mail_time(MailPace.DAILY, bob, now=early) == mail_time(MailPace.WEEKLY, bob, now=early) == sharp
    assert mail_time(MailPace.DAILY, bob, now=sharp) == datetime(2026, 5, 5, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "now", "morning"),
    [
        # Clocks go forward in the night to 29 March, and back in the night to 25 October.
        ("Europe/Berlin", datetime(2026, 3, 28, 12, tzinfo=UTC), datetime(2026, 3, 29, 6, tzinfo=UTC)),
        ("Europe/Berlin", datetime(2026, 3, 27, 12, tzinfo=UTC), datetime(2026, 3, 28, 7, tzinfo=UTC)),
        ("Europe/Berlin", datetime(2026, 10, 24, 12, tzinfo=UTC), datetime(2026, 10, 25, 7, tzinfo=UTC)),
        ("Pacific/Auckland", datetime(2026, 5, 3, 19, tzinfo=UTC), datetime(2026, 5, 3, 20, tzinfo=UTC)),
        ("America/Los_Angeles", datetime(2026, 5, 4, 14, tzinfo=UTC), datetime(2026, 5, 4, 15, tzinfo=UTC)),
    ],
)
def test_the_morning_is_that_of_the_persons_own_clock(bob: User, zone: str, now: datetime, morning: datetime) -> None:
    bob.time_zone = zone
    assert mail_time(MailPace.DAILY, bob, now=now) == morning


def test_by_default_everything_comes_to_the_inbox_and_all_but_revisions_by_mail(bob: User) -> None:
    assert {kind for kind, choice in choices_of(bob).items() if choice.mail == MailPace.AT_ONCE} == set(
        NewsKind.values
    ) - {NewsKind.REVISION}
    assert all(choice.in_inbox for choice in choices_of(bob).values())


def test_a_notice_is_made_as_its_recipient_chose(alice: User, bob: User) -> None:
    choose(bob, {"review": Choice(in_inbox=False, mail=MailPace.DAILY)}, at=NOON)
    report_to([alice, bob], NewsKind.REVIEW, key="review:1", link="/", at=NOON)
    hers, his = Notice.objects.get(recipient=alice), Notice.objects.get(recipient=bob)
    assert (hers.in_inbox, hers.mail_at) == (True, NOON)
    assert (his.in_inbox, his.mail_at) == (False, datetime(2026, 5, 5, 8, tzinfo=UTC))


def test_a_changed_choice_moves_the_mail_that_has_not_left(bob: User) -> None:
    choose(bob, {"review": Choice(in_inbox=True, mail=MailPace.DAILY)}, at=NOON)
    report_to([bob], NewsKind.REVIEW, key="review:1", link="/", at=NOON)
    report_to([bob], NewsKind.ANSWER, key="review:2", link="/", at=NOON)
    review, answer = Notice.objects.get(news__kind="review"), Notice.objects.get(news__kind="answer")
    later = NOON + timedelta(hours=1)
    for pace, mail_at in [(MailPace.AT_ONCE, later), (MailPace.NEVER, None), (MailPace.DAILY, None)]:
        choose(bob, {"review": Choice(in_inbox=True, mail=pace)}, at=later)
        review.refresh_from_db()
        assert review.mail_at == mail_at, "what was not to be mailed stays so"
    answer.refresh_from_db()
    assert answer.mail_at == NOON


def test_choices_are_made_on_a_page_and_sending_them_twice_is_sending_them_once(as_bob: Client, bob: User) -> None:
    page = open_page(as_bob, "/settings/news")
    assert page.texts(".news-kind legend") == [kind.label for kind in NewsKind]
    sent = {f"{kind}-mail": "weekly" for kind in NewsKind.values} | {"chapter-inbox": "on"}
    for _twice in range(2):
        assert as_bob.post("/settings/news", sent).status_code == 302
    assert choices_of(bob)["chapter"] == Choice(in_inbox=True, mail=MailPace.WEEKLY)
    assert choices_of(bob)["answer"] == Choice(in_inbox=False, mail=MailPace.WEEKLY)
    assert "Saved" in open_page(as_bob, "/settings/news").text


def test_a_pace_that_is_none_is_refused_in_words(as_bob: Client, bob: User) -> None:
    answer = as_bob.post("/settings/news", {"chapter-mail": "hourly"})
    assert answer.status_code == 200
    assert "hourly is not one of the available choices" in answer.content.decode()
    assert choices_of(bob)["chapter"].mail == MailPace.AT_ONCE


def test_the_page_says_where_mail_goes_that_it_is_paused_or_that_there_is_no_address(as_bob: Client, bob: User) -> None:
    assert "no address that is surely yours" in open_page(as_bob, "/settings/news").text
    email = give_address(bob)
    assert f"Mail goes to {email}." in open_page(as_bob, "/settings/news").text
    Address.objects.create(email=email, paused_at=NOON, last_error="550 no such <user>")
    for page in ("/settings/news", "/inbox"):
        assert "Mail to you is paused" in open_page(as_bob, page).text
        assert "550 no such <user>" in open_page(as_bob, page).text
    for _twice in range(2):
        as_bob.post("/settings/news/mail-again")
    assert Address.objects.get(email=email).paused_at is None


def test_nobody_wakes_an_address_that_is_not_theirs(as_bob: Client, bob: User, alice: User) -> None:
    hers = give_address(alice)
    give_address(bob, hers.upper(), verified=False)
    Address.objects.create(email=hers, paused_at=NOON)
    as_bob.post("/settings/news/mail-again")
    assert Address.objects.get(email=hers).paused_at == NOON
