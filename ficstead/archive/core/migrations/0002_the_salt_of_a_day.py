from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0001_the_serial_loop")]

    operations = [
        migrations.CreateModel(
            name="DaySalt",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False)),
                ("salt", models.BinaryField(max_length=32)),
            ],
        ),
    ]
