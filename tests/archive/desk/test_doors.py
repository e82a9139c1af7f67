"""Who may go where at the desk: a guest to the door, a member to their own, nobody to another's."""

import re
from urllib.parse import quote

import pytest
from django.test import Client

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.urls import urlpatterns
from tests.archive.desk.manuscripts import hand_in
from tests.archive.desk.test_series import make_series
from tests.archive.making import make_work

pytestmark = pytest.mark.django_db

ROUTES = {pattern.name: str(pattern.pattern) for pattern in urlpatterns}
NAMES = list(ROUTES)
OF_ONE_THING = [name for name, route in ROUTES.items() if "<" in route]


@pytest.fixture
def addresses(as_alice: Client, alice: User) -> dict[str, str]:
    """One address of each page, of alice's things."""
    work, file = make_work(alice, posted=False), hand_in(as_alice)
    series = make_series(alice, works=(work,))
    things = {
        "works": work.pk,
        "chapters": work.chapters.get().pk,
        "manuscripts": file.pk,
        "series": series.pk,
        "places": series.places.get().pk,
        "pseuds": alice.default_pseud().pk,
    }
    return {name: "/desk/" + _filled_in(route, things) for name, route in ROUTES.items()}


def _filled_in(route: str, things: dict[str, int]) -> str:
    """`works/<int:pk>` with the number of alice's work; of what there is none, the number 1."""
    return re.sub(r"(\w*)/<\w+:\w+>", lambda part: f"{part[1]}/{things.get(part[1], 1)}", route)


@pytest.mark.parametrize("name", NAMES)
def test_a_guest_is_led_to_the_door(client: Client, addresses: dict[str, str], name: str) -> None:
    for answer in (client.get(addresses[name]), client.post(addresses[name])):
        assert answer.status_code == 302
        assert answer.headers["Location"] == f"/sign-in?next={quote(addresses[name])}"


@pytest.mark.parametrize("name", OF_ONE_THING)
def test_another_member_finds_nothing_there(as_bob: Client, addresses: dict[str, str], name: str) -> None:
    answers = {as_bob.get(addresses[name]).status_code, as_bob.post(addresses[name]).status_code}
    assert 404 in answers
    assert answers <= {404, 405}


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(("-post", "-away", "-back"))])
def test_no_link_changes_anything(as_alice: Client, addresses: dict[str, str], name: str) -> None:
    assert as_alice.get(addresses[name]).status_code == 405


def test_a_chapter_of_another_work_is_not_found_here(as_alice: Client, alice: User, bob: User) -> None:
    own, other = make_work(alice), make_work(bob)
    assert as_alice.get(f"/desk/works/{own.pk}/chapters/{other.chapters.get().pk}").status_code == 404
