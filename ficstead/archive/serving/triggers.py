"""The triggers that write down, in the transaction of a change, what it touches.

The database itself does it, so that bulk updates, other programs and raw statements count like everything else.
"""

from collections.abc import Iterator, Sequence

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.module_loading import import_string

from ficstead.archive.serving.shown import SITE, Bump

PREFIX = "serving_bump"
_EVENTS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}

_SQLITE_TABLE = """
CREATE TABLE IF NOT EXISTS serving_change (name TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS serving_change_number ON serving_change (number);
"""
_POSTGRES_TABLE = """
CREATE TABLE IF NOT EXISTS serving_change (
    name text NOT NULL,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    noted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (name, xid)
);
CREATE INDEX IF NOT EXISTS serving_change_noted_at ON serving_change (noted_at);
"""


def lay_triggers(using: str = DEFAULT_DB_ALIAS, **_signal: object) -> None:
    """Makes the table and all triggers of `settings.SHOWN_TABLES`; whatever was finished before counts as stale."""
    connection = connections[using]
    lift_triggers(using)
    tables = set(connection.introspection.table_names())
    bumps: Sequence[Bump] = import_string(settings.SHOWN_TABLES)
    with connection.cursor() as cursor:
        for statement in _table(connection):
            cursor.execute(statement)
        for number, bump in enumerate(bumps):
            if bump.table in tables:  # in the midst of going back through migrations it may not be there
                for statement in _triggers(connection, number, bump):
                    cursor.execute(statement)
        cursor.execute(_note(connection, f"SELECT '{SITE}'"))


def lift_triggers(using: str = DEFAULT_DB_ALIAS, **_signal: object) -> None:
    """Takes all of them away, so that a migration can rebuild the tables on which they stand."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for name, table in triggers_laid(connection):
            on = f' ON "{table}"' if connection.vendor == "postgresql" else ""
            cursor.execute(f'DROP TRIGGER "{name}"{on}')


def triggers_laid(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    """The name and table of each."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
                " WHERE NOT tgisinternal AND pg_table_is_visible(pg_class.oid) AND starts_with(tgname, %s)"
                " ORDER BY 1",
                [PREFIX],
            )
        else:
            cursor.execute(
                "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name GLOB %s ORDER BY 1",
                [f"{PREFIX}*"],
            )
        return list(cursor.fetchall())


def _table(connection: BaseDatabaseWrapper) -> list[str]:
    table = _POSTGRES_TABLE if connection.vendor == "postgresql" else _SQLITE_TABLE
    return [statement for statement in table.split(";") if statement.strip()]


def _triggers(connection: BaseDatabaseWrapper, number: int, bump: Bump) -> Iterator[str]:
    for event, rows in _EVENTS.items():
        if event == "INSERT" and not bump.made:
            continue
        name = f"{PREFIX}_{number}_{event.lower()}"
        names = " UNION ".join(f"SELECT {bump.name.format(row=row)}" for row in rows)
        deed, when = _note(connection, names), _condition(connection, event, rows, bump)
        if connection.vendor == "postgresql":
            body = f"BEGIN {deed}; RETURN NULL; END"
            yield f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$"
            yield f'CREATE TRIGGER {name} AFTER {event} ON "{bump.table}" FOR EACH ROW {when} EXECUTE FUNCTION {name}()'
        else:
            yield f'CREATE TRIGGER {name} AFTER {event} ON "{bump.table}" FOR EACH ROW {when} BEGIN {deed}; END'


def _condition(connection: BaseDatabaseWrapper, event: str, rows: Sequence[str], bump: Bump) -> str:
    differs = "IS DISTINCT FROM" if connection.vendor == "postgresql" else "IS NOT"
    conditions = []
    if bump.when:
        conditions.append(" OR ".join(bump.when.format(row=row) for row in rows))
    if event == "UPDATE" and bump.of:
        conditions.append(" OR ".join(f"OLD.{column} {differs} NEW.{column}" for column in bump.of))
    return f"WHEN ({' AND '.join(f'({each})' for each in conditions)})" if conditions else ""


def _note(connection: BaseDatabaseWrapper, names: str) -> str:
    """The statement that writes down the names that a query gives (our own words, never a visitor's)."""
    if connection.vendor == "postgresql":
        # Rows of their own for each transaction: two that touch the same work never wait for one another.
        return f"INSERT INTO serving_change (name) SELECT * FROM ({names}) AS touched ON CONFLICT DO NOTHING"  # noqa: S608
    number = "(SELECT COALESCE(MAX(number), 0) + 1 FROM serving_change)"
    return (
        f"INSERT INTO serving_change (name, number) SELECT *, {number} FROM ({names}) WHERE true"  # noqa: S608
        " ON CONFLICT (name) DO UPDATE SET number = excluded.number"
    )
