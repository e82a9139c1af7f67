"""SQLite puts what has no date last by itself; PostgreSQL must be told so in the index too, or it sorts all works."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def make_index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE INDEX works_latest_first ON works_work (visibility, trashed_at, updated_at DESC NULLS LAST, id DESC)"
        )


def drop_index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX works_latest_first")


class Migration(migrations.Migration):
    dependencies = [("works", "0008_what_lists_read")]
    operations = [migrations.RunPython(make_index, drop_index)]
