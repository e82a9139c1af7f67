"""What a process hands out again without asking the shelf is bounded, in the right form, and never stale."""

import pytest

from ficstead.archive.serving.at_hand import AtHand, ready
from ficstead.archive.serving.shelf import BROTLI, GZIP, PLAIN, Page
from ficstead.archive.works.models import Work
from tests.archive.making import chapter_url, make_work

BUDGET = 1_000_000
A_BODY = b"x" * 10_000


def a_page(number):
    return Page(stamp="1:1", shown=["site"], etag=f"{number:024x}", headers=[["Content-Type", "text/html"]])


def keep(at_hand, number, body=A_BODY):
    at_hand.keep(f"/works/{number}", PLAIN, ready(a_page(number), PLAIN, body))


def kept_of(at_hand, numbers):
    return [number for number in numbers if at_hand.find(f"/works/{number}", PLAIN)]


def test_it_holds_no_more_than_its_budget_and_a_good_part_of_it():
    at_hand = AtHand(BUDGET)
    for number in range(1_000):
        keep(at_hand, number)
    assert BUDGET / 3 <= len(kept_of(at_hand, range(1_000))) * len(A_BODY) <= BUDGET


def test_what_is_asked_for_stays():
    at_hand = AtHand(BUDGET)
    for number in range(1_000):
        keep(at_hand, number)
        assert at_hand.find("/works/0", PLAIN)


def test_one_page_does_not_drive_all_others_out():
    at_hand = AtHand(BUDGET)
    keep(at_hand, 0)
    keep(at_hand, 1, body=b"x" * BUDGET)
    assert kept_of(at_hand, range(2)) == [0]


def test_a_page_is_found_in_the_form_asked_for_alone():
    at_hand = AtHand(BUDGET)
    at_hand.keep("/works/1", GZIP, ready(a_page(1), GZIP, b"packed"))
    assert at_hand.find("/works/1", PLAIN) is at_hand.find("/works/1", BROTLI) is None
    found = at_hand.find("/works/1", GZIP)
    assert ("Content-Encoding", "gzip") in found.headers
    assert ("Content-Length", "6") in found.headers


def test_whoever_has_the_page_is_told_nothing_of_a_body():
    told = ready(a_page(1), GZIP, b"packed").headers_alone
    assert {name for name, _value in told} == {"Content-Type", "ETag", "Cache-Control", "Vary"}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("form", ["identity", "gzip", "br"])
def test_the_shelf_is_asked_once_and_a_change_is_seen_at_the_next_request(alice, door, form):
    work = make_work(alice)
    address, asked = chapter_url(work, 1), {"HTTP_ACCEPT_ENCODING": form}
    first = door.get(address, **asked)
    door.shelf.clear()
    assert door.get(address, **asked).body == first.body
    assert door.made == [address]
    Work.objects.filter(pk=work.pk).update(title="Another title")
    assert door.get(address, **asked).body != first.body
    assert door.made == [address] * 2


@pytest.mark.django_db(transaction=True)
def test_only_asking_what_is_said_gets_the_same_words_without_the_page(alice, door):
    address = chapter_url(make_work(alice), 1)
    whole, alone = door.get(address), door.knock("HEAD", address)
    assert alone.headers == whole.headers
    assert alone.body == b""
    known = door.get(address, HTTP_IF_NONE_MATCH=whole.headers["etag"])
    assert (known.status, known.body) == (304, b"")
    assert "content-length" not in known.headers
