"""The addresses for staff."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
