"""Versions on PostgreSQL: the question that each finished page asks costs a fraction once it is prepared."""

import pytest
from django.db import connection

from ficstead.archive.accounts.models import User
from tests.archive.making import make_work
from tests.archive.serving.knocking import Door

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite's versions are asked otherwise"),
]


def test_the_question_of_freshness_is_prepared_and_nothing_else_is(alice: User, door: Door) -> None:
    address = make_work(alice).get_absolute_url()
    for _time in range(10):
        door.get(address)
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        prepared = [statement for (statement,) in cursor.fetchall()]
    assert prepared
    assert all("snapshot" in statement or "serving_changes" in statement for statement in prepared), prepared
