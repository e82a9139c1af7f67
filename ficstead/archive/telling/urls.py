"""The addresses of follows, the inbox, and what leads out of a letter."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
