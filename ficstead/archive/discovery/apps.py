"""How Django knows this room."""

from django.apps import AppConfig


class DiscoveryConfig(AppConfig):
    name = "ficstead.archive.discovery"
