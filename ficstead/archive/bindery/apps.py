"""How Django knows this room."""

from django.apps import AppConfig


class BinderyConfig(AppConfig):
    name = "ficstead.archive.bindery"
