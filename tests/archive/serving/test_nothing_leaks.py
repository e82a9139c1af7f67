"""Many readers at once, each with a page of their own laid over the same finished one: nobody gets another's."""

import re
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from ficstead.archive.accounts.models import User
from ficstead.archive.serving.overlay import PAGE_BELOW
from ficstead.archive.serving.shelf import PLAIN, WITH_SLOTS
from ficstead.archive.works.models import Chapter
from tests.archive.making import make_member, make_work
from tests.archive.reviews.reviewing import said
from tests.archive.serving.knocking import Door

pytestmark = pytest.mark.django_db(transaction=True)

READERS, THREADS, VISITS = 8, 4, 40


@dataclass(frozen=True)
class Reader:
    name: str
    pk: int
    cookie: str
    secret: str
    """Of the forms on this reader's pages."""


@pytest.fixture
def chapter(alice: User) -> Chapter:
    return make_work(alice, chapters=2, at=timezone.now() - timedelta(days=1)).chapters.get(number=1)


@pytest.fixture
def readers(chapter: Chapter) -> list[Reader]:
    found = []
    for number in range(READERS):
        user = make_member(f"person-{number}-x", pseuds=(f"Pen {number}",))
        client = Client()
        client.force_login(user)
        said(client, chapter, f"Words of {number}")
        secret = f"{number:032d}"
        cookie = f"sessionid={client.cookies['sessionid'].value}; csrftoken={secret}"
        found.append(Reader(user.username, user.pk, cookie, secret))
    return found


def unmasked(token: str) -> str:
    """The secret in a form's token, as Django hides it."""
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    mask, hidden = token[:32], token[32:]
    pairs = zip((letters.index(x) for x in hidden), (letters.index(x) for x in mask), strict=True)
    return "".join(letters[x - y] for x, y in pairs)


def assert_is_of(reader: Reader, page: str) -> None:
    assert re.findall(r"person-\d+-x", page) == [reader.name]
    assert re.findall(r'name="reader" content="(\d*)"', page) == [str(reader.pk)]
    tokens = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert len(tokens) > READERS
    assert {unmasked(token) for token in tokens} == {reader.secret}
    own = re.findall(r'href="/reviews/(\d+)/edit"', page)
    assert len(own) == 1


def assert_is_nobodys(page: str) -> None:
    assert "person-" not in page
    assert "csrfmiddlewaretoken" not in page
    assert "\x00" not in page
    assert 'name="reader" content=""' in page


def test_readers_who_come_all_at_once_each_see_their_own(door: Door, chapter: Chapter, readers: list[Reader]) -> None:
    address = chapter.get_absolute_url()
    at_once = threading.Barrier(THREADS)

    def come(thread: int) -> None:
        at_once.wait()
        try:
            for visit in range(VISITS):
                who = (visit * THREADS + thread * 3) % (READERS + 1)
                if who == READERS:
                    assert_is_nobodys(door.get(address).text)
                else:
                    heard = door.get(address, HTTP_COOKIE=readers[who].cookie)
                    assert heard.headers["cache-control"] == "private, no-cache"
                    assert "Cookie" in heard.headers["vary"]
                    assert_is_of(readers[who], heard.text)
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(come, range(THREADS)))


def test_the_page_below_is_nobodys(door: Door, chapter: Chapter, readers: list[Reader]) -> None:
    """Also when it was made because a member came."""
    address = chapter.get_absolute_url()
    for reader in readers:
        door.get(address, HTTP_COOKIE=reader.cookie)
    page = door.pages.fresh(address)
    assert page is not None
    plain, slotted = (door.pages.bytes_of(address, form, page) for form in (PLAIN, WITH_SLOTS))
    assert_is_nobodys(plain.decode())
    assert b"person-" not in slotted
    assert b"csrfmiddlewaretoken" not in slotted
    assert not any(reader.secret.encode() in slotted for reader in readers)


def test_whoever_brings_a_page_along_is_not_believed(door: Door, chapter: Chapter, readers: list[Reader]) -> None:
    """What the front hands to the view can't be put into a header."""
    name = PAGE_BELOW.upper().replace(".", "_")
    headers = {f"HTTP_{name}": "<p>mine</p>", f"HTTP_X_{name}": "<p>mine</p>"}
    heard = door.get(chapter.get_absolute_url(), HTTP_COOKIE=readers[0].cookie, **headers)
    assert_is_of(readers[0], heard.text)


def test_nobody_can_write_a_slot_into_a_story(door: Door, as_bob: Client, alice: User) -> None:
    work = make_work(alice, title="\x00<reader\x00The \x00>reader\x00 Tide" if _takes_nul() else "The Tide")
    heard = door.get(
        work.chapters.get().get_absolute_url(), HTTP_COOKIE=f"sessionid={as_bob.cookies['sessionid'].value}"
    )
    assert heard.status == 200
    assert len(re.findall(r"Signed in as bob", heard.text)) == 1


def _takes_nul() -> bool:
    return connection.vendor == "sqlite"
