"""Writing together: nobody stands on a work without their yes, and nobody is taken off it but by themselves."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from ficstead.archive.accounts.blocking import block, unblock
from ficstead.archive.accounts.models import FormerName, User
from ficstead.archive.desk.inviting import AlreadyThere, SaidNoLately, accept, decline, invite, leave_work, take_back
from ficstead.archive.desk.models import AuthorRequest
from ficstead.archive.desk.posting import TitlePage, save_title_page
from ficstead.archive.telling.models import News, Notice
from ficstead.archive.works.models import Work
from tests.archive.desk.test_series import make_series
from tests.archive.making import NOON, make_member, make_work
from tests.archive.pages import Page, open_page, read_page

pytestmark = pytest.mark.django_db


def ask(client: Client, work: Work, name: str = "Bob") -> Page:
    """What the author sees after asking."""
    answer = client.post(f"/desk/works/{work.pk}/authors", {"name": name}, follow=True)
    return read_page(answer.content.decode())


def authors(work: Work) -> list[str]:
    return [pseud.name for pseud in Work.objects.get(pk=work.pk).author_list()]


def notices(user: User) -> int:
    return Notice.objects.visible_to(user).unread().count()


# 1. Asking and answering


def test_a_co_author_is_asked_says_yes_and_has_the_whole_desk(
    as_alice: Client, as_bob: Client, alice: User, bob: User, client: Client
) -> None:
    work = make_work(alice)
    assert as_bob.get(f"/desk/works/{work.pk}").status_code == 404
    assert "Bob has been asked." in ask(as_alice, work, "  bOB ").text
    assert authors(work) == ["Alice Amber"]
    assert notices(bob) == 1
    page = open_page(as_bob, "/desk/requests")
    assert "Alice Amber would like Bob to stand on this work as an author." in page.text
    assert page.texts(".desk-nav .mark") == ["1 waiting"]
    request, before = AuthorRequest.objects.get(), Work.objects.get().revision
    answer = as_bob.post(f"/desk/requests/{request.pk}/accept")
    assert answer.headers["Location"] == f"/desk/works/{work.pk}"
    assert authors(work) == ["Alice Amber", "Bob"]
    assert Work.objects.get().revision > before
    assert "Bob" in open_page(client, f"/works/{work.pk}").text
    assert notices(bob) == 0
    for path in ("", "/settings", "/authors", "/announcements", "/statistics"):
        open_page(as_bob, f"/desk/works/{work.pk}{path}")


def test_a_draft_can_be_shared_before_anybody_reads_it(
    as_alice: Client, as_bob: Client, alice: User, bob: User
) -> None:
    work = make_work(alice, posted=False)
    ask(as_alice, work)
    assert notices(bob) == 1
    assert "not posted yet" in open_page(as_bob, "/desk/requests").text
    assert as_bob.get(f"/works/{work.pk}").status_code == 404
    as_bob.post(f"/desk/requests/{AuthorRequest.objects.get().pk}/accept")
    assert as_bob.get(f"/works/{work.pk}").status_code == 200


def test_a_no_is_a_no_for_a_month(as_alice: Client, as_bob: Client, alice: User, bob: User) -> None:
    work = make_work(alice)
    ask(as_alice, work)
    as_bob.post(f"/desk/requests/{AuthorRequest.objects.get().pk}/decline")
    assert authors(work) == ["Alice Amber"]
    assert notices(bob) == 0
    page = ask(as_alice, work)
    assert "said no not long ago" in page.text
    assert "declined on" in page.text
    with pytest.raises(SaidNoLately):
        invite(work, "Bob", by=alice, at=timezone.now() + timedelta(days=29))
    invite(work, "Bob", by=alice, at=timezone.now() + timedelta(days=31))
    assert notices(bob) == 1


def test_asking_twice_is_asking_once_and_answering_twice_is_answering_once(
    as_alice: Client, as_bob: Client, alice: User, bob: User
) -> None:
    work = make_work(alice)
    ask(as_alice, work)
    ask(as_alice, work)
    request = AuthorRequest.objects.get()
    assert notices(bob) == 1
    for _time in range(2):
        assert as_bob.post(f"/desk/requests/{request.pk}/accept").headers["Location"] == f"/desk/works/{work.pk}"
    assert authors(work) == ["Alice Amber", "Bob"]
    as_bob.post(f"/desk/requests/{request.pk}/decline")
    assert authors(work) == ["Alice Amber", "Bob"]
    with pytest.raises(AlreadyThere):
        invite(work, "bob", by=alice, at=NOON)


def test_a_no_followed_by_a_yes_from_an_old_tab_stays_a_no(as_bob: Client, alice: User, bob: User) -> None:
    work = make_work(alice)
    request = invite(work, "Bob", by=alice, at=NOON)
    as_bob.post(f"/desk/requests/{request.pk}/decline")
    as_bob.post(f"/desk/requests/{request.pk}/accept")
    assert authors(work) == ["Alice Amber"]


def test_a_request_is_taken_back_with_its_news(as_alice: Client, as_bob: Client, alice: User, bob: User) -> None:
    work = make_work(alice)
    ask(as_alice, work)
    request = AuthorRequest.objects.get()
    answer = as_alice.post(f"/desk/requests/{request.pk}/take-back")
    assert answer.headers["Location"] == f"/desk/works/{work.pk}/authors"
    assert notices(bob) == 0
    assert not News.objects.filter(kind="request").exists()
    assert "Nobody is asking you anything" in open_page(as_bob, "/desk/requests").text
    assert as_bob.post(f"/desk/requests/{request.pk}/accept").status_code == 404
    assert as_alice.post(f"/desk/requests/{request.pk}/take-back").status_code == 404


def test_an_answered_request_is_not_taken_back(alice: User, bob: User) -> None:
    work = make_work(alice)
    request = invite(work, "Bob", by=alice, at=NOON)
    accept(request, at=NOON)
    take_back(AuthorRequest.objects.all())
    assert authors(work) == ["Alice Amber", "Bob"]
    assert AuthorRequest.objects.get().accepted


def test_a_former_name_still_finds_its_person(as_alice: Client, alice: User, bob: User) -> None:
    FormerName.objects.create(pseud=bob.default_pseud(), name="Bobolink", key="bobolink")
    assert "Bob has been asked." in ask(as_alice, make_work(alice), "Bobolink").text


def test_who_cannot_be_asked_is_said_in_words(as_alice: Client, alice: User, bob: User) -> None:
    work = make_work(alice)
    assert "Nobody here is called “Nemo”" in ask(as_alice, work, "Nemo").text
    assert "That is you." in ask(as_alice, work, "nightjar").text
    assert ask(as_alice, work, "Nemo").tree.css_first("[name=name]").attributes["value"] == "Nemo"
    assert ask(as_alice, work, "").texts(".errorlist li")
    assert not AuthorRequest.objects.exists()


# 2. Whom it is no business of


def test_a_person_who_keeps_me_away_is_never_told_and_i_cannot_tell(
    as_alice: Client, as_bob: Client, alice: User, bob: User
) -> None:
    work, other = make_work(alice), make_member("carol", pseuds=("Carol",))
    block(bob, alice, at=NOON)
    page, usual = ask(as_alice, work, "Bob"), ask(as_alice, work, "Carol")
    assert page.text.count("no answer yet") == 1
    assert usual.text.count("no answer yet") == 2
    assert (notices(bob), notices(other)) == (0, 1)
    request = AuthorRequest.objects.get(pseud__user=bob)
    assert "Nobody is asking you anything" in open_page(as_bob, "/desk/requests").text
    assert as_bob.post(f"/desk/requests/{request.pk}/accept").status_code == 404
    unblock(bob, alice)
    assert as_bob.post(f"/desk/requests/{request.pk}/accept").status_code == 302


def test_only_the_person_who_is_asked_answers(as_alice: Client, alice: User, bob: User, mo: User) -> None:
    work = make_work(alice)
    request = invite(work, "Bob", by=alice, at=NOON)
    as_mo = Client()
    as_mo.force_login(mo)
    for client in (as_alice, as_mo):
        assert client.post(f"/desk/requests/{request.pk}/accept").status_code == 404
        assert client.post(f"/desk/requests/{request.pk}/decline").status_code == 404
    assert as_mo.post(f"/desk/requests/{request.pk}/take-back").status_code == 404
    assert authors(work) == ["Alice Amber"]
    assert AuthorRequest.objects.get().answered_at is None


def test_strangers_and_guests_neither_ask_nor_see(as_bob: Client, alice: User, client: Client) -> None:
    work = make_work(alice)
    assert as_bob.post(f"/desk/works/{work.pk}/authors", {"name": "Bob"}).status_code == 404
    assert as_bob.get(f"/desk/works/{work.pk}/authors").status_code == 404
    assert as_bob.post(f"/desk/works/{work.pk}/leave").status_code == 404
    for path in (f"works/{work.pk}/authors", "requests"):
        assert client.get(f"/desk/{path}").headers["Location"].startswith("/sign-in")


def test_a_request_for_a_work_in_the_trash_waits_out_of_sight(as_alice: Client, as_bob: Client, alice: User) -> None:
    work = make_work(alice)
    make_member("carol", pseuds=("Carol",))
    bob = User.objects.get(username="bob")
    request = invite(work, "Bob", by=alice, at=NOON)
    as_alice.post(f"/desk/works/{work.pk}/trash")
    assert work.title not in open_page(as_bob, "/desk/requests").text
    assert as_bob.post(f"/desk/requests/{request.pk}/accept").status_code == 404
    as_alice.post(f"/desk/works/{work.pk}/restore")
    assert work.title in open_page(as_bob, "/desk/requests").text
    assert bob.pseuds.count() == 1


# 3. Leaving


def test_an_author_takes_their_own_name_off_and_the_last_one_cannot(
    as_alice: Client, as_bob: Client, alice: User, bob: User, client: Client
) -> None:
    work = make_work(alice, bob)
    before = work.revision
    assert as_bob.post(f"/desk/works/{work.pk}/leave").headers["Location"] == "/desk/"
    assert authors(work) == ["Alice Amber"]
    assert Work.objects.get().revision > before
    assert as_bob.get(f"/desk/works/{work.pk}").status_code == 404
    assert as_bob.post(f"/desk/works/{work.pk}/leave").status_code == 404
    answer = as_alice.post(f"/desk/works/{work.pk}/leave")
    assert answer.headers["Location"] == f"/desk/works/{work.pk}/authors"
    assert authors(work) == ["Alice Amber"]
    assert "Take my name off" not in open_page(as_alice, f"/desk/works/{work.pk}/authors").text
    assert "Bob" not in open_page(client, f"/works/{work.pk}").text


def test_two_names_of_one_person_are_one_author(as_alice: Client, alice: User) -> None:
    work = make_work(alice.default_pseud(), alice.pseuds.get(name="Nightjar"))
    as_alice.post(f"/desk/works/{work.pk}/leave")
    assert authors(work) == ["Alice Amber", "Nightjar"]


def test_who_leaves_takes_their_open_requests_along(as_bob: Client, alice: User, bob: User) -> None:
    work, carol = make_work(alice, bob), make_member("carol", pseuds=("Carol",))
    invite(work, "Carol", by=bob, at=NOON)
    as_bob.post(f"/desk/works/{work.pk}/leave")
    assert not AuthorRequest.objects.exists()
    assert notices(carol) == 0


def test_a_title_page_saved_by_one_author_never_undoes_the_consent_of_another(alice: User, bob: User, mo: User) -> None:
    work = make_work(alice, mo)
    open_since = Work.objects.get()
    page = TitlePage(title="Tide", authors=[alice.pseuds.get(name="Nightjar"), mo.default_pseud()])
    accept(invite(work, "Bob", by=alice, at=NOON), at=NOON)
    leave_work(work, by=mo)
    save_title_page(open_since, page, by=alice)
    assert authors(work) == ["Bob", "Nightjar"]
    save_title_page(open_since, replace(page, authors=[mo.default_pseud()]), by=mo)
    assert authors(work) == ["Bob", "Nightjar"]


# 4. Series, and long lists


def test_a_series_is_shared_by_consent_too(as_alice: Client, as_bob: Client, alice: User, bob: User) -> None:
    series = make_series(alice)
    as_alice.post(f"/desk/series/{series.pk}/creators", {"name": "bob"})
    assert "to put this series together" in open_page(as_bob, "/desk/requests").text
    request = AuthorRequest.objects.get()
    assert as_bob.get(f"/desk/series/{series.pk}").status_code == 404
    assert as_bob.post(f"/desk/requests/{request.pk}/accept").headers["Location"] == f"/desk/series/{series.pk}"
    open_page(as_bob, f"/desk/series/{series.pk}")
    assert set(series.creators.all()) == {alice.default_pseud(), bob.default_pseud()}


def test_a_series_request_is_declined_or_taken_back(as_alice: Client, as_bob: Client, alice: User, bob: User) -> None:
    series = make_series(alice)
    make_member("carol", pseuds=("Carol",))
    decline(invite(series, "Bob", by=alice, at=NOON), at=NOON)
    waiting = invite(series, "Carol", by=alice, at=NOON)
    assert "You are asking Carol" in open_page(as_alice, "/desk/requests").text
    as_alice.post(f"/desk/requests/{waiting.pk}/take-back")
    assert list(series.creators.all()) == [alice.default_pseud()]
    assert AuthorRequest.objects.filter(answered_at=None).count() == 0


def test_more_requests_need_no_more_queries(
    as_bob: Client, alice: User, bob: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    def more(number: int) -> None:
        invite(make_work(alice, title=f"Tide {number}"), "Bob", by=alice, at=NOON)
        invite(make_series(alice, name=f"Row {number}"), "Bob", by=alice, at=NOON)
        invite(make_work(bob, title=f"Mine {number}"), "Alice Amber", by=bob, at=NOON)

    more(0)
    with django_assert_max_num_queries(14):
        open_page(as_bob, "/desk/requests")
    for number in range(1, 8):
        more(number)
    with django_assert_max_num_queries(14):
        open_page(as_bob, "/desk/requests")
