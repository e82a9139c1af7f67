"""How Django knows this room."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "ficstead.archive.desk"
