"""The addresses of every page that lists works."""

from django.urls import path

from ficstead.archive.discovery import views

urlpatterns = [
    path("", views.home, name="home"),
    path("works", views.works, name="works"),
    path("authors/<str:name>", views.author, name="author"),
    path("tags/<int:pk>", views.tag, name="tag"),
    path("series/<int:pk>", views.series, name="series"),
]
