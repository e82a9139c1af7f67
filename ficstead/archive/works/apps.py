"""How Django knows this room."""

from django.apps import AppConfig


class WorksConfig(AppConfig):
    name = "ficstead.archive.works"
