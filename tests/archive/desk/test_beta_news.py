"""What betas are told: which chapters they are asked to read, what became of their proposals; and what they aren't."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.beta_news import ask_to_read
from ficstead.archive.desk.betaing import end_beta
from ficstead.archive.desk.models import Beta, Remark
from ficstead.archive.desk.posting import save_chapter
from ficstead.archive.desk.proposals import accept_proposals, reject_proposals
from ficstead.archive.mail.models import Letter
from ficstead.archive.telling.mailing import mail_due_notices
from ficstead.archive.telling.models import NewsKind, Notice, TellingChoice
from ficstead.archive.telling.sittings import MAIL_WAITS
from ficstead.archive.works.models import Chapter, ChapterTexts
from tests.archive.desk.beta_reading import BODY, beta_url, judge, make_beta, make_draft, only_chapter, propose
from tests.archive.making import NOON, make_chapter
from tests.archive.pages import open_page

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def draft(alice: User, bob: User) -> Chapter:
    """alice's, which bob reads as a beta; nobody has been told anything yet."""
    work = make_draft(alice)
    make_beta(work, bob, by=alice)
    Notice.objects.all().delete()
    return only_chapter(work)


def told(user: User) -> list[str]:
    """The words of what is unread in their inbox, the latest first."""
    return [notice.news.excerpt for notice in Notice.objects.visible_to(user).unread().with_news().newest_first()]


def save(client: Client, chapter: Chapter, **fields: str) -> None:
    base = chapter.revisions.count()
    sent = {"title": "Bell", "body": BODY, "body_format": "html", "base": base, **fields}
    assert client.post(f"/desk/works/{chapter.work_id}/chapters/{chapter.pk}", sent).status_code == 302


# Asked to read


def test_betas_are_asked_when_their_author_wishes_it_and_not_before(
    as_alice: Client, as_bob: Client, bob: User, draft: Chapter
) -> None:
    save(as_alice, draft, body="<p>Half a bell.</p>")
    assert told(bob) == []
    page = open_page(as_alice, f"/desk/works/{draft.work_id}/chapters/{draft.pk}")
    assert "hasn't seen it yet" in page.texts(".beta-readers li")[0]
    save(as_alice, draft, body="<p>A whole bell.</p>", ask_betas="on")
    assert told(bob) == ["The Long Tide\nChapter 1: Bell"]
    inbox = open_page(as_bob, "/inbox/of/beta_chapter")
    assert "Alice Amber asks you to read, as a beta" in inbox.text
    assert as_bob.get(inbox.links(".notice-title a")[0]).headers["Location"] == beta_url(draft)
    assert "whole bell" in open_page(as_bob, beta_url(draft)).text
    assert told(bob) == []
    page = open_page(as_alice, f"/desk/works/{draft.work_id}/chapters/{draft.pk}")
    assert "has seen it as it stands" in page.texts(".beta-readers li")[0]


def test_who_has_seen_the_present_version_is_not_asked_until_it_changes(
    as_alice: Client, as_bob: Client, bob: User, draft: Chapter
) -> None:
    as_bob.get(beta_url(draft))
    answer = as_alice.post(
        f"/desk/works/{draft.work_id}/chapters/{draft.pk}",
        {"title": "Bell", "body": BODY, "body_format": "html", "base": 1, "ask_betas": "on"},
        follow=True,
    )
    assert "nobody was asked" in answer.content.decode()
    assert told(bob) == []
    save(as_alice, draft, body="<p>Another bell.</p>", ask_betas="on")
    assert told(bob) == ["The Long Tide\nChapter 1: Bell"]


def test_asking_again_and_again_is_one_notice_and_one_letter(bob: User, alice: User, draft: Chapter) -> None:
    for minute in range(4):
        assert ask_to_read(draft.work, draft, by=alice, at=NOON + minute * MINUTE) == 1
    assert told(bob) == ["The Long Tide\nChapter 1: Bell"]
    ask_to_read(draft.work, draft, by=alice, at=NOON + 2 * HOUR)
    assert told(bob) == ["The Long Tide\nChapter 1: Bell"]
    assert Notice.objects.get(recipient=bob).made_at == NOON + 2 * HOUR


def test_all_that_is_new_is_one_notice_that_opens_the_list(as_alice: Client, as_bob: Client, bob: User, draft: Chapter) -> None:  # fmt: skip
    for number in range(2, 9):
        make_chapter(draft.work, title=f"No. {number}", body="<p>Row.</p>", posted=False)
    make_chapter(draft.work, title="Empty", body="", posted=False)
    as_bob.get(beta_url(draft))
    assert "Ask them to read what is new" in open_page(as_alice, f"/desk/works/{draft.work_id}/betas").text
    answer = as_alice.post(f"/desk/works/{draft.work_id}/betas/read", follow=True)
    assert "1 beta has been asked to read it." in answer.content.decode()
    [words] = told(bob)
    assert words.split("\n")[:2] == ["The Long Tide", "Chapter 2: No. 2"]
    assert words.split("\n")[-1] == "and 2 more"
    open_page(as_bob, f"/desk/beta/works/{draft.work_id}")
    assert told(bob) == []


def test_the_letter_waits_until_the_author_may_be_done(alice: User, bob: User, draft: Chapter) -> None:
    bob.emailaddress_set.create(email="bob@example.org", verified=True, primary=True)
    ask_to_read(draft.work, draft, by=alice, at=NOON)
    mail_due_notices(now=NOON + MAIL_WAITS - MINUTE)
    assert not Letter.objects.exists()
    mail_due_notices(now=NOON + MAIL_WAITS)
    letter = Letter.objects.get()
    assert letter.subject == "Alice Amber asks you to read, as a beta"
    assert "Chapter 1: Bell" in letter.text
    assert beta_url(draft) in letter.text
    assert mail.outbox == []


def test_each_chooses_how_to_hear_of_it(as_bob: Client, alice: User, bob: User, draft: Chapter) -> None:
    page = open_page(as_bob, "/settings/news")
    assert {"A chapter to read as a beta", "What became of your proposals"} <= set(page.texts("legend"))
    TellingChoice.objects.create(user=bob, kind=NewsKind.BETA_CHAPTER, in_inbox=False, mail="never")
    ask_to_read(draft.work, draft, by=alice, at=NOON)
    assert told(bob) == []
    assert Notice.objects.get(recipient=bob).mail_at is None


def test_only_an_author_asks_and_only_those_who_read_are_told(
    as_bob: Client, alice: User, bob: User, mo: User, draft: Chapter
) -> None:
    make_beta(draft.work, mo, by=alice)
    assert as_bob.post(f"/desk/works/{draft.work_id}/betas/read").status_code == 404
    ask_to_read(draft.work, draft, by=alice, at=NOON)
    end_beta(Beta.objects.get(pseud__user=bob), at=NOON)
    assert Notice.objects.filter(recipient=bob).count() == 0
    save_chapter(draft, ChapterTexts(body="<p>New.</p>"), by=alice, at=NOON + MINUTE)
    assert ask_to_read(draft.work, draft, by=alice, at=NOON + 2 * HOUR) == 1
    assert Notice.objects.filter(recipient=bob).count() == 0
    assert len(told(mo)) == 1


# What became of proposals


def test_a_sitting_of_decisions_is_one_notice(
    as_bob: Client, as_alice: Client, alice: User, bob: User, draft: Chapter
) -> None:
    proposals = [
        propose(as_bob, draft, 1, "The bell", "A bell"),
        propose(as_bob, draft, 1, "nobody", "no one"),
        propose(as_bob, draft, 2, "or swim", "or drown"),
    ]
    Notice.objects.all().delete()
    judge(as_alice, proposals[0])
    judge(as_alice, proposals[1], "reject")
    judge(as_alice, proposals[2])
    assert told(bob) == ["The Long Tide\nChapter 1: Bell\n2 taken over, 1 not taken"]
    inbox = open_page(as_bob, "/inbox/of/beta_verdict")
    assert "Alice Amber has decided on your proposals" in inbox.text
    open_page(as_bob, beta_url(draft))
    assert told(bob) == []
    assert told(alice) == []


def test_the_next_sitting_counts_anew(as_bob: Client, alice: User, bob: User, draft: Chapter) -> None:
    one, two, three = (propose(as_bob, draft, 2, old, new) for old, new in [("Row", "Pull"), ("or", "and"), ("fell", "was")])  # fmt: skip
    accept_proposals(draft, [one.pk], by=alice, at=NOON)
    reject_proposals(draft, [two.pk], by=alice, at=NOON + 30 * MINUTE)
    assert told(bob) == ["The Long Tide\nChapter 1: Bell\n1 taken over, 1 not taken"]
    accept_proposals(draft, [three.pk], by=alice, at=NOON + 2 * HOUR)
    assert told(bob) == ["The Long Tide\nChapter 1: Bell\n1 taken over"]


def test_deciding_on_nothing_tells_nothing(as_bob: Client, as_alice: Client, alice: User, bob: User, draft: Chapter) -> None:  # fmt: skip
    proposal = propose(as_bob, draft, 2, "Row", "Pull")
    judge(as_alice, proposal)
    Notice.objects.all().delete()
    judge(as_alice, proposal)
    judge(as_alice, proposal, "reject")
    assert told(bob) == []


def test_who_has_left_the_table_is_not_told(as_bob: Client, as_alice: Client, alice: User, bob: User, draft: Chapter) -> None:  # fmt: skip
    proposal = propose(as_bob, draft, 2, "Row", "Pull")
    end_beta(Beta.objects.get(pseud__user=bob), at=NOON)
    judge(as_alice, proposal)
    assert Remark.objects.get().verdict == "accepted"
    assert Notice.objects.filter(recipient=bob).count() == 0


def test_more_chapters_need_no_more_queries_to_ask(
    alice: User, draft: Chapter, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _more in range(10):
        make_chapter(draft.work, body="<p>Row.</p>", posted=False)
    with django_assert_max_num_queries(25):
        ask_to_read(draft.work, by=alice, at=NOON)
