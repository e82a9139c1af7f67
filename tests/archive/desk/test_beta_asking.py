"""Asking betas: by name or by mail, with their consent; either side ends it, and both want the credit or there is none."""

import re
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from ficstead.archive.accounts.blocking import block
from ficstead.archive.accounts.models import Invitation, User
from ficstead.archive.desk.beta_letters import LETTERS_A_DAY, BetaLink, write_to_beta
from ficstead.archive.desk.betaing import accept_beta, ask_beta, decline_beta
from ficstead.archive.desk.inviting import AlreadyThere, SaidNoLately, accept, invite
from ficstead.archive.desk.models import Beta
from ficstead.archive.mail.models import Letter
from ficstead.archive.telling.models import Notice
from ficstead.archive.works.models import Work
from tests.archive.desk.beta_reading import beta_url, make_beta, make_draft, only_chapter, send_remark
from tests.archive.making import NOON, make_member
from tests.archive.pages import Page, open_page, read_page
from tests.archive.telling.people import give_address

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_mo(mo: User) -> Client:
    client = Client()
    client.force_login(mo)
    return client


def ask(client: Client, work: Work, who: str = "Bob") -> Page:
    """What the author sees after asking."""
    answer = client.post(f"/desk/works/{work.pk}/betas", {"who": who}, follow=True)
    return read_page(answer.content.decode())


def notices(user: User) -> list[str]:
    return [notice.news.kind for notice in Notice.objects.visible_to(user).unread()]


def reads(client: Client, work: Work) -> bool:
    return client.get(beta_url(only_chapter(work))).status_code == 200


# 1. By name


def test_a_beta_is_asked_says_yes_and_reads(as_alice: Client, as_bob: Client, alice: User, bob: User) -> None:
    work = make_draft(alice)
    assert not reads(as_bob, work)
    assert "bob has been asked." in ask(as_alice, work, "bob").text
    assert notices(bob) == ["beta_request"]
    assert "Alice Amber asks you to read as a beta" in open_page(as_bob, "/inbox").text
    page = open_page(as_bob, "/desk/beta")
    assert "Alice Amber would like Bob to read this before others do" in page.text
    assert page.texts(".desk-nav .mark") == ["1 waiting"]
    assert not reads(as_bob, work)
    answer = as_bob.post(f"/desk/beta/requests/{Beta.objects.get().pk}/accept")
    assert answer.headers["Location"] == f"/desk/beta/works/{work.pk}"
    assert reads(as_bob, work)
    assert notices(bob) == []
    assert notices(alice) == ["beta"]
    assert "Bob has said yes" in open_page(as_alice, "/inbox").text
    assert "Reads along" in open_page(as_alice, f"/desk/works/{work.pk}/betas").text


def test_asking_twice_is_asking_once_and_answering_twice_is_answering_once(as_alice: Client, as_bob: Client, alice: User, bob: User) -> None:  # fmt: skip
    work = make_draft(alice)
    ask(as_alice, work)
    ask(as_alice, work)
    beta = Beta.objects.get()
    assert notices(bob) == ["beta_request"]
    for _twice in range(2):
        assert as_bob.post(f"/desk/beta/requests/{beta.pk}/accept").headers["Location"] == f"/desk/beta/works/{work.pk}"
    as_bob.post(f"/desk/beta/requests/{beta.pk}/decline")
    assert reads(as_bob, work)
    assert "writes or reads it already" in ask(as_alice, work).text


def test_a_no_is_a_no_for_a_month(as_alice: Client, as_bob: Client, alice: User, bob: User) -> None:
    work = make_draft(alice)
    ask(as_alice, work)
    pk = Beta.objects.get().pk
    as_bob.post(f"/desk/beta/requests/{pk}/decline")
    as_bob.post(f"/desk/beta/requests/{pk}/accept")
    assert not reads(as_bob, work)
    page = ask(as_alice, work)
    assert "said no not long ago" in page.text
    assert "declined on" in page.text
    with pytest.raises(SaidNoLately):
        ask_beta(work, "Bob", by=alice, at=timezone.now() + timedelta(days=29))
    ask_beta(work, "Bob", by=alice, at=timezone.now() + timedelta(days=31))
    assert notices(bob) == ["beta_request"]


def test_who_can_not_be_asked_is_said_in_words(as_alice: Client, alice: User, bob: User) -> None:
    work = make_draft(alice, bob)
    for who, words in [
        ("Nobody Known", "Nobody here is called “Nobody Known”."),
        ("Nightjar", "That is you"),
        ("Bob", "writes or reads it already"),
        ("", "This field is required."),
        ("a@b", "Enter a valid email address."),
        ("<b>@x", "Enter a valid email address."),
    ]:
        assert words in ask(as_alice, work, who).text
    assert not Beta.objects.exists()


def test_a_request_is_taken_back_with_its_news(as_alice: Client, as_bob: Client, alice: User, bob: User) -> None:
    work = make_draft(alice)
    ask(as_alice, work)
    pk = Beta.objects.get().pk
    as_alice.post(f"/desk/betas/{pk}/end")
    assert notices(bob) == []
    assert "You read for nobody yet" in open_page(as_bob, "/desk/beta").text
    as_bob.post(f"/desk/beta/requests/{pk}/accept")
    assert not reads(as_bob, work)
    assert "Bob" not in open_page(as_alice, f"/desk/works/{work.pk}/betas").texts(".beta-row")


def test_whoever_keeps_an_author_away_is_not_asked_and_looks_no_different(as_alice: Client, as_bob: Client, alice: User, bob: User) -> None:  # fmt: skip
    work = make_draft(alice)
    block(bob, alice, at=NOON)
    assert "Bob has been asked." in ask(as_alice, work).text
    assert notices(bob) == []
    assert "You read for nobody yet" in open_page(as_bob, "/desk/beta").text
    assert as_bob.post(f"/desk/beta/requests/{Beta.objects.get().pk}/accept").status_code == 404


def test_a_beta_whom_an_author_keeps_away_reads_no_longer(as_bob: Client, alice: User, bob: User) -> None:
    work = make_draft(alice)
    make_beta(work, bob, by=alice)
    assert reads(as_bob, work)
    block(alice, bob, at=NOON)
    assert not reads(as_bob, work)


def test_only_the_one_who_is_asked_can_answer(as_bob: Client, as_mo: Client, alice: User, bob: User) -> None:
    beta = ask_beta(make_draft(alice), "Bob", by=alice, at=NOON)
    for deed in ("accept", "decline"):
        assert as_mo.post(f"/desk/beta/requests/{beta.pk}/{deed}").status_code == 404
        assert as_bob.get(f"/desk/beta/requests/{beta.pk}/{deed}").status_code == 405
    assert Beta.objects.get().answered_at is None


# 2. Ending, and the credit


def test_either_side_ends_it_and_nothing_is_seen_any_more(as_alice: Client, as_bob: Client, as_mo: Client, alice: User, bob: User, mo: User) -> None:  # fmt: skip
    work = make_draft(alice)
    his, hers = make_beta(work, bob, by=alice), make_beta(work, mo, by=alice)
    assert as_mo.post(f"/desk/betas/{his.pk}/end").status_code == 404
    as_alice.post(f"/desk/betas/{his.pk}/end")
    as_mo.post(f"/desk/beta/works/{work.pk}/step-down")
    for client in (as_bob, as_mo):
        assert not reads(client, work)
        assert client.get(f"/desk/beta/works/{work.pk}").status_code == 404
        assert "The Long Tide" not in open_page(client, "/inbox").text
    assert Beta.objects.get(pk=hers.pk).ended_at is not None
    make_beta(work, bob, by=alice)
    assert reads(as_bob, work)


def test_the_title_page_names_a_beta_when_both_want_it(as_alice: Client, as_bob: Client, client: Client, alice: User, bob: User) -> None:  # fmt: skip
    work = make_draft(alice, posted=True)
    beta = make_beta(work, bob, by=alice)
    credit, own = f"/desk/betas/{beta.pk}/credit", f"/desk/beta/readings/{beta.pk}/credit"

    def named() -> bool:
        return "Beta Bob" in open_page(client, f"/works/{work.pk}").text

    assert not named()
    before = Work.objects.get().revision
    as_alice.post(credit, {"given": "on"})
    assert named()
    assert Work.objects.get().revision > before
    as_bob.post(own)
    assert not named()
    assert "would rather not be named" in open_page(as_alice, f"/desk/works/{work.pk}/betas").text
    as_bob.post(own, {"wanted": "on"})
    assert named()
    as_alice.post(f"/desk/betas/{beta.pk}/end")
    assert named(), "who has helped has helped"
    assert "You have read" in open_page(as_bob, "/desk/beta").text
    as_bob.post(own)
    assert not named()
    assert as_bob.post(credit, {"given": "on"}).status_code == 404
    assert as_alice.post(own, {"wanted": "on"}).status_code == 404


def test_a_co_author_asks_and_ends_as_well(as_bob: Client, as_mo: Client, alice: User, bob: User, mo: User) -> None:
    work = make_draft(alice, bob)
    beta = make_beta(work, mo, by=alice)
    as_bob.post(f"/desk/betas/{beta.pk}/end")
    assert not reads(as_mo, work)
    assert "has been asked" in ask(as_bob, work, "Mo").text


def test_a_beta_who_becomes_an_author_is_not_asked_again(alice: User, bob: User) -> None:
    work = make_draft(alice)
    accept(invite(work, "Bob", by=alice, at=NOON), at=NOON)
    with pytest.raises(AlreadyThere):
        ask_beta(work, "Bob", by=alice, at=NOON)


# 3. By mail


def link_in(letter: Letter) -> str:
    found = re.search(r"https?://[^/\s]+(/desk/beta/by-mail/\S+)", letter.text)
    assert found
    return found[1]


def test_a_letter_lets_one_person_in_once(as_alice: Client, as_bob: Client, as_mo: Client, alice: User, bob: User, client: Client, settings: LazySettings) -> None:  # fmt: skip
    settings.SIGN_UP = "open"
    work = make_draft(alice)
    assert "Dear@Example.org has been asked." in ask(as_alice, work, "Dear@Example.org").text
    ask(as_alice, work, "dear@example.org")
    letter = Letter.objects.get()
    assert letter.address == "dear@example.org"
    assert "“The Long Tide”" in letter.text
    link = link_in(letter)
    assert client.get(link).headers["Location"].startswith("/sign-in?next=/desk/beta/by-mail/")
    assert "Alice Amber would like you to read this" in open_page(as_bob, link).text
    assert not reads(as_bob, work)
    answer = as_bob.post(link, {"do": "accept", "pseud": bob.default_pseud().pk})
    assert answer.headers["Location"] == f"/desk/beta/works/{work.pk}"
    assert reads(as_bob, work)
    assert Beta.objects.get().email == ""
    assert "has been answered or withdrawn" in open_page(as_mo, link).text
    as_mo.post(link, {"do": "accept", "pseud": User.objects.get(username="mo").default_pseud().pk})
    assert not reads(as_mo, work)


def test_a_letter_is_answered_under_a_name_of_ones_own(as_bob: Client, alice: User, bob: User) -> None:
    work = make_draft(alice)
    alice.invitations_left = 1
    alice.save()
    link = f"/desk/beta/by-mail/{BetaLink.of(write_to_beta(work, 'x@example.org', by=alice, at=NOON))}"
    answer = as_bob.post(link, {"do": "accept", "pseud": alice.default_pseud().pk})
    assert answer.status_code == 422
    assert not Beta.objects.get().accepted


def test_a_forged_old_or_withdrawn_link_opens_nothing(as_bob: Client, as_alice: Client, alice: User, bob: User, mo: User, settings: LazySettings) -> None:  # fmt: skip
    settings.SIGN_UP = "open"
    work = make_draft(alice)
    ask(as_alice, work, "x@example.org")
    link = link_in(Letter.objects.get())
    assert as_bob.get(link[:-2] + "xx").status_code == 404
    assert as_bob.get("/desk/beta/by-mail/1").status_code == 404
    as_alice.post(f"/desk/betas/{Beta.objects.get().pk}/end")
    assert "answered or withdrawn" in open_page(as_bob, link).text
    as_bob.post(link, {"do": "accept", "pseud": bob.default_pseud().pk})
    assert not reads(as_bob, work)
    ask(as_alice, work, "x@example.org")
    block(bob, alice, at=NOON)
    assert as_bob.get(link_in(Letter.objects.latest("pk"))).status_code == 404


def test_where_sign_up_is_by_invitation_the_letter_brings_one(as_alice: Client, as_bob: Client, alice: User, bob: User, client: Client, settings: LazySettings) -> None:  # fmt: skip
    settings.SIGN_UP = "invitation"
    work = make_draft(alice)
    assert "you have none left to give" in ask(as_alice, work, "x@example.org").text
    assert not Beta.objects.exists()
    User.objects.filter(pk=alice.pk).update(invitations_left=1)
    ask(as_alice, work, "x@example.org")
    letter, code = Letter.objects.get(), Invitation.objects.get().code
    assert f"/sign-up?code={code}&next=%2Fdesk%2Fbeta%2Fby-mail%2F" in letter.text
    page = open_page(client, re.search(r"(/sign-up\S+)", letter.text)[1])  # type: ignore[index]
    assert page.tree.css_first("[name=code]").attributes["value"] == code
    assert page.tree.css_first("[name=next]").attributes["value"].startswith("/desk/beta/by-mail/")
    as_bob.post(link_in(letter), {"do": "accept", "pseud": bob.default_pseud().pk})
    assert not Invitation.objects.exists(), "a member doesn't use it up"
    assert User.objects.get(pk=alice.pk).invitations_left == 1


def test_a_declined_letter_is_not_sent_again_for_a_month(as_alice: Client, as_bob: Client, alice: User, settings: LazySettings) -> None:  # fmt: skip
    settings.SIGN_UP = "open"
    work = make_draft(alice)
    ask(as_alice, work, "x@example.org")
    as_bob.post(link_in(Letter.objects.get()), {"do": "decline"})
    assert "said no not long ago" in ask(as_alice, work, "X@example.org").text


def test_a_member_who_keeps_the_author_away_gets_no_letter(as_alice: Client, alice: User, bob: User, settings: LazySettings) -> None:  # fmt: skip
    settings.SIGN_UP = "open"
    email = give_address(bob)
    block(bob, alice, at=NOON)
    assert f"{email} has been asked." in ask(as_alice, make_draft(alice), email).text
    assert not Letter.objects.exists()


def test_letters_to_strangers_are_few_a_day(as_alice: Client, alice: User, settings: LazySettings) -> None:
    settings.SIGN_UP = "closed"
    work = make_draft(alice)
    for number in range(LETTERS_A_DAY):
        ask(as_alice, work, f"reader{number}@example.org")
    assert "You have written to ten addresses today." in ask(as_alice, work, "one-more@example.org").text
    assert Letter.objects.count() == LETTERS_A_DAY
    assert "sign-up" not in Letter.objects.latest("pk").text


def test_asked_by_name_and_by_mail_is_answered_once(alice: User, bob: User, settings: LazySettings) -> None:
    settings.SIGN_UP = "open"
    work = make_draft(alice)
    ask_beta(work, "Bob", by=alice, at=NOON)
    letter = write_to_beta(work, "x@example.org", by=alice, at=NOON)
    accept_beta(letter, by=bob.default_pseud(), at=NOON)
    assert Beta.objects.get().accepted
    assert notices(bob) == []


# 4. Long lists


def test_more_readings_need_no_more_queries(as_bob: Client, as_alice: Client, alice: User, bob: User, mo: User, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:  # fmt: skip
    def more(number: int) -> None:
        for person in (alice, mo):
            work = make_draft(person, title=f"Tide {number}", posted=True)
            make_beta(work, bob, by=person)
            send_remark(as_bob, only_chapter(work), text="Lovely!")
        ask_beta(make_draft(alice, title=f"Ebb {number}"), "Bob", by=alice, at=NOON)
        beta = make_beta(
            Work.objects.get(title="Tide 0", authors__user=alice), make_member(f"reader{number}"), by=alice
        )
        decline_beta(beta, at=NOON)

    more(0)
    mine = Work.objects.get(title="Tide 0", authors__user=alice)
    counts = []
    for number in range(1, 6):
        with django_assert_max_num_queries(17) as asked:
            open_page(as_bob, "/desk/beta")
        with django_assert_max_num_queries(17) as shown:
            open_page(as_alice, f"/desk/works/{mine.pk}/betas")
        counts.append((len(asked), len(shown)))
        more(number)
    assert len(set(counts)) == 1, counts
