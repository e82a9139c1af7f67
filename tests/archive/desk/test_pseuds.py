"""The names an author writes under."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from ficstead.archive.accounts.models import FormerName, User
from ficstead.archive.desk.pseuds import PSEUDS_A_PERSON, make_pseud, rename_pseud
from tests.archive.making import make_work
from tests.archive.pages import open_page, read_page

pytestmark = pytest.mark.django_db


def names(user: User) -> list[str]:
    return list(user.pseuds.order_by("-is_default", "name").values_list("name", flat=True))


def test_another_pseud_is_made_once_however_often_it_is_sent(as_alice: Client, alice: User) -> None:
    open_page(as_alice, "/desk/pseuds")
    for _twice in range(2):
        assert as_alice.post("/desk/pseuds", {"name": "Wren"}).status_code == 302
    assert names(alice) == ["Alice Amber", "Nightjar", "Wren"]


@pytest.mark.parametrize("name", ["bob", "a/b", "", "x" * 81])
def test_a_name_that_will_not_do_is_told(as_alice: Client, alice: User, bob: User, name: str) -> None:
    page = read_page(as_alice.post("/desk/pseuds", {"name": name}).content.decode())
    assert len(page.texts(".errorlist li")) == 1
    assert page.tree.css_first("[name=name]").attributes.get("value", "") == name


def test_there_is_an_end_to_names(as_alice: Client, alice: User) -> None:
    for number in range(PSEUDS_A_PERSON - 2):
        make_pseud(alice, f"Name {number}")
    page = read_page(as_alice.post("/desk/pseuds", {"name": "Wren"}).content.decode())
    assert page.texts(".errorlist li") == ["20 pseuds are as many as one can have."]


def test_a_renamed_pseud_keeps_its_old_links_and_changes_its_works(
    as_alice: Client, as_bob: Client, client: Client, alice: User
) -> None:
    work = make_work(alice)
    pseud = alice.default_pseud()
    before = work.revision
    open_page(as_alice, f"/desk/pseuds/{pseud.pk}")
    for _twice in range(2):
        as_alice.post(f"/desk/pseuds/{pseud.pk}", {"name": "Alice Ash"})
    answer = client.get("/authors/alice amber")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/authors/Alice%20Ash")
    assert "Alice Ash" in open_page(client, work.get_absolute_url()).text
    work.refresh_from_db()
    assert work.revision == before + 1, "files and feeds are made anew, once"
    taken = read_page(as_bob.post("/desk/pseuds", {"name": "ALICE AMBER"}).content.decode())
    assert taken.texts(".errorlist li") == ["That pseud is taken."]


def test_a_name_can_be_taken_back_by_its_owner(as_alice: Client, client: Client, alice: User) -> None:
    make_work(alice)
    pseud = alice.default_pseud()
    rename_pseud(pseud, "Alice Ash")
    as_alice.post(f"/desk/pseuds/{pseud.pk}", {"name": "Alice Amber"})
    assert open_page(client, "/authors/Alice Amber")
    assert client.get("/authors/Alice Ash").headers["Location"] == "/authors/Alice%20Amber"
    as_alice.post("/desk/pseuds", {"name": "Alice Ash"})
    assert names(alice) == ["Alice Amber", "Alice Ash", "Nightjar"]
    assert not FormerName.objects.exists()


def test_capitals_alone_leave_no_former_name(alice: User) -> None:
    rename_pseud(alice.default_pseud(), "ALICE Amber")
    assert names(alice)[0] == "ALICE Amber"
    assert not FormerName.objects.exists()


def test_another_becomes_the_first(as_alice: Client, alice: User) -> None:
    nightjar = alice.pseuds.get(name="Nightjar")
    as_alice.post(f"/desk/pseuds/{nightjar.pk}/first")
    assert alice.default_pseud() == nightjar


def test_only_what_stands_on_nothing_is_removed(as_alice: Client, alice: User) -> None:
    nightjar = alice.pseuds.get(name="Nightjar")
    make_work(nightjar)
    wren = make_pseud(alice, "Wren")
    assert open_page(as_alice, "/desk/pseuds").html.count("/remove") == 1
    for pseud in (nightjar, alice.default_pseud(), wren):
        as_alice.post(f"/desk/pseuds/{pseud.pk}/remove")
    assert names(alice) == ["Alice Amber", "Nightjar"]


def test_nobody_touches_the_pseud_of_somebody_else(as_bob: Client, alice: User) -> None:
    pk = alice.default_pseud().pk
    assert as_bob.get(f"/desk/pseuds/{pk}").status_code == 404
    for deed in ("", "/first", "/remove"):
        assert as_bob.post(f"/desk/pseuds/{pk}{deed}", {"name": "Mine"}).status_code == 404


def test_twenty_names_ask_the_database_no_more_often(
    as_alice: Client, alice: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(PSEUDS_A_PERSON - 2):
        make_work(make_pseud(alice, f"Name {number}"))
    with django_assert_max_num_queries(5):
        as_alice.get("/desk/pseuds")
