"""How Django knows this room."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "ficstead.archive.mail"
