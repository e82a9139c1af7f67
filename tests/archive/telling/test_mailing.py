"""News by mail: each in exactly one letter, never about what its reader may not see, with a way out."""

import re
from datetime import timedelta
from html import unescape

import html5lib
import pytest
from django.conf import LazySettings
from django.core import signing
from django.test import Client

from ficstead.archive.accounts.models import User
from ficstead.archive.mail.models import Address, Letter
from ficstead.archive.telling import mailing
from ficstead.archive.telling.choices import Choice, choices_of, choose
from ficstead.archive.telling.inbox import mark_read
from ficstead.archive.telling.mailing import mail_due_notices
from ficstead.archive.telling.models import MailPace, NewsKind, Notice
from ficstead.archive.telling.reporting import report_to, withdraw
from ficstead.archive.works.models import Visibility, Work
from tests.archive.making import NOON, make_chapter, make_member, make_work
from tests.archive.pages import open_page
from tests.archive.telling.people import give_address, make_follow, tell

pytestmark = pytest.mark.django_db

TUESDAY_EIGHT = NOON + timedelta(hours=20)


@pytest.fixture
def work(alice: User, bob: User) -> Work:
    """bob has an address and follows a work of one chapter, of which he was told."""
    give_address(bob)
    work = make_work(alice, title="Salt & <Tide>")
    tell(work)
    make_follow(bob, work)
    return work


def post(work: Work, *titles: str) -> None:
    for title in titles:
        make_chapter(work, title=title, at=NOON + timedelta(hours=1))
    tell(work)


def letter() -> Letter:
    return Letter.objects.get()


def test_a_new_chapter_is_mailed_at_once_and_once(work: Work, bob: User) -> None:
    post(work, "Clearing & <Sky>")
    assert mail_due_notices(now=NOON) == 1
    assert mail_due_notices(now=NOON + timedelta(days=9)) == 0
    assert letter().address == "bob@readers.example"
    assert letter().subject == "A new chapter of “Salt & <Tide>”: Clearing & <Sky>"
    assert Notice.objects.get(recipient=bob).letter == letter()


def test_the_letter_has_two_parts_which_say_the_same_with_links_that_lead_there(
    work: Work, bob: User, settings: LazySettings
) -> None:
    post(work, "Clearing & <Sky>", "Three")
    report_to([bob], NewsKind.ANSWER, key="review:2", link="/reviews/2", at=NOON, actor_name="Alice", work=work, excerpt="Oh <i>no</i> &\nyes!")  # fmt: skip
    mail_due_notices(now=NOON)
    html5lib.HTMLParser(strict=True).parse(letter().html)
    assert "<i>" not in letter().html
    shown = unescape(re.sub(r"<[^>]+>", "", letter().html))
    chapters = [f"{settings.SITE_URL}/chapters/{work.chapters.get(number=n).pk}" for n in (2, 3)]
    for words in ("2 new chapters of “Salt & <Tide>”", "Chapter 2: Clearing & <Sky>", "Oh <i>no</i> &\nyes!"):
        assert words in letter().text
        assert words in shown
    for link in [*chapters, f"{settings.SITE_URL}/reviews/2", f"{settings.SITE_URL}/following"]:
        assert f"{link}\n" in letter().text + "\n"
        assert f'href="{link}"' in letter().html
    assert letter().subject == "Alice answered your review of “Salt & <Tide>”, and 1 more"


def test_a_digest_waits_for_the_morning_and_holds_all_that_came_meanwhile(work: Work, bob: User) -> None:
    choose(bob, {"chapter": Choice(True, MailPace.DAILY), "answer": Choice(True, MailPace.WEEKLY)}, at=NOON)
    report_to([bob], NewsKind.ANSWER, key="review:2", link="/reviews/2", at=NOON)
    post(work, "Two")
    post(work, "Three")
    assert mail_due_notices(now=TUESDAY_EIGHT - timedelta(seconds=1)) == 0
    mail_due_notices(now=TUESDAY_EIGHT)
    assert letter().subject == "2 new chapters of “Salt & <Tide>”"
    assert Notice.objects.filter(letter=None).get(recipient=bob).news.kind == "answer"


def test_what_was_read_meanwhile_is_left_out(work: Work, bob: User) -> None:
    choose(bob, {"chapter": Choice(True, MailPace.DAILY)}, at=NOON)
    post(work, "Two", "Three")
    mark_read(bob, chapter=work.chapters.get(number=2), at=NOON)
    mail_due_notices(now=TUESDAY_EIGHT)
    assert letter().subject == "A new chapter of “Salt & <Tide>”: Three"


@pytest.mark.parametrize("hidden", [{"visibility": Visibility.DRAFT}, {"trashed_at": NOON}])
def test_a_work_that_was_taken_back_is_not_mailed_any_more(work: Work, bob: User, hidden: dict[str, object]) -> None:
    post(work, "Two")
    Work.objects.update(**hidden)
    mail_due_notices(now=NOON)
    Work.objects.update(visibility=Visibility.EVERYONE, trashed_at=None)
    mail_due_notices(now=TUESDAY_EIGHT)
    assert not Letter.objects.exists()


def test_what_was_withdrawn_is_not_mailed(bob: User) -> None:
    give_address(bob)
    report_to([bob], NewsKind.ANSWER, key="review:2", link="/", at=NOON)
    withdraw("review:2")
    mail_due_notices(now=NOON)
    assert not Letter.objects.exists()


def test_who_wants_no_inbox_still_gets_the_mail(work: Work, bob: User) -> None:
    choose(bob, {"chapter": Choice(in_inbox=False, mail=MailPace.AT_ONCE)}, at=NOON)
    post(work, "Two")
    mail_due_notices(now=NOON)
    assert letter().subject.endswith("Two")


def test_without_a_verified_address_or_with_a_paused_one_news_stays_in_the_inbox(alice: User, bob: User) -> None:
    give_address(alice, verified=False)
    Address.objects.create(email=give_address(bob), paused_at=NOON)
    people = [alice, bob, make_member("nowhere")]
    report_to(people, NewsKind.ANSWER, key="review:2", link="/", at=NOON)
    mail_due_notices(now=NOON)
    assert not Letter.objects.exists()
    assert Notice.objects.filter(mail_at=None).count() == 3
    assert all(Notice.objects.visible_to(person).count() == 1 for person in people)


def test_a_closed_account_gets_no_mail(bob: User) -> None:
    give_address(bob)
    report_to([bob], NewsKind.ANSWER, key="review:2", link="/", at=NOON)
    User.objects.filter(pk=bob.pk).update(is_active=False)
    mail_due_notices(now=NOON)
    assert not Letter.objects.exists()
    assert not Notice.objects.mail_due(NOON).exists()


def test_one_letter_that_cannot_be_written_holds_up_no_other(
    alice: User, bob: User, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Nor is it tried every second."""
    give_address(alice)
    give_address(bob)
    report_to([alice, bob], NewsKind.ANSWER, key="review:2", link="/", at=NOON)
    with monkeypatch.context() as broken:
        broken.setattr(mailing, "unsubscribe_url", lambda user, kinds: f"https://{1 / (user.pk - alice.pk)}")
        mail_due_notices(now=NOON)
    assert letter().address == "bob@readers.example"
    assert "could not be mailed" in caplog.text
    assert mail_due_notices(now=NOON) == 0
    mail_due_notices(now=NOON + timedelta(hours=1))
    assert Letter.objects.count() == 2


def test_many_letters_come_in_bounded_bites(alice: User, bob: User, mo: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailing, "PEOPLE_A_ROUND", 2)
    for person in (alice, bob, mo):
        give_address(person)
    report_to([alice, bob, mo], NewsKind.ANSWER, key="review:2", link="/", at=NOON)
    assert [mail_due_notices(now=NOON) for _round in range(3)] == [2, 1, 0]
    assert Letter.objects.count() == 3


# The way out


def way_out() -> str:
    """The address in the letter's header, as a mail program would post to it."""
    header = letter().headers["List-Unsubscribe"]
    return re.fullmatch(r"<http://[^/]+(/unsubscribe/[^>]+)>", header)[1]  # type: ignore[index]


def test_one_click_in_the_mail_program_ends_mail_of_that_kind(work: Work, bob: User) -> None:
    """By RFC 8058: a POST with this very body, without cookies, without a token of ours against forgery."""
    post(work, "Two")
    mail_due_notices(now=NOON)
    assert letter().headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter().headers["Auto-Submitted"] == "auto-generated"
    assert letter().headers["List-Id"] == "<news.127.0.0.1>"
    program = Client(enforce_csrf_checks=True)
    for _twice in range(2):
        answer = program.post(way_out(), "List-Unsubscribe=One-Click", "application/x-www-form-urlencoded")
        assert answer.status_code == 200
    assert choices_of(bob)["chapter"] == Choice(in_inbox=True, mail=MailPace.NEVER)
    assert choices_of(bob)["answer"].mail == MailPace.AT_ONCE
    post(work, "Three")
    mail_due_notices(now=NOON)
    assert Letter.objects.count() == 1


def test_opening_the_link_only_asks(client: Client, work: Work, bob: User) -> None:
    post(work, "Two")
    mail_due_notices(now=NOON)
    page = open_page(client, way_out())
    assert "A new chapter" in page.text
    assert choices_of(bob)["chapter"].mail == MailPace.AT_ONCE
    assert page.tree.css_first("main form").attributes["action"] == way_out()


@pytest.mark.parametrize("slip", ["cut", "changed", "of another kind", "of nobody"])
def test_a_link_with_a_slip_in_it_is_explained_and_does_nothing(
    client: Client, work: Work, bob: User, slip: str
) -> None:
    post(work, "Two")
    mail_due_notices(now=NOON)
    token = {
        "cut": way_out()[:-3],
        "changed": way_out().replace("/unsubscribe/", "/unsubscribe/x"),
        "of another kind": "/unsubscribe/" + signing.dumps([bob.pk, "chapter"], salt="another"),
        "of nobody": "/unsubscribe/" + signing.dumps([10**9, "chapter"], salt="ficstead.telling.unsubscribe"),
    }[slip]
    assert "That link is incomplete" in open_page(client, token, status=404).text
    assert client.post(token).status_code == 404
    assert choices_of(bob)["chapter"].mail == MailPace.AT_ONCE
