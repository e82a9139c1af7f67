"""How Django knows this room."""

from django.apps import AppConfig


class TellingConfig(AppConfig):
    name = "ficstead.archive.telling"
