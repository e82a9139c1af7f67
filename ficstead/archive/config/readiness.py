"""Whether the archive stands as this program needs it: asked before its doors open."""

from django.core.management import CommandError
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

from ficstead.archive.serving.triggers import ChangesGoUnnoticed, check_triggers

_WANTS_INIT = "%s Run `ficstead init`, then start again; it loses nothing, and is safe to run at any time."


def refuse_unless_ready() -> None:
    """Raises `CommandError`, which says what is missing and what to do."""
    try:
        _look_at_the_tables()
        check_triggers()
    except ChangesGoUnnoticed as error:
        raise CommandError(_WANTS_INIT % "The database doesn't yet note changes as this program does.") from error
    except Error as error:
        raise CommandError(f"The database can't be used: {str(error).strip()}") from error
    finally:
        connection.close()  # the server's processes open their own


def _look_at_the_tables() -> None:
    executor = MigrationExecutor(connection)
    if not executor.loader.applied_migrations:
        raise CommandError(_WANTS_INIT % "There is no archive in this database yet.")
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError(_WANTS_INIT % "The database is of an older version of this program.")
