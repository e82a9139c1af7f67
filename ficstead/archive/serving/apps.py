"""How Django knows this room; it sees to it that no change in the database goes unnoticed."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate

from ficstead.archive.serving.triggers import lay_triggers, lift_triggers


class ServingConfig(AppConfig):
    name = "ficstead.archive.serving"

    def ready(self) -> None:
        # A migration may rebuild a table, and the triggers on it would vanish without a word.
        pre_migrate.connect(lift_triggers, sender=self)
        post_migrate.connect(lay_triggers, sender=self)
