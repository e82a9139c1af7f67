"""How Django knows this room."""

from django.apps import AppConfig


class TagsConfig(AppConfig):
    name = "ficstead.archive.tags"
