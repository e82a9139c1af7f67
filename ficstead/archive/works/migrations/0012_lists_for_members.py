"""Members' lists, which hold works of more than one visibility in one order, get an index of their own.

SQLite puts what has no date last by itself, and reads whole rows for what an index only implies. PostgreSQL must be told
so in the index, and sorts by an index only what stands behind columns with one value, which `IS NULL` is not to it.
"""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def make_index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    index = "(trashed_at, updated_at DESC, id DESC, visibility)"
    if schema_editor.connection.vendor == "postgresql":
        index = "(updated_at DESC NULLS LAST, id DESC, visibility) WHERE trashed_at IS NULL"
    schema_editor.execute(f"CREATE INDEX works_for_members ON works_work {index}")


def drop_index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute("DROP INDEX works_for_members")


class Migration(migrations.Migration):
    dependencies = [("works", "0011_latest_first_of_what_is_not_trashed")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(make_index, drop_index)],
            state_operations=[
                migrations.AddIndex(
                    "work",
                    models.Index(fields=["trashed_at", "-updated_at", "-id", "visibility"], name="works_for_members"),
                )
            ],
        )
    ]
