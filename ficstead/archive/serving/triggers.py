"""The triggers that write down, in the transaction of a change, what it touches, and those that keep true what is
derived of it: copied columns, tallies.

The database itself does it, so that bulk updates, other programs and raw statements count like everything else.
Whatever is noted is a row of its own: nobody waits for anybody, and no conflict clause of a statement outside can
bend what a trigger does inside it.
"""

import hashlib
from collections.abc import Iterator, Sequence

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.module_loading import import_string

from ficstead.archive.serving.copies import Copy
from ficstead.archive.serving.shown import SITE, Bump
from ficstead.archive.serving.tallies import Tally

PREFIX = "serving_bump"
NOTES = "serving_changes"
_NOTES_AT_REST = "serving_changes_at_rest"
_EVENTS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}

_SQLITE_NOTES = """
CREATE TABLE serving_changes (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, mark INTEGER NOT NULL DEFAULT (random())
);
CREATE INDEX serving_changes_by_name ON serving_changes (name, number);
"""
_POSTGRES_NOTES = """
CREATE TABLE serving_changes (
    name text NOT NULL,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    noted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (name, xid)
);
CREATE INDEX serving_changes_by_xid ON serving_changes (xid);
"""


class ChangesGoUnnoticed(Exception):
    """The triggers in the database are not those of this program: `ficstead init` lays them."""


def lay_triggers(using: str = DEFAULT_DB_ALIAS, **_signal: object) -> None:
    """Makes the notes and all triggers of `settings.SHOWN_TABLES`, and puts right what is derived. Where anything was
    missing, every finished page is stale."""
    connection = connections[using]
    with transaction.atomic(using), connection.cursor() as cursor:
        wanted, laid = _wanted(connection), triggers_laid(connection)
        had_notes = _unrest(connection)
        _drop(connection, sorted(laid - wanted.keys()))
        for name in sorted(wanted.keys() - laid):
            for statement in wanted[name]:
                cursor.execute(statement)
        was_wrong = _mend(connection)
        if was_wrong or not had_notes or wanted.keys() != laid:
            cursor.execute(_note(connection, f"SELECT '{SITE}'"))


def lift_triggers(using: str = DEFAULT_DB_ALIAS, plan: Sequence[object] = (), **_signal: object) -> None:
    """Takes all of them away, so that the migrations of this plan can rebuild the tables on which they stand.

    The notes are put aside meanwhile: without them nobody can take a page for fresh, also where a migration fails.
    """
    connection = connections[using]
    with transaction.atomic(using), connection.cursor() as cursor:
        if plan and NOTES in connection.introspection.table_names(cursor):
            _drop(connection, sorted(triggers_laid(connection)))
            cursor.execute(f"ALTER TABLE {NOTES} RENAME TO {_NOTES_AT_REST}")


def check_triggers(using: str = DEFAULT_DB_ALIAS) -> None:
    """Raises `ChangesGoUnnoticed`."""
    connection = connections[using]
    if triggers_laid(connection) != _wanted(connection).keys():
        raise ChangesGoUnnoticed("The triggers in the database are not those of this program: run `ficstead init`.")


def triggers_laid(connection: BaseDatabaseWrapper) -> set[str]:
    """Their names; a name tells all that its trigger does."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
                " WHERE NOT tgisinternal AND pg_table_is_visible(pg_class.oid) AND starts_with(tgname, %s)",
                [PREFIX],
            )
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name GLOB %s", [f"{PREFIX}*"])
        return {name for (name,) in cursor.fetchall()}


def _unrest(connection: BaseDatabaseWrapper) -> bool:
    """Sees to it that there are notes; whether they had been at their place."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        if NOTES in tables:
            return True
        if _NOTES_AT_REST in tables:
            cursor.execute(f"ALTER TABLE {_NOTES_AT_REST} RENAME TO {NOTES}")
        else:
            made = _POSTGRES_NOTES if connection.vendor == "postgresql" else _SQLITE_NOTES
            for statement in filter(str.strip, made.split(";")):
                cursor.execute(statement)
        return False


def _mend(connection: BaseDatabaseWrapper) -> bool:
    """Whether anything had to be put right, as what was written while there were no triggers."""
    was_wrong = False
    with connection.cursor() as cursor:
        for derived in _derived(connection):
            cursor.execute(derived.mended(is_postgres=connection.vendor == "postgresql"))
            was_wrong |= cursor.rowcount > 0
    return was_wrong


def _drop(connection: BaseDatabaseWrapper, names: Sequence[str]) -> None:
    with connection.cursor() as cursor:
        for name in names:
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP FUNCTION {name}() CASCADE")
            else:
                cursor.execute(f"DROP TRIGGER {name}")


def _wanted(connection: BaseDatabaseWrapper) -> dict[str, list[str]]:
    """The statements that make each trigger, by its name."""
    tables = set(connection.introspection.table_names())
    bumps: Sequence[Bump] = import_string(settings.SHOWN_TABLES)
    # In the midst of going back through migrations a table may not be there.
    standing = [bump for bump in bumps if bump.table in tables]
    drafts = [draft for bump in standing for draft in _drafts(connection, bump)]
    drafts += [
        _trigger(connection, when, deed)
        for derived in _derived(connection)
        for when, deed in derived.deeds(is_postgres=connection.vendor == "postgresql")
    ]
    if connection.vendor == "postgresql":
        drafts += [_on_truncate(connection, table) for table in sorted({bump.table for bump in standing})]
    return dict(map(_named, drafts))


def _derived(connection: BaseDatabaseWrapper) -> list[Copy | Tally]:
    """What has its columns: in the midst of going back through migrations they may not be there."""
    derived: Sequence[Copy | Tally] = import_string(settings.DERIVED)
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        return [
            one
            for one in derived
            if one.table in tables
            and {each.name for each in connection.introspection.get_table_description(cursor, one.table)}
            >= set(one.columns)
        ]


def _named(draft: Sequence[str]) -> tuple[str, list[str]]:
    name = f"{PREFIX}_{hashlib.sha256(';'.join(draft).encode()).hexdigest()[:16]}"
    return name, [statement.replace("{trigger}", name) for statement in draft]


def _drafts(connection: BaseDatabaseWrapper, bump: Bump) -> Iterator[list[str]]:
    """For each event the statements, with {trigger} where its name belongs."""
    for event, rows in _EVENTS.items():
        if event == "INSERT" and not bump.made:
            continue
        names = " UNION ".join(f"SELECT {bump.name.format(row=row)}" for row in rows)
        when = f"AFTER {event} ON {bump.table} FOR EACH ROW {_condition(connection, event, rows, bump)}"
        yield _trigger(connection, when, _note(connection, names))


def _trigger(connection: BaseDatabaseWrapper, when: str, deed: str) -> list[str]:
    if connection.vendor == "postgresql":
        return [_function(deed), f"CREATE TRIGGER {{trigger}} {when} EXECUTE FUNCTION {{trigger}}()"]
    return [f"CREATE TRIGGER {{trigger}} {when} BEGIN {deed}; END"]


def _on_truncate(connection: BaseDatabaseWrapper, table: str) -> list[str]:
    """PostgreSQL can empty a table without looking at a row of it."""
    return _trigger(connection, f"AFTER TRUNCATE ON {table}", _note(connection, f"SELECT '{SITE}'"))


def _function(deed: str) -> str:
    return f"CREATE FUNCTION {{trigger}}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {deed}; RETURN NULL; END $$"


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
    once_a_transaction = " ON CONFLICT DO NOTHING" if connection.vendor == "postgresql" else ""
    return f"INSERT INTO {NOTES} (name) SELECT * FROM ({names}) AS touched WHERE true{once_a_transaction}"  # noqa: S608
