"""That no page of somebody's own goes through all there is in the archive: SQLite is asked how it would go about each question.

It keeps no statistics (see decision 0008), so what it says does not depend on how much there is.
"""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.archive.whole.addresses import every_address
from tests.archive.whole.world import World, arguments_for, make_world

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL keeps statistics, and decides by them"
)

OF_ALL = {"works_work", "works_chapter", "works_authorship", "reviews_review", "telling_notice", "reading_place"}
"""Tables that grow with the archive."""
PAGES = """
chapter work work-reviews review author tag series recommendations
library library-shelf history following inbox inbox-of settings pseuds
desk desk-intake desk-own-words desk-trash desk-series desk-series-edit desk-statistics desk-work desk-chapter desk-requests
desk-betaing desk-unsaved reviews-of-mine
""".split()


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.mark.parametrize("reader", ["stranger", "reader", "author"])
def test_no_page_goes_through_all_works_or_reviews(world: World, reader: str) -> None:
    client, addresses = world.client(reader), {address.name: address for address in every_address()}
    for name in PAGES:
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse(name, kwargs=arguments_for(addresses[name], world)))
        for query in captured.captured_queries:
            if query["sql"].lstrip().startswith("SELECT"):
                assert not gone_through(query["sql"]), f"{name}: {query['sql']}"


def gone_through(sql: str) -> set[str]:
    """The tables of which all rows would be looked at."""
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + sql)
        steps = [step for *_numbers, step in cursor.fetchall()]
    named = {alias: table for table, alias in re.findall(r'"(\w+)" ([A-Z]+\d+)\b', sql)}
    scanned = [step.split()[1] for step in steps if step.startswith("SCAN ")]
    return OF_ALL.intersection(named.get(each, each) for each in scanned)
