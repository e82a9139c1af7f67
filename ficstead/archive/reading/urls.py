"""The addresses of one work."""

from django.urls import path

from ficstead.archive.reading.views import pages

urlpatterns = [
    path("works/<int:pk>", pages.work, name="work"),
    path("works/<int:pk>/whole", pages.whole_work, name="whole-work"),
    path("works/<int:pk>/chapters/<int:number>-<int:chapter>", pages.chapter, name="chapter"),
    path("works/<int:pk>/chapters/<int:number>", pages.chapter_numbered, name="chapter-numbered"),
    path("chapters/<int:pk>", pages.chapter_permalink, name="chapter-permalink"),
]
