"""The addresses of one work."""

from django.urls import path

from ficstead.archive.reading import views

urlpatterns = [
    path("works/<int:pk>", views.work, name="work"),
    path("works/<int:pk>/whole", views.whole_work, name="whole-work"),
    path("works/<int:pk>/chapters/<int:number>-<int:chapter>", views.chapter, name="chapter"),
    path("works/<int:pk>/chapters/<int:number>", views.chapter_numbered, name="chapter-numbered"),
    path("chapters/<int:pk>", views.chapter_permalink, name="chapter-permalink"),
]
