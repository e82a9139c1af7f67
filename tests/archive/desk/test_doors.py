"""Who may go where at the desk: a guest to the door, a member to their own, nobody to another's."""

from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.urls import urlpatterns
from tests.archive.desk.manuscripts import hand_in
from tests.archive.making import make_work

pytestmark = pytest.mark.django_db

OF_THE_DESK = ("desk", "desk-intake", "desk-standing", "desk-trash")
NAMES = [pattern.name for pattern in urlpatterns]


@pytest.fixture
def addresses(as_alice: Client, alice: User) -> dict[str, str]:
    """One address of each page, of alice's things."""
    work, file = make_work(alice, posted=False), hand_in(as_alice)
    chapter = work.chapters.get()
    return {name: reverse(name, args=_arguments(name, work.pk, chapter.pk, file.pk)) for name in NAMES}


def _arguments(name: str, work: int, chapter: int, file: int) -> list[int]:
    if name in OF_THE_DESK:
        return []
    if name in ("desk-preview", "desk-original") or "manuscript" in name:
        return [file]
    if name == "desk-revision":
        return [work, chapter, 1]
    return [work, chapter] if "chapter" in name else [work]


@pytest.mark.parametrize("name", NAMES)
def test_a_guest_is_led_to_the_door(client: Client, addresses: dict[str, str], name: str) -> None:
    for answer in (client.get(addresses[name]), client.post(addresses[name])):
        assert answer.status_code == 302
        assert answer.headers["Location"] == f"/sign-in?next={quote(addresses[name])}"


@pytest.mark.parametrize("name", [name for name in NAMES if name not in OF_THE_DESK])
def test_another_member_finds_nothing_there(as_bob: Client, addresses: dict[str, str], name: str) -> None:
    assert as_bob.get(addresses[name]).status_code in (404, 405)
    assert as_bob.post(addresses[name]).status_code in (404, 405)
    assert as_bob.post(addresses[name]).status_code == (405 if name == "desk-original" else 404)


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(("-post", "-away", "-back"))])
def test_no_link_changes_anything(as_alice: Client, addresses: dict[str, str], name: str) -> None:
    assert as_alice.get(addresses[name]).status_code == 405


def test_a_chapter_of_another_work_is_not_found_here(as_alice: Client, alice: User, bob: User) -> None:
    own, other = make_work(alice), make_work(bob)
    assert as_alice.get(f"/desk/works/{own.pk}/chapters/{other.chapters.get().pk}").status_code == 404
