"""How Django knows this room."""

from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "ficstead.archive.moderation"
