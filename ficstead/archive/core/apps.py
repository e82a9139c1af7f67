"""How Django knows this room."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "ficstead.archive.core"
