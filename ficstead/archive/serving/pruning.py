"""Throwing away notes of changes that no finished page is old enough to need."""

from datetime import datetime, timedelta

from django.db import connection

NOTES_KEPT = 100_000
"""On SQLite: this many changes back a page can lie on the shelf and still be found fresh."""
KEPT_FOR = timedelta(days=1)
"""On PostgreSQL: a page may be as old as this, and older where nothing has changed."""
_AT_ONCE = 5_000

# Never what a transaction that still runs could have overtaken: a page made meanwhile may not have seen it.
_PRUNE_ON_POSTGRES = """
DELETE FROM serving_changes WHERE xid < LEAST(
    pg_snapshot_xmin(pg_current_snapshot()),
    COALESCE(
        (SELECT xid FROM serving_changes WHERE noted_at >= %s ORDER BY xid LIMIT 1),
        (SELECT xid FROM serving_changes ORDER BY xid DESC LIMIT 1)
    )
)
"""


def prune_changes(*, now: datetime) -> None:
    """The worker's round. The newest note always stays: by it we know how far the notes reach back."""
    if connection.vendor == "postgresql":
        _prune_on_postgres(before=now - KEPT_FOR)
    else:
        _prune_on_sqlite()


def _prune_on_postgres(*, before: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT noted_at FROM serving_changes ORDER BY xid LIMIT 1")
        oldest = cursor.fetchone()
        if oldest and oldest[0] < before - KEPT_FOR / 24:
            cursor.execute(_PRUNE_ON_POSTGRES, [before])


def _prune_on_sqlite() -> None:
    """In bites, so that nobody who wants to write waits long."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT (SELECT MIN(number) FROM serving_changes), (SELECT MAX(number) FROM serving_changes)")
        oldest, newest = cursor.fetchone()
        if newest is not None and newest - oldest >= NOTES_KEPT + _AT_ONCE:
            cursor.execute("DELETE FROM serving_changes WHERE number < %s", [oldest + _AT_ONCE])
