"""Addresses of this room."""

from django.urls import path

from ficstead.archive.bindery import views

urlpatterns = [
    path("works/<int:pk>/download/<str:form>", views.download, name="download"),
]
