"""The deeds with which freshness is tried leave out nothing that a page shows."""

import re

import pytest
from django.db import connection

from bench.deeds import People
from ficstead.archive.config.shown import SHOWN_TABLES

WRITTEN = re.compile(r'(?:INSERT INTO|INSERT OR IGNORE INTO|UPDATE|DELETE FROM) "?(\w+)')
MOST_DEEDS = 1_000


@pytest.mark.django_db
def test_people_write_to_every_table_that_pages_show():
    unwritten = {bump.table for bump in SHOWN_TABLES}

    def cross_off(execute, sql, parameters, many, context):
        unwritten.difference_update(WRITTEN.findall(sql))
        return execute(sql, parameters, many, context)

    people, deeds = People(1), 0
    with connection.execute_wrapper(cross_off):
        while unwritten and deeds < MOST_DEEDS:
            people.act()
            deeds += 1
    assert not unwritten, f"nobody has touched these in {deeds} deeds"
