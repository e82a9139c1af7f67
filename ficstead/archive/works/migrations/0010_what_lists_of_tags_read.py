"""A tag on a work bears what decides where the work stands in the tag's list; `serving.triggers` fills it in afterwards.

SQLite puts what has no date last by itself; PostgreSQL must be told so in the index too.
"""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def make_index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    last = "NULLS LAST" if schema_editor.connection.vendor == "postgresql" else ""
    columns = f"tag_id, updated_at DESC {last}, work_id DESC, visibility, trashed_at"
    schema_editor.execute(f"CREATE INDEX works_of_a_tag ON works_worktag ({columns})")


def drop_index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute("DROP INDEX works_of_a_tag")


class Migration(migrations.Migration):
    dependencies = [
        ("tags", "0001_initial"),
        ("works", "0009_latest_first_on_postgresql"),
    ]
    operations = [
        migrations.AddField("worktag", "trashed_at", models.DateTimeField(editable=False, null=True)),
        migrations.AddField("worktag", "updated_at", models.DateTimeField(editable=False, null=True)),
        migrations.AddField(
            "worktag",
            "visibility",
            models.CharField(
                choices=[
                    ("draft", "Draft: only its authors"),
                    ("everyone", "Everyone"),
                    ("members", "Members of the archive"),
                ],
                default="draft",
                editable=False,
                max_length=10,
            ),
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(make_index, drop_index)],
            state_operations=[
                migrations.AddIndex(
                    "worktag",
                    models.Index(
                        fields=["tag", "-updated_at", "-work", "visibility", "trashed_at"], name="works_of_a_tag"
                    ),
                )
            ],
        ),
    ]
