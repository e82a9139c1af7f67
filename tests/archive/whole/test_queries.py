"""How many questions each page asks the database, against the table in `docs/queries.md`."""

from collections.abc import Mapping

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.archive.whole.addresses import every_address
from tests.archive.whole.tables import REWRITE, read_table, write_table
from tests.archive.whole.world import World, arguments_for, make_world

PAGE = "queries.md"
READERS = ("stranger", "reader", "author")
PAGES = """
home works author tag series work whole-work chapter work-reviews recommendations
feed author-feed tag-feed series-feed work-feed opds-new opds-search opds-work
library history following inbox news-choices settings pseuds
desk desk-work desk-chapter desk-revision desk-trash desk-statistics desk-series desk-requests desk-coauthors
desk-announcements desk-work-settings desk-schedule desk-chapter-schedule desk-arrange desk-split desk-revisions
desk-comparison desk-standing desk-unsaved reviews-of-mine desk-betas desk-remarks desk-betaing desk-proof-page desk-own-words desk-report offline work-offline
""".split()


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def test_every_page_asks_as_often_as_the_table_says(world: World) -> None:
    assert queries(world) == read_table(PAGE, keys=1)


@pytest.mark.skipif(not REWRITE, reason="REWRITE_TABLES=1 writes the table anew")
def test_the_table_is_written_anew(world: World) -> None:
    write_table(PAGE, ("page", *READERS), queries(world))


def queries(world: World) -> Mapping[tuple[str, ...], Mapping[str, str]]:
    return {(name,): {reader: _queries(world, name, reader) for reader in READERS} for name in PAGES}


def _queries(world: World, name: str, reader: str) -> str:
    """As text: the number, or why there is none."""
    address = next(each for each in every_address() if each.name == name)
    url = reverse(name, kwargs=arguments_for(address, world))
    client = world.client(reader)
    client.get(url)  # a first visit writes down that it was one
    with CaptureQueriesContext(
        connection,
    ) as captured:
        answer = client.get(url)
        if getattr(answer, "streaming", False):
            b"".join(answer)
    return str(len(captured)) if answer.status_code == 200 else "-"
