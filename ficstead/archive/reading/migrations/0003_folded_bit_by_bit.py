from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reading", "0002_the_end_of_a_chapter")]

    operations = [
        migrations.AddField("foldedhits", "upto", models.PositiveBigIntegerField(default=0)),
        migrations.AddField("foldedhits", "finished_at", models.DateTimeField(null=True)),
    ]
