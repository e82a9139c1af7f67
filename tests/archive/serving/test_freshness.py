"""Nothing that lies on the shelf as fresh differs from what Django would say now, whatever people have done meanwhile."""

import random
import re
from pathlib import Path
from tempfile import mkdtemp

import pytest

from bench.addresses import public_addresses
from bench.deeds import People
from ficstead.archive.reading.models import ChapterRead, Place
from ficstead.archive.serving.making import Made, make_page
from ficstead.archive.serving.shelf import PLAIN
from ficstead.archive.works.models import Chapter
from tests.archive.making import make_work
from tests.archive.serving.knocking import environ_of

DEEDS = 120
READ_AFTER_EACH = 4
COMPARED_AFTER_EACH = 6
_A_LIST = re.compile(r"/|/works(\?page=2)?|/(authors|tags|series)/[^/]+")


@pytest.mark.parametrize("seed", [1, 2])
def test_a_fresh_page_is_what_django_would_say_now(door, seed, settings, tmp_path):
    """Each deed, then: of all pages that count as fresh some are compared; some others are read and so made."""
    chance = random.Random(seed)  # noqa: S311 (the same on every run)
    people, seen, compared = People(seed), set(), 0
    for number in range(DEEDS):
        deed = people.act()
        seen |= set(public_addresses())
        fresh = [(address, page) for address in sorted(seen) if (page := door.pages.fresh(address))]
        for address, page in chance.sample(fresh, min(len(fresh), COMPARED_AFTER_EACH)):
            told = f"seed {seed}, deed {number} ({deed}): {address}"
            now = made_now(door, address, settings, tmp_path)
            assert now is not None, told
            page_now, body_now = now
            assert door.pages.bytes_of(address, PLAIN, page) == body_now, told
            assert page.headers == page_now.headers, told
            compared += 1
        for address in chance.sample(sorted(seen), min(len(seen), READ_AFTER_EACH)):
            heard = door.get(address)
            assert heard.status in (200, 301, 302, 401, 403, 404), address
    assert compared > DEEDS


@pytest.mark.parametrize("seed", [3])
def test_lists_of_remembered_blurbs_are_what_django_would_say_now(door, alice, as_alice, seed, settings, tmp_path):
    """To a stranger, and to a member who has drafts and has begun some stories."""
    chance = random.Random(seed)  # noqa: S311
    people, cookie = People(seed), f"sessionid={as_alice.cookies['sessionid'].value}"
    make_work(alice, title="Not yet", posted=False)
    for number in range(DEEDS):
        deed = people.act()
        begin_a_story(alice, chance)
        lists = [address for address in public_addresses() if _A_LIST.fullmatch(address)]
        for address in ("/", "/works", *chance.sample(lists, 2)):
            told = f"seed {seed}, deed {number} ({deed}): {address}"
            heard, now = door.get(address), made_now(door, address, settings, tmp_path)
            assert (heard.body if heard.status == 200 else None) == (now and now[1]), told
            heard, now = door.get(address, HTTP_COOKIE=cookie), made_for(door, address, cookie)
            assert (heard.status, without_token(heard.body)) == (now.status, without_token(now.body)), told


def begin_a_story(reader, chance):
    """Opens any first chapter, as it was posted, so that all behind it are new."""
    opened = chance.choice([*Chapter.objects.posted().filter(number=1), None])
    if opened:
        visit = {"first_read_at": opened.posted_at, "read_at": opened.posted_at}
        ChapterRead.objects.get_or_create(user=reader, chapter=opened, defaults=visit)
        Place.objects.get_or_create(user=reader, work=opened.work, defaults=visit | {"chapter": opened})


def made_for(door, address, cookie):
    """What Django says to this visitor, past the front and what its process remembers."""
    front, door.front = door.front, door.front._django
    try:
        return door.get(address, HTTP_COOKIE=cookie)
    finally:
        door.front = front


def without_token(body):
    return re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", body)


def made_now(door, address, settings, tmp_path):
    settings.BINDERY_SHELF = Path(mkdtemp(dir=tmp_path))  # bound anew
    made = make_page(door.front._django, environ_of("GET", "/"), address, "")
    return (made.page, made.bodies[PLAIN]) if isinstance(made, Made) else None
