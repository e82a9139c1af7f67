"""Nothing that lies on the shelf as fresh differs from what Django would say now, whatever people have done meanwhile."""

import random
from pathlib import Path
from tempfile import mkdtemp

import pytest

from bench.addresses import public_addresses
from bench.deeds import People
from ficstead.archive.serving.making import Made, make_page
from ficstead.archive.serving.shelf import PLAIN
from tests.archive.serving.knocking import environ_of

DEEDS = 120
READ_AFTER_EACH = 4
COMPARED_AFTER_EACH = 6


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


def made_now(door, address, settings, tmp_path):
    settings.BINDERY_SHELF = Path(mkdtemp(dir=tmp_path))  # bound anew
    made = make_page(door.front._django, environ_of("GET", "/"), address, "")
    return (made.page, made.bodies[PLAIN]) if isinstance(made, Made) else None
