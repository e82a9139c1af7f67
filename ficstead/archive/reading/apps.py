"""How Django knows this room."""

from django.apps import AppConfig


class ReadingConfig(AppConfig):
    name = "ficstead.archive.reading"
