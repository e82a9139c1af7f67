"""Which pages are kept, and that whatever they read from is watched."""

import re

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings

from bench.addresses import public_addresses
from bench.deeds import People
from ficstead.archive.config import wsgi
from ficstead.archive.config.shown import SHOWN_TABLES
from ficstead.archive.serving.front import Front
from tests.archive.making import make_work

# What a page reads of its own past: since when a feed has been as it is. And the tally of tables that are watched.
NOT_ON_THE_PAGE = {"discovery_feededition", "sqlite_master", "serving_changes", "works_tally"}
_TABLES = re.compile(r'(?:FROM|JOIN) "(\w+)"')


@pytest.fixture
def archive(transactional_db):
    """With some of everything in it."""
    people = People("some of everything")
    for _deed in range(150):
        people.act()


def test_each_page_for_strangers_is_kept_and_reads_only_what_is_watched(archive, door):
    watched = {bump.table for bump in SHOWN_TABLES}
    kinds = set()
    for address in public_addresses():
        with CaptureQueriesContext(connection) as queries:
            heard = door.get(address)
        if heard.status != 200:
            continue
        kinds.add(re.sub(r"\d+|(?<=/authors/)[^/]+", "…", address))
        assert not heard.from_django, address
        read = {table for query in queries for table in _TABLES.findall(query["sql"])}
        assert read <= watched | NOT_ON_THE_PAGE, address
    assert len(kinds) > 30


def test_a_page_keeps_nothing_of_the_query_but_what_its_view_looks_at(alice, door):
    make_work(alice)
    for address in ("/", "/works", "/feed", "/opds/1.2/new", "/opds/2.0/search?query=tide"):
        pure = door.get(address).body
        made = len(door.made)
        mark = "&" if "?" in address else "?"
        assert door.get(f"{address}{mark}utm_source=letter&sort=poison").body == pure
        assert len(door.made) == made
    assert door.get("/opds/2.0/search?page=1&query=tide").body == door.get("/opds/2.0/search?query=tide&page=1").body


def test_the_host_can_do_without_finished_pages(settings):
    django = WSGIHandler()
    assert isinstance(wsgi.with_front(django), Front)
    settings.PAGES_BUDGET = 0
    assert wsgi.with_front(django) is django


def test_a_front_whose_triggers_are_missing_leaves_all_to_django(alice, door, settings):
    """As after a new program before its `ficstead init`."""
    work = make_work(alice)
    settings.PAGES_BUDGET, settings.PAGES_FOLDER = 1024 * 1024, door.shelf.folder.parent / "more"
    # Only here: the emptying of the database after a test lays the triggers of the settings it finds.
    with override_settings(SHOWN_TABLES="tests.archive.serving.test_triggers.FEWER"):
        front = wsgi.with_front(WSGIHandler())
        door.front = front
        for _time in range(2):
            assert door.get(f"/works/{work.pk}").status == 200
        assert front._pages is None
