"""PostgreSQL sorts by an index only what stands behind columns with one value, and `IS NULL` is none to it.

With `trashed_at` before the date it read and sorted all works for each page of them.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

BEFORE = "(visibility, trashed_at, updated_at DESC NULLS LAST, id DESC)"
AFTER = "(visibility, updated_at DESC NULLS LAST, id DESC) WHERE trashed_at IS NULL"


def make_index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _replace_by(AFTER, schema_editor)


def make_the_former(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _replace_by(BEFORE, schema_editor)


def _replace_by(index: str, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX works_latest_first")
        schema_editor.execute(f"CREATE INDEX works_latest_first ON works_work {index}")


class Migration(migrations.Migration):
    dependencies = [("works", "0010_what_lists_of_tags_read")]
    operations = [migrations.RunPython(make_index, make_the_former)]
