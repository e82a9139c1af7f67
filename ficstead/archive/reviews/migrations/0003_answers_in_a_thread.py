"""The index of threads held all reviews, most of them for being no answer: SQLite took that for a short way to a work's few."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reviews", "0002_standing_reviews")]
    operations = [
        migrations.AlterField(
            "review",
            "thread",
            models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="answers",
                to="reviews.review",
            ),
        ),
        migrations.AddIndex(
            "review",
            models.Index(condition=models.Q(thread__isnull=False), fields=["thread"], name="answers_in_a_thread"),
        ),
    ]
