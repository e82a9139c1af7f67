"""One index for the lists of strangers, of members and of e-readers' catalogues, the same on SQLite and PostgreSQL.

It begins with the order of the lists: SQLite, which has no statistics of an archive, takes whatever begins with a column
that a question compares for a short way, and found an author's few works by going through all there are. PostgreSQL must be
told in the index that what has no date comes last.
"""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def make_index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    last = ""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX works_latest_first")
        last = "NULLS LAST"
    columns = f"updated_at DESC {last}, id DESC, visibility, trashed_at, chapter_count"
    schema_editor.execute(f"CREATE INDEX works_in_lists ON works_work ({columns})")


def drop_index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute("DROP INDEX works_in_lists")
    if schema_editor.connection.vendor == "postgresql":
        columns = "(visibility, updated_at DESC NULLS LAST, id DESC) WHERE trashed_at IS NULL"
        schema_editor.execute(f"CREATE INDEX works_latest_first ON works_work {columns}")


class Migration(migrations.Migration):
    dependencies = [("works", "0011_latest_first_of_what_is_not_trashed")]
    operations = [
        migrations.RemoveIndex("work", "works_in_lists"),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(make_index, drop_index)],
            state_operations=[
                migrations.AddIndex(
                    "work",
                    models.Index(
                        fields=["-updated_at", "-id", "visibility", "trashed_at", "chapter_count"],
                        name="works_in_lists",
                    ),
                )
            ],
        ),
    ]
