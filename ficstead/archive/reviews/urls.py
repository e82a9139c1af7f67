"""The addresses of reviews and kudos."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
