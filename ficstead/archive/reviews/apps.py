"""How Django knows this room."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "ficstead.archive.reviews"
