"""How many works stand in each list. `serving.triggers` fills it in afterwards: whatever was listed before is missing there."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('works', '0012_one_index_for_all_lists'),
    ]

    operations = [
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tag', models.BigIntegerField()),
                ('visibility', models.CharField(choices=[('draft', 'Draft: only its authors'), ('everyone', 'Everyone'), ('members', 'Members of the archive')], max_length=10)),
                ('works', models.IntegerField()),
            ],
            options={
                'indexes': [models.Index(fields=['tag', 'visibility', 'works'], name='works_in_a_list')],
            },
        ),
    ]
